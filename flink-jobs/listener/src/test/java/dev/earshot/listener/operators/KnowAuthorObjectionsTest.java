package dev.earshot.listener.operators;

import static dev.earshot.listener.operators.Mentions.angry;
import static dev.earshot.listener.operators.Mentions.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Control;
import dev.earshot.model.Echo;
import dev.earshot.model.ScoredMention;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who objects to being profiled is not heard at all. */
class KnowAuthorObjectionsTest {
  private Bench<AboutAccount, Control, ScoredMention> bench;

  @BeforeEach
  void start() throws Exception {
    bench =
        Bench.of(
            new KnowAuthor(Mentions.RULES, Mentions.PSEUDONYMS),
            AboutAccount::account,
            KnowAuthor.told());
    bench.timeIs(at("08:00"));
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  @Test
  void nothingIsHeardOfWhoObjectsAndNothingKept() throws Exception {
    tell(Control.Type.OBJECT, "ana", "08:30");

    say(angry().by("ana").on("09:00"));
    say(angry().by("bob").on("09:00"));

    assertThat(speakers()).containsExactly("bob");
    bench.timeIs(at("95 00:00"));
    assertThat(bench.stateEntries()).isZero();
    assertThat(bench.timers()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void itCountsFromItsMomentUntilTheyAllowItHoweverLateTheWatermark(boolean live) throws Exception {
    tell(Control.Type.OBJECT, "ana", "09:00");
    tell(Control.Type.ALLOW, "ana", "10:00");
    tell(Control.Type.OBJECT, "ana", "11:00");

    for (String time : List.of("08:59", "09:00", "09:59", "10:00", "11:00")) {
      if (live) {
        bench.timeIs(at(time));
      }
      say(angry().by("ana").on(time));
    }
    bench.timeIs(at("11:00"));

    assertThat(bench.all())
        .extracting(scored -> scored.mention().heardAt())
        .containsExactly(at("08:59"), at("10:00"));
  }

  @Test
  void noReactionCountsOfThemOrForThem() throws Exception {
    say(angry().by("ana").post("p1").on("08:10"));
    say(angry().by("bob").post("p2").on("08:10"));
    tell(Control.Type.OBJECT, "ana", "08:30");

    send(Mentions.echo("ana", "p1", "skyhop", "100", "09:00"));
    send(Mentions.echo("ana", "p1", null, "bob", "09:01"));
    send(Mentions.echo("bob", "p2", null, "ana", "09:02"));
    send(Mentions.echo("bob", "p2", null, "eve", "09:03"));
    bench.timeIs(at("09:03"));

    assertThat(bench.aside(KnowAuthor.REACTIONS))
        .extracting(reaction -> reaction.echo().by())
        .containsExactly("x:eve");
  }

  @Test
  void anObjectionSurvivesARestartAndOutlastsEveryMemory() throws Exception {
    tell(Control.Type.OBJECT, "ana", "08:30");
    bench.timeIs(at("300 00:00"));
    tell(Control.Type.OBJECT, "eve", "300 00:01");
    bench.restart();
    bench.timeIs(at("300 08:00"));

    say(angry().by("ana").on("300 09:00"));
    say(angry().by("eve").on("300 09:00"));
    say(angry().by("bob").on("300 09:00"));

    assertThat(speakers()).containsExactly("bob");
  }

  @Test
  void whoAllowsItAgainIsOnNoListForEver() throws Exception {
    tell(Control.Type.OBJECT, "ana", "08:30");
    tell(Control.Type.ALLOW, "ana", "09:00");
    bench.timeIs(at("12:00"));

    tell(Control.Type.OBJECT, "bob", "12:30");

    assertThat(bench.bytes()).doesNotContain(pseudonym("ana")).contains(pseudonym("bob"));
  }

  @Test
  void theListBearsNoNames() throws Exception {
    tell(Control.Type.OBJECT, "Wanda-1", "08:30");
    say(angry().by("Wanda-1").on("09:00"));

    assertThat(bench.bytes()).contains(pseudonym("Wanda-1")).doesNotContain("x:Wanda-1");
  }

  private void tell(Control.Type type, String author, String from) throws Exception {
    Control control =
        new Control(
            type + author + from, type, pseudonym(author), null, "dpo", at(from), null, "", 1);
    bench.sendOther(control, at(from));
  }

  private static String pseudonym(String author) {
    return Mentions.PSEUDONYMS.of("acct:x:" + author);
  }

  private void say(Mentions mention) throws Exception {
    bench.send(AboutAccount.of(mention.mention()), mention.when());
  }

  private void send(Echo echo) throws Exception {
    bench.send(AboutAccount.of(echo), echo.heardAt());
  }

  private List<String> speakers() {
    return bench.emitted().stream().map(scored -> scored.mention().post().author().id()).toList();
  }
}
