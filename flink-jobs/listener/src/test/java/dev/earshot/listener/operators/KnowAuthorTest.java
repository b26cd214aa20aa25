package dev.earshot.listener.operators;

import static dev.earshot.listener.operators.Mentions.angry;
import static dev.earshot.listener.operators.Mentions.at;
import static dev.earshot.listener.operators.Mentions.link;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Control;
import dev.earshot.model.CustomerLink;
import dev.earshot.model.ScoredMention;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnowAuthorTest {
  private Bench<AboutAccount, Control, ScoredMention> bench;

  @BeforeEach
  void start() throws Exception {
    bench =
        Bench.of(
            new KnowAuthor(Mentions.RULES, Mentions.PSEUDONYMS),
            AboutAccount::account,
            KnowAuthor.told());
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  @Test
  void aVoiceIsWeighedAndAStrangerStaysOne() throws Exception {
    bench.timeIs(at("08:00"));

    send(angry().by("ana").on("09:00"));

    ScoredMention scored = bench.emitted().get(0);
    assertThat(scored.influence().score()).isBetween(79.0, 81.0);
    assertThat(scored.subject()).isEqualTo("acct:x:ana");
    assertThat(scored.firstSight()).isTrue();
  }

  @Test
  void aRepeatIsDropped() throws Exception {
    bench.timeIs(at("08:00"));

    send(angry().post("p1").on("09:00"));
    send(angry().post("p1").on("09:01"));
    send(angry().post("p1").updated(1).on("09:02"));
    send(angry().post("p1").updated(1).on("09:03"));

    assertThat(heardAt()).containsExactly("p1@09:00", "p1@09:02");
  }

  @Test
  void anUpdateIsNoFirstSight() throws Exception {
    bench.timeIs(at("08:00"));

    send(angry().post("p1").on("09:00"));
    send(angry().post("p1").updated(1).on("09:01"));
    send(angry().post("p1").updated(2).on("09:02"));

    assertThat(bench.emitted())
        .extracting(ScoredMention::firstSight)
        .containsExactly(true, false, false);
  }

  @Test
  void theSamePostOfAnotherAuthorIsNoRepeat() throws Exception {
    bench.timeIs(at("08:00"));

    send(angry().by("ana").post("p1").on("09:00"));
    send(angry().by("bob").post("p1").on("09:01"));

    assertThat(bench.emitted()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void repeatsAreForgottenAfterTwoDaysHoweverLateTheWatermark(boolean live) throws Exception {
    bench.timeIs(at("08:00"));
    send(angry().post("p1").on("09:00"));
    send(angry().post("p2").on("09:30"));

    timePassesIf(live, "3 09:29");
    send(angry().post("p2").on("3 09:29:59.999"));
    timePassesIf(live, "3 09:31");
    send(angry().post("p1").on("3 09:31"));
    timePassesIf(live, "3 09:32");
    send(angry().post("p2").on("3 09:32"));
    bench.timeIs(at("3 09:32"));

    assertThat(heardAt()).containsExactly("p1@09:00", "p2@09:30", "p1@09:31", "p2@09:32");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aHabitIsForgottenAfterNinetyDaysHoweverLateTheWatermark(boolean live) throws Exception {
    bench.timeIs(at("08:00"));
    send(angry().on("09:00"));
    double once = bench.emitted().get(0).influence().posting();

    timePassesIf(live, "93 00:00");
    send(angry().on("93 00:01"));
    bench.timeIs(at("93 00:01"));

    assertThat(bench.emitted().get(0).influence().posting()).isEqualTo(once);
  }

  private void timePassesIf(boolean live, String moment) throws Exception {
    if (live) {
      bench.timeIs(at(moment));
    }
  }

  @Test
  void postsWaitForTheFirstWatermarkAndKeepTheirOrder() throws Exception {
    send(angry().post("p1").on("09:00"));
    send(angry().post("p2").on("09:00"));
    send(angry().post("p3").on("09:10"));
    assertThat(bench.emitted()).isEmpty();

    bench.timeIs(at("09:05"));
    assertThat(heardAt()).containsExactly("p1@09:00", "p2@09:00");

    send(angry().post("p4").on("09:20"));
    assertThat(bench.emitted()).as("p4 may not overtake p3").isEmpty();

    bench.timeIs(at("09:15"));
    bench.timeIs(at("09:25"));
    send(angry().post("p5").on("09:30"));
    assertThat(heardAt()).containsExactly("p3@09:10", "p4@09:20", "p5@09:30");
  }

  @Test
  void stateAndTimersGoBackToZero() throws Exception {
    send(angry().by("ana").on("09:00"));
    send(angry().by("bob").on("09:10"));
    bench.timeIs(at("09:05"));
    send(angry().by("ana").post("p1").updated(1).on("09:20"));
    assertThat(bench.stateEntries()).isPositive();

    bench.timeIs(at("95 00:00"));

    assertThat(bench.stateEntries()).isZero();
    assertThat(bench.timers()).isZero();
  }

  @Test
  void repeatsAreForgottenWhileAHabitIsRemembered() throws Exception {
    bench.timeIs(at("08:00"));
    send(angry().on("09:00"));
    bench.timeIs(at("6 00:00"));
    int onlyTheHabit = bench.stateEntries();
    send(angry().on("6 09:00"));
    assertThat(bench.stateEntries()).isGreaterThan(onlyTheHabit);

    bench.timeIs(at("9 00:00"));

    assertThat(bench.stateEntries()).isEqualTo(onlyTheHabit);
  }

  @Test
  void aBusyAuthorDoesNotMakeATimerAPost() throws Exception {
    bench.timeIs(at("08:00"));
    for (int i = 0; i < 1_000; i++) {
      send(angry().post("p" + i).on(at("09:00").plus(Duration.ofSeconds(i))));
    }

    assertThat(bench.timers()).isOne();
  }

  @Test
  void whatIsKnownSurvivesARestart() throws Exception {
    bench.timeIs(at("08:00"));
    send(link("ana", "c1", "08:30"));
    send(angry().by("ana").post("p1").on("09:00"));
    bench.restart();

    send(angry().by("ana").post("p1").on("09:01"));
    send(angry().by("ana").post("p2").on("09:02"));
    assertThat(bench.emitted()).as("a new start waits for the customers again").isEmpty();
    bench.restart();
    bench.timeIs(at("09:05"));

    List<ScoredMention> emitted = bench.emitted();
    assertThat(emitted).extracting(scored -> scored.mention().post().id()).containsExactly("p2");
    assertThat(emitted).extracting(ScoredMention::subject).containsExactly("cust:c1");
    assertThat(emitted.get(0).influence().posting()).isGreaterThan(0.05);
  }

  private void send(Mentions mention) throws Exception {
    bench.send(AboutAccount.of(mention.mention()), mention.when());
  }

  private void send(CustomerLink link) throws Exception {
    bench.send(AboutAccount.of(link), link.effectiveAt());
  }

  private List<String> heardAt() {
    return bench.emitted().stream()
        .map(ScoredMention::mention)
        .map(mention -> mention.post().id() + "@" + mention.heardAt().toString().substring(11, 16))
        .toList();
  }
}
