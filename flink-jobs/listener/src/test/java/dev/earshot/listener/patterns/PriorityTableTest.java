package dev.earshot.listener.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.Rules;
import dev.earshot.config.Settings;
import dev.earshot.listener.scoring.AlertLife;
import dev.earshot.listener.scoring.AlertRule;
import dev.earshot.listener.scoring.PriorityRank;
import dev.earshot.listener.scoring.SignalRule;
import dev.earshot.model.Alert;
import dev.earshot.model.Bump;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.Level;
import dev.earshot.model.Match;
import dev.earshot.model.Reading.Intent;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import dev.earshot.model.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of docs/priority.md, worked out from the post to the bump. */
class PriorityTableTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "priority.md");
  private static final Settings SHIPPED = new ConfigLoader(name -> null).shipped();
  private static final Rules RULES = SHIPPED.rules();

  private final AlertLife life = new AlertLife(RULES.lifecycle(), SHIPPED.playbook());

  /**
   * One line of the table.
   *
   * @param tier null for somebody who is no customer
   * @param unanswered minutes
   */
  record Line(
      CustomerTier tier,
      Intent intent,
      double negativity,
      double influence,
      long unanswered,
      boolean crisis,
      List<String> situations,
      Level level,
      int rank) {

    static Line of(String row) {
      List<String> cells = Stream.of(row.split("\\|", -1)).map(String::strip).toList();
      String who = cells.get(1).replace("customer", "").strip();
      return new Line(
          who.equals("stranger") ? null : CustomerTier.valueOf(who.toUpperCase(Locale.ROOT)),
          Intent.valueOf(cells.get(2).toUpperCase(Locale.ROOT)),
          Double.parseDouble(cells.get(3)),
          Double.parseDouble(cells.get(4)),
          Long.parseLong(cells.get(5)),
          cells.get(6).equals("yes"),
          cells.get(7).equals("none") ? List.of() : List.of(cells.get(7).split(", ", -1)),
          Level.valueOf(cells.get(8).toUpperCase(Locale.ROOT)),
          Integer.parseInt(cells.get(9)));
    }

    Signal post() {
      Log.Entry post =
          new Log().said("ana", "09:00", -negativity).influence(influence).intent(intent);
      return (tier == null ? post : post.customer(tier)).by();
    }
  }

  static List<Line> lines() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .dropWhile(line -> !line.startsWith("| who |"))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(Line::of)
        .toList();
  }

  @Test
  void theTableIsThere() throws IOException {
    assertThat(lines()).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void aLineIsWhatThePostMakes(Line line) {
    List<Alert> open = new ArrayList<>();
    for (Match match : found(line)) {
      var alert = life.open(match.stamp().rule(), match);
      open.add((line.crisis() ? life.inhibit(alert, "storm", match.at()) : alert).alert());
    }

    assertThat(open).extracting(Alert::rule).isEqualTo(line.situations());
    if (open.isEmpty()) {
      assertThat(line.level()).isEqualTo(Level.NONE);
      assertThat(line.rank()).isZero();
      return;
    }
    Bump bump =
        new PriorityRank(RULES.priority())
            .of("acct:x:ana", List.of(), open, null, new Version(1, 1), Log.at("15:00"));
    assertThat(bump.level()).isEqualTo(line.level());
    assertThat(bump.rank()).isEqualTo(line.rank());
  }

  /** What the rules make of one post, and of the silence after it. */
  private static List<Match> found(Line line) {
    Signal post = line.post();
    List<Match> found = new ArrayList<>();
    for (SignalRule rule : Situations.of(RULES)) {
      Stamp stamp = rule.settings().stamp(1);
      if (!rule.counts(post)) {
        continue;
      }
      switch (stamp.rule()) {
        case AngryInfluencer.NAME -> found.add(Match.of(stamp, List.of(post)));
        case SeriousIntent.NAME -> found.add(AlertRule.serious(stamp, post));
        case IgnoredComplaint.NAME -> {
          boolean sooner = post.customer() || post.influence().score() >= stamp.limit("influence");
          if (Duration.ofMinutes(line.unanswered()).toMillis()
              >= stamp.millis(sooner ? "sla" : "ordinary_sla")) {
            found.add(unanswered(stamp, post, line.unanswered()));
          }
        }
        default -> {} // made of more than one post
      }
    }
    return found;
  }

  private static Match unanswered(Stamp stamp, Signal post, long minutes) {
    return new Match(
        Match.Effect.RAISE,
        stamp,
        post.tenant(),
        post.brand(),
        post.subject(),
        post.post(),
        post.heardAt().plus(Duration.ofMinutes(minutes)),
        List.of(post),
        stamp.severity(),
        null,
        null,
        "unanswered for " + minutes + " min");
  }
}
