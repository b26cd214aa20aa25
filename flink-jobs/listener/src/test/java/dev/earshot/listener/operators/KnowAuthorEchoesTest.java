package dev.earshot.listener.operators;

import static dev.earshot.listener.operators.Mentions.angry;
import static dev.earshot.listener.operators.Mentions.at;
import static dev.earshot.listener.operators.Mentions.content;
import static dev.earshot.listener.operators.Mentions.link;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.earshot.model.Control;
import dev.earshot.model.Echo;
import dev.earshot.model.ScoredMention;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an author speaks of for the first time in a day, and what others do to their posts. */
class KnowAuthorEchoesTest {
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

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAuthorIsFreshOnceADay(boolean live) throws Exception {
    for (String time : List.of("09:00", "10:00", "2 08:59:59.999", "2 09:00", "2 10:00")) {
      if (live) {
        bench.timeIs(at(time).minusMillis(1));
      }
      send(angry().by("ana").on(time));
    }
    bench.timeIs(at("2 10:00"));

    assertThat(bench.emitted())
        .extracting(ScoredMention::fresh)
        .containsExactly(List.of("skyhop"), List.of(), List.of(), List.of("skyhop"), List.of());
  }

  @Test
  void eachBrandAndEachOfItsTopicsIsFreshByItself() throws Exception {
    send(angry().about("skyhop").reporting("luggage").on("09:00"));
    send(angry().about("skyhop", "united").reporting("luggage", "crew").on("09:10"));
    send(angry().by("bob").about("skyhop").on("09:20"));

    assertThat(bench.emitted())
        .extracting(ScoredMention::fresh)
        .containsExactly(
            List.of("skyhop", "skyhop/luggage"),
            List.of("skyhop/crew", "united", "united/luggage", "united/crew"),
            List.of("skyhop"));
  }

  @Test
  void aGoodWordAndARevisionReportNothing() throws Exception {
    send(content().post("p1").reporting("luggage").on("09:00"));
    send(angry().post("p1").updated(1).on("09:10"));
    send(angry().post("p2").on("09:20"));

    assertThat(bench.emitted())
        .extracting(ScoredMention::fresh)
        .containsExactly(List.of(), List.of(), List.of("skyhop"));
  }

  @Test
  void aReactionCountsWhereTimeHasComeToIt() throws Exception {
    send(angry().by("ana").post("p1").on("09:00"));
    send(shared("ana", "p1", "09:10"));
    bench.timeIs(at("09:09:59.999"));
    assertThat(reactions()).isEmpty();

    bench.timeIs(at("09:10"));

    assertThat(reactions()).extracting(reaction -> reaction.echo().post()).containsExactly("p1");
  }

  @Test
  void aReactionThatOvertookThePostItIsAboutCounts() throws Exception {
    send(shared("ana", "p1", "09:10"));
    send(angry().by("ana").post("p1").on("09:00"));

    bench.timeIs(at("09:10"));

    assertThat(reactions()).hasSize(1);
  }

  @Test
  void aReactionBeforeThePostOrToAnothersPostCountsForNobody() throws Exception {
    send(shared("ana", "p1", "08:59"));
    send(angry().by("ana").post("p1").on("09:00"));
    send(angry().by("bob").post("p2").on("09:00"));
    send(shared("ana", "p2", "09:10"));
    send(shared("ana", "never heard", "09:10"));

    bench.timeIs(at("09:30"));

    assertThat(reactions()).isEmpty();
  }

  @Test
  void anAnswerAlwaysCounts() throws Exception {
    send(answered("ana", "never heard", "09:10"));

    bench.timeIs(at("09:10"));

    assertThat(reactions())
        .extracting(reaction -> reaction.echo().brand())
        .containsExactly("skyhop");
  }

  /** With a watermark after every post, or with none until all has been read. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aReactionToAPostForgottenCountsForNobodyHoweverLateTheWatermark(boolean live)
      throws Exception {
    send(angry().by("ana").post("p1").on("09:00"));
    if (live) {
      bench.timeIs(at("4 00:00"));
    }
    send(angry().by("ana").post("p2").on("5 09:00"));
    send(shared("ana", "p2", "7 08:59:59.999"));
    send(shared("ana", "p2", "8 09:00"));

    bench.timeIs(at("9 00:00"));

    assertThat(reactions()).hasSize(1);
  }

  @Test
  void whoIsBehindTheAccountAtThatMomentIsTold() throws Exception {
    send(answered("ana", "p1", "09:10"));
    send(answered("ana", "p1", "09:30"));
    bench.send(AboutAccount.of(link("ana", "c1", "09:20")), at("09:20"));

    bench.timeIs(at("09:30"));

    assertThat(reactions())
        .extracting(
            reaction -> reaction.echo().heardAt(),
            reaction -> reaction.link() == null ? null : reaction.link().customer())
        .containsExactly(tuple(at("09:10"), null), tuple(at("09:30"), "c1"));
  }

  @Test
  void whatWaitsSurvivesARestart() throws Exception {
    send(angry().by("ana").post("p1").on("09:00"));
    send(shared("ana", "p1", "09:10"));
    bench.restart();
    bench.timeIs(at("09:10"));
    assertThat(reactions()).hasSize(1);
    bench.restart();
    bench.timeIs(at("09:20"));

    send(angry().by("ana").on("09:30"));

    assertThat(bench.emitted()).extracting(ScoredMention::fresh).containsExactly(List.of());
  }

  @Test
  void whatWasHeardCountsThoughTimeLeapsToItsEnd() throws Exception {
    send(angry().by("ana").post("p1").on("09:00"));
    send(shared("ana", "p1", "09:10"));

    bench.endOfTime();

    assertThat(reactions()).hasSize(1);
  }

  @Test
  void stateAndTimersGoBackToZero() throws Exception {
    send(angry().by("ana").post("p1").reporting("luggage").on("09:00"));
    send(shared("ana", "p1", "09:10"));
    send(shared("nobody", "p1", "09:10"));
    send(answered("ana", "p1", "09:20"));
    assertThat(bench.stateEntries()).isPositive();

    bench.timeIs(at("95 00:00"));

    assertThat(bench.stateEntries()).isZero();
    assertThat(bench.timers()).isZero();
  }

  private void send(Mentions mention) throws Exception {
    bench.send(AboutAccount.of(mention.mention()), mention.when());
  }

  private void send(Echo echo) throws Exception {
    bench.send(AboutAccount.of(echo), echo.heardAt());
  }

  private List<Reaction> reactions() {
    return bench.aside(KnowAuthor.REACTIONS);
  }

  private static Echo shared(String author, String post, String time) {
    return Mentions.echo(author, post, null, "somebody", time);
  }

  private static Echo answered(String author, String post, String time) {
    return Mentions.echo(author, post, "skyhop", "somebody", time);
  }
}
