package dev.earshot.listener.operators;

import static dev.earshot.listener.operators.Mentions.at;

import dev.earshot.model.Alert;
import dev.earshot.model.Control;
import dev.earshot.model.Influence;
import dev.earshot.model.Match;
import dev.earshot.model.Reading;
import dev.earshot.model.Severity;
import dev.earshot.model.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What may happen behind the seam: angry people, crises, answers, a team that works on it, posts
 * taken back and people who are to be forgotten.
 */
final class Histories {
  /** When all of it is long over. */
  static final Instant LAST = at("200 00:00");

  private static final List<String> AUTHORS = List.of("ana", "bob", "eve", "kim");
  private static final List<String> CRISES = List.of("Firestorm", "Outage", "BrandSpike");

  private Histories() {}

  /**
   * Several days: some posts share a stamp, some people are recognised on the way.
   *
   * @param words how many posts there are
   */
  static List<Finding> days(Random chance, int words) throws Exception {
    List<Finding> facts = new ArrayList<>();
    Map<String, Signal> before = new HashMap<>();
    Instant now = at("09:00");
    for (int offset = 0; offset < words; offset++) {
      now = now.plus(pause(chance));
      String author = AUTHORS.get(chance.nextInt(AUTHORS.size()));
      Mentions mention = chance.nextInt(3) == 0 ? Mentions.angry() : Mentions.cross();
      mention.by(author).post("p" + offset).on(now).carrying(60 + chance.nextInt(40));
      mention.lying(AUTHORS.indexOf(author) % 2, offset);
      mention.about(chance.nextInt(4) == 0 ? "united" : "skyhop");
      if ((author.equals("ana") && offset > words / 2)
          || (author.equals("bob") && offset % 40 > 20)) {
        mention.ofCustomer("c1");
      }
      if (chance.nextInt(5) == 0) {
        mention.wanting(Reading.Intent.CHURN).countedBy("SeriousIntent");
      }
      Signal signal = mention.signal();
      facts.add(Finding.of(signal));
      Signal earlier = before.put(signal.brand() + signal.subject(), signal);
      if (earlier != null && chance.nextInt(3) == 0) {
        String rule = chance.nextInt(3) == 0 ? "IgnoredComplaint" : Alerts.STREAK;
        Match match = Match.of(Mentions.stamp(rule), List.of(earlier, signal));
        boolean settles = chance.nextInt(4) == 0;
        facts.add(Finding.of(settles ? Alerts.over(match, now) : match));
      } else if (earlier != null && chance.nextInt(6) == 0) {
        facts.add(Finding.of(Match.of(Mentions.stamp("Recovery"), List.of(earlier, signal))));
      }
      if (chance.nextInt(6) == 0) {
        facts.add(crisis(now, chance));
      }
      if (chance.nextInt(8) == 0) {
        Signal taken = anyOf(before, chance);
        facts.add(
            Finding.of(new Withdrawn("acme", taken.brand(), taken.post(), taken.post(), now)));
      }
      if (chance.nextInt(10) == 0) {
        // Of one moment nobody could tell which came first: see RATIONALE, Who is forgotten.
        now = now.plusMillis(1);
        facts.add(gone(anyOf(before, chance), now, offset));
      }
    }
    // Of some, nothing is heard any more.
    Instant end = now.plus(pause(chance)).plusMillis(1);
    Set<String> subjects = new TreeSet<>();
    before.values().forEach(said -> subjects.add(said.subject()));
    for (String subject : subjects) {
      if (chance.nextInt(3) == 0) {
        facts.add(gone(lastOf(before, subject), end, words));
      }
    }
    // People look at what was told, and act on it a little later.
    return withActs(facts, chance);
  }

  private static Signal anyOf(Map<String, Signal> said, Random chance) {
    List<Signal> all = new ArrayList<>(new TreeMap<>(said).values());
    return all.get(chance.nextInt(all.size()));
  }

  private static Signal lastOf(Map<String, Signal> said, String subject) {
    return said.values().stream()
        .filter(each -> each.subject().equals(subject))
        .max(Signal.LOG_ORDER)
        .orElseThrow();
  }

  /** Whoever said this is to be forgotten; an account tells so in its own partition. */
  private static Finding gone(Signal said, Instant at, int offset) {
    return Finding.of(
        new Signal(
            Signal.Kind.GONE,
            said.tenant(),
            null,
            said.subject(),
            said.customer() ? said.subject() : said.author(),
            false,
            null,
            said.subject(),
            null,
            said.network(),
            said.source(),
            0,
            null,
            List.of(),
            Influence.UNKNOWN,
            0,
            at,
            at,
            said.customer() ? 7 : said.partition(),
            offset,
            List.of()));
  }

  static boolean isGone(Finding finding) {
    return finding.signal() != null && finding.signal().kind() == Signal.Kind.GONE;
  }

  private static Finding crisis(Instant now, Random chance) {
    Severity severity = chance.nextBoolean() ? Severity.SEV1 : Severity.SEV2;
    Match match = Alerts.found(CRISES.get(chance.nextInt(3)), severity, "09:00");
    boolean settles = chance.nextInt(3) == 0;
    return Finding.of(
        settles ? Alerts.over(match, now) : Alerts.again(match, match.severity(), now));
  }

  private static List<Finding> withActs(List<Finding> facts, Random chance) throws Exception {
    List<Finding> all = new ArrayList<>(facts);
    try (var bench = Alerts.bench()) {
      for (Finding fact : facts) {
        if (!isGone(fact)) {
          bench.send(fact, fact.at());
        }
      }
      bench.timeIs(LAST);
      for (Alert alert : bench.emitted()) {
        if (chance.nextInt(3) == 0) {
          // On the whole minute others speak, too.
          Instant moment = alert.newestAt().plusSeconds(60L * chance.nextInt(400));
          all.add(Finding.of(act(alert, moment, chance), alert.tenant()));
        }
      }
    }
    all.sort((one, other) -> one.at().compareTo(other.at()));
    return all;
  }

  private static Control act(Alert alert, Instant moment, Random chance) {
    Control.Type type =
        switch (chance.nextInt(6)) {
          case 0 -> Control.Type.DISMISS;
          case 1 -> Control.Type.SNOOZE;
          case 2 -> Control.Type.COMMENT;
          case 3 -> Control.Type.TAKE;
          default -> Control.Type.ACKNOWLEDGE;
        };
    Instant until =
        type == Control.Type.SNOOZE ? moment.plusSeconds(60L * (chance.nextInt(300) - 5)) : null;
    return Alerts.act(type, alert.id(), alert.brand(), moment, until);
  }

  private static Duration pause(Random chance) {
    return switch (chance.nextInt(8)) {
      case 0 -> Duration.ZERO;
      case 1 -> Duration.ofHours(8 + chance.nextInt(30));
      case 2, 3 -> Duration.ofMinutes(5);
      default -> Duration.ofSeconds(chance.nextInt(900));
    };
  }

  /** In any order, but an author's own posts stay in theirs: they lie in one partition. */
  static List<Finding> shuffle(List<Finding> facts, Random chance) {
    Map<String, ArrayDeque<Finding>> lanes = new LinkedHashMap<>();
    for (Finding fact : facts) {
      String lane = fact.signal() == null ? "lane " + lanes.size() : fact.signal().author();
      lanes.computeIfAbsent(lane, unused -> new ArrayDeque<>()).add(fact);
    }
    List<Finding> shuffled = new ArrayList<>();
    List<ArrayDeque<Finding>> left = new ArrayList<>(lanes.values());
    while (!left.isEmpty()) {
      Collections.shuffle(left, chance);
      shuffled.add(left.get(0).remove());
      left.removeIf(ArrayDeque::isEmpty);
    }
    return shuffled;
  }
}
