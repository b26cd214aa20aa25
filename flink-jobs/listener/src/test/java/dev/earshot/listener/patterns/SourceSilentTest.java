package dev.earshot.listener.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.ConfigLoader;
import dev.earshot.model.Match;
import dev.earshot.model.SourceCount;
import dev.earshot.model.Stamp;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** By the shipped rule: half an hour at least, and less likely than one in ten thousand. */
class SourceSilentTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Stamp rule =
      new ConfigLoader(name -> null).shipped().rules().sourceSilent().stamp(1);
  private Scene<SourceCount, Match> scene;

  @BeforeEach
  void listen() throws Exception {
    scene = new Scene<>(SourceCount.class, SourceSilent::keyOf, SourceSilent::in);
  }

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  private void speaks(String brand, int posts, Instant at) throws Exception {
    scene.send(new SourceCount("acme", "x-stream", brand, at, posts, true, rule), at);
  }

  private void is(boolean connected, String time) throws Exception {
    Instant at = Log.at(time);
    scene.send(new SourceCount("acme", "x-stream", null, at, 0, connected, rule), at);
  }

  /** Five posts every ten minutes of these hours of these days. */
  private void speaks(int fromDay, int toDay, int fromHour, int toHour) throws Exception {
    for (int day = fromDay; day <= toDay; day++) {
      for (int minute = fromHour * 60; minute < toHour * 60; minute += 10) {
        speaks("skyhop", 5, Log.at(day + " 00:00").plusSeconds(60L * minute));
      }
    }
  }

  private void timeIs(String time) throws Exception {
    scene.timeIs(time);
  }

  @Test
  void aSourceThatFallsSilentIsMissed() throws Exception {
    speaks(1, 3, 0, 24);
    speaks(4, 4, 0, 12);
    timeIs("4 18:00");

    assertThat(scene.found()).hasSize(1);
    Match match = scene.found().get(0);
    assertThat(match.effect()).isEqualTo(Match.Effect.RAISE);
    assertThat(match.subject()).isEqualTo("source:x-stream");
    assertThat(match.brand()).isEqualTo("skyhop");
    assertThat(match.causes()).isEmpty();
    assertThat(match.at()).isBetween(Log.at("4 12:20"), Log.at("4 14:00"));
    assertThat(match.note()).startsWith("silent for ").endsWith(" posts are usual");
  }

  @Test
  void aPauseIsNoSilence() throws Exception {
    speaks(1, 3, 0, 24);
    speaks(4, 4, 0, 12);
    timeIs("4 12:19:59");

    assertThat(scene.found()).isEmpty();
  }

  @Test
  void whoIsHeardAgainIsMissedNoMore() throws Exception {
    speaks(1, 3, 0, 24);
    speaks(4, 4, 0, 12);
    speaks("united", 1, Log.at("4 18:00"));
    timeIs("4 18:00");

    assertThat(scene.found())
        .extracting(Match::effect)
        .containsExactly(Match.Effect.RAISE, Match.Effect.SETTLE);
    Match over = scene.found().get(1);
    assertThat(over.brand()).isEqualTo("skyhop");
    assertThat(over.cause()).isEqualTo(scene.found().get(0).cause());
    assertThat(over.at()).isEqualTo(Log.at("4 18:00"));
  }

  @Test
  void aYoungSourceIsNotJudged() throws Exception {
    speaks(1, 2, 0, 24);
    timeIs("9 00:00");

    assertThat(scene.found()).isEmpty();
  }

  @Test
  void aSourceThatSleepsAtNightIsNotMissedAtNight() throws Exception {
    speaks(1, 4, 7, 22);
    timeIs("5 07:00");

    assertThat(scene.found()).isEmpty();
  }

  @Test
  void butItIsMissedInTheMorning() throws Exception {
    speaks(1, 4, 7, 22);
    timeIs("5 12:00");

    assertThat(scene.found()).hasSize(1);
    assertThat(scene.found().get(0).at()).isAfter(Log.at("5 07:10"));
  }

  @Test
  void theFirstWeekendIsNoAlarmAndNorIsTheNext() throws Exception {
    speaks(1, 5, 7, 22);
    speaks(8, 12, 7, 22);
    timeIs("15 06:00");

    assertThat(scene.found()).isEmpty();
  }

  @Test
  void aSourceOfFewWordsMayBeSilentForLong() throws Exception {
    for (int day = 1; day <= 7; day++) {
      speaks("skyhop", 1, Log.at(day + " 09:00"));
    }
    timeIs("9 20:00");

    assertThat(scene.found()).isEmpty();
  }

  @Test
  void whoSaysItIsDeafIsBelievedEvenWhenYoung() throws Exception {
    speaks("skyhop", 1, Log.at("09:00"));
    is(false, "10:00");
    is(false, "10:10");
    timeIs("10:29:59");
    assertThat(scene.found()).isEmpty();

    timeIs("10:30");

    assertThat(scene.found()).hasSize(1);
    assertThat(scene.found().get(0).note())
        .isEqualTo("says itself that it has heard nothing for 30 min");
  }

  @Test
  void aShortDeafnessIsNoAlarm() throws Exception {
    speaks("skyhop", 1, Log.at("09:00"));
    is(false, "10:00");
    is(true, "10:29");
    timeIs("12:00");

    assertThat(scene.found()).isEmpty();
  }

  @Test
  void whoHearsAgainIsNoLongerDeaf() throws Exception {
    speaks("skyhop", 1, Log.at("09:00"));
    is(false, "10:00");
    is(true, "11:00");
    timeIs("12:00");

    assertThat(scene.found())
        .extracting(Match::effect)
        .containsExactly(Match.Effect.RAISE, Match.Effect.SETTLE);
  }

  @Test
  void aSourceThatNeverSpokeHasNoBrandToTellItTo() throws Exception {
    is(false, "10:00");
    timeIs("20:00");

    assertThat(scene.found()).isEmpty();
  }

  @Test
  void theBrandItSaysMostAboutIsTold() throws Exception {
    speaks("skyhop", 3, Log.at("09:00"));
    speaks("united", 4, Log.at("09:00"));
    is(false, "10:00");
    timeIs("11:00");

    assertThat(scene.found()).extracting(Match::brand).containsExactly("united");
  }

  @Test
  void silenceAfterDeafnessCountsFromItsEnd() throws Exception {
    speaks(1, 3, 0, 24);
    speaks(4, 4, 0, 12);
    is(false, "4 12:00");
    is(true, "4 12:20");
    timeIs("4 12:45");

    assertThat(scene.found()).isEmpty();
  }

  @Test
  void anotherSourceIsAnotherSource() throws Exception {
    speaks(1, 3, 0, 24);
    speaks(4, 4, 0, 12);
    Instant at = Log.at("4 12:30");
    scene.send(new SourceCount("acme", "blogs", "skyhop", at, 9, true, rule), at);
    timeIs("4 18:00");

    assertThat(scene.found()).extracting(Match::effect).containsExactly(Match.Effect.RAISE);
  }

  @Test
  void tasksThatCountOneBucketAddUpInAnyOrder() throws Exception {
    speaks(1, 3, 0, 24);
    speaks("skyhop", 2, Log.at("4 00:10"));
    speaks("united", 2, Log.at("4 00:00"));
    speaks("skyhop", 2, Log.at("4 00:00"));
    timeIs("4 00:10");
    scene.restart();
    timeIs("4 06:00");

    assertThat(scene.found()).hasSize(1);
    assertThat(scene.found().get(0).cause())
        .isEqualTo("x-stream@" + Log.at("4 00:10").toEpochMilli());
  }

  @Test
  void nothingComesFromBeyondTheLastRecord() throws Exception {
    speaks(1, 4, 0, 24);
    timeIs("5 00:00");
    scene.endOfTime();

    assertThat(scene.found()).isEmpty();
  }

  @Test
  void aSourceThatIsGoneIsForgotten() throws Exception {
    speaks(1, 4, 0, 24);
    timeIs("5 00:00");
    assertThat(scene.timers()).as("for its silence").isOne();

    scene.timeIs(Log.at("5 00:00").plus(Duration.ofDays(31)));

    assertThat(scene.found()).hasSize(1);
    assertThat(scene.stateEntries()).isZero();
    assertThat(scene.timers()).isZero();
  }

  @Test
  void aSilenceThatBeganBeforeARestartIsMissed() throws Exception {
    speaks(1, 3, 0, 24);
    timeIs("4 00:10");
    scene.restart();
    scene.timeIs(Log.at("4 00:10").plus(HOUR.multipliedBy(6)));

    assertThat(scene.found()).hasSize(1);
  }
}
