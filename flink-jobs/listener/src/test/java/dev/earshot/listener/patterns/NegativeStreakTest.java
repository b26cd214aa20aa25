package dev.earshot.listener.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.NegativeStreakSettings.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NegativeStreakTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofHours(24);

  @Test
  void twoInAnHourAreAStreak() throws Exception {
    try (Streaks streaks = Streaks.of(2, HOUR)) {
      streaks.says("ana", "09:00");
      streaks.says("ana", "09:59:59.999");
      streaks.timeIs("12:00");

      assertThat(streaks.matches()).containsExactly(List.of("0/2", "0/3"));
      assertThat(streaks.found().get(0).stamp().id()).isEqualTo("NegativeStreak@1");
    }
  }

  @Test
  void twoAnHourApartAreNone() throws Exception {
    try (Streaks streaks = Streaks.of(2, HOUR)) {
      streaks.says("ana", "09:00");
      streaks.says("ana", "10:00");
      streaks.timeIs("12:00");

      assertThat(streaks.matches()).isEmpty();
    }
  }

  @Test
  void threeInADayAreAStreak() throws Exception {
    try (Streaks streaks = Streaks.of(3, DAY)) {
      streaks.says("ana", "09:00");
      streaks.says("ana", "17:00");
      streaks.says("ana", "2 08:59:59.999");
      streaks.timeIs("2 12:00");

      assertThat(streaks.matches()).hasSize(1);
    }
  }

  @Test
  void threeInMoreThanADayAreNone() throws Exception {
    try (Streaks streaks = Streaks.of(3, DAY)) {
      streaks.says("ana", "09:00");
      streaks.says("ana", "17:00");
      streaks.says("ana", "2 09:00");
      streaks.timeIs("2 12:00");

      assertThat(streaks.matches()).isEmpty();
    }
  }

  @Test
  void twoPeopleAreNoStreak() throws Exception {
    try (Streaks streaks = Streaks.of(2, HOUR)) {
      streaks.says("ana", "09:00");
      streaks.says("bob", "09:10");
      streaks.timeIs("12:00");

      assertThat(streaks.matches()).isEmpty();
    }
  }

  @Test
  void twoBrandsAreNoStreak() throws Exception {
    try (Streaks streaks = Streaks.of(2, HOUR)) {
      streaks.says("ana", "09:00", "skyhop");
      streaks.says("ana", "09:10", "united");
      streaks.timeIs("12:00");

      assertThat(streaks.matches()).isEmpty();
    }
  }

  @Test
  void aBacklogDeliveredAtOnceIsNoBurst() throws Exception {
    try (Streaks streaks = Streaks.of(2, HOUR)) {
      streaks.saysLate("ana", "3 09:00", "1 09:00");
      streaks.saysLate("ana", "3 09:00", "1 15:00");
      streaks.saysLate("ana", "3 09:00", "2 09:00");
      streaks.timeIs("3 12:00");

      assertThat(streaks.matches()).isEmpty();
    }
  }

  @Test
  void allOfAStreakIsWrittenWithinItsWindow() throws Exception {
    try (Streaks streaks = Streaks.of(3, HOUR)) {
      streaks.saysLate("ana", "12:00", "11:00");
      streaks.saysLate("ana", "12:01", "11:50");
      streaks.saysLate("ana", "12:02", "10:10");
      streaks.timeIs("14:00");

      assertThat(streaks.matches()).as("from 10:10 to 11:50").isEmpty();
    }
  }

  @Test
  void anOldPostHeardInBetweenHidesNoStreak() throws Exception {
    try (Streaks streaks = Streaks.of(2, HOUR)) {
      streaks.says("ana", "12:00");
      streaks.saysLate("ana", "12:01", "09:00");
      streaks.says("ana", "12:02");
      streaks.timeIs("14:00");

      assertThat(streaks.matches()).containsExactly(List.of("0/2", "0/4"));
    }
  }

  @Test
  void aBurstIsCountedOnceAPost() throws Exception {
    try (Streaks pairs = Streaks.of(2, HOUR);
        Streaks threes = Streaks.of(3, DAY)) {
      for (int second = 0; second < 120; second++) {
        String time = "09:%02d:%02d".formatted(second / 60, second % 60);
        pairs.says("ana", time);
        threes.says("ana", time);
      }
      pairs.timeIs("12:00");
      threes.timeIs("12:00");

      assertThat(pairs.matches()).hasSize(60);
      assertThat(threes.matches()).hasSize(40);
    }
  }

  @Test
  void postsOfOneStampAreTakenInTheLogsOrder() throws Exception {
    try (Streaks streaks = Streaks.of(2, HOUR)) {
      streaks.saysFrom(1, 5, "ana", "09:00");
      streaks.saysFrom(0, 9, "ana", "09:00");
      streaks.saysFrom(1, 4, "ana", "09:00");
      streaks.saysFrom(0, 7, "ana", "09:00");
      streaks.timeIs("12:00");

      assertThat(streaks.matches()).containsExactly(List.of("0/7", "0/9"), List.of("1/4", "1/5"));
    }
  }

  @Test
  void arrivalBeforeTheWatermarkDecidesNothing() throws Exception {
    try (Streaks streaks = Streaks.of(2, HOUR)) {
      streaks.saysFrom(0, 3, "ana", "09:20");
      streaks.saysFrom(0, 1, "ana", "09:00");
      streaks.saysFrom(0, 2, "ana", "09:10");
      assertThat(streaks.matches()).isEmpty();
      streaks.timeIs("12:00");

      assertThat(streaks.matches()).containsExactly(List.of("0/1", "0/2"));
    }
  }

  @Test
  void whatComesBehindTheWatermarkIsCountedAndNotMatched() throws Exception {
    try (Streaks streaks = Streaks.of(2, HOUR)) {
      streaks.says("ana", "09:00");
      streaks.timeIs("09:30");
      streaks.says("ana", "09:10");
      streaks.timeIs("12:00");

      assertThat(streaks.matches()).isEmpty();
      assertThat(streaks.late()).isOne();
    }
  }

  @Test
  void aWindowThatClosedLeavesNothing() throws Exception {
    try (Streaks streaks = Streaks.of(3, DAY)) {
      streaks.says("ana", "09:00");
      streaks.says("bob", "09:00");
      streaks.says("bob", "10:00");
      streaks.timeIs("10:00");
      assertThat(streaks.stateEntries()).isPositive();

      streaks.timeIs("3 12:00");

      assertThat(streaks.stateEntries()).isZero();
      assertThat(streaks.timers()).isZero();
    }
  }

  @Test
  void aStreakHalfSeenSurvivesARestart() throws Exception {
    try (Streaks streaks = Streaks.of(2, HOUR)) {
      streaks.says("ana", "09:00");
      streaks.timeIs("09:05");
      streaks.restart();

      streaks.saysFrom(0, 10, "ana", "09:30");
      streaks.timeIs("12:00");

      assertThat(streaks.matches()).containsExactly(List.of("0/2", "0/10"));
    }
  }

  @Test
  void theWindowThatHoldsMoreTellsMore() throws Exception {
    try (Streaks streaks = Streaks.of(new Window(3, DAY), new Window(2, HOUR))) {
      streaks.says("ana", "09:00");
      streaks.says("ana", "17:00");
      streaks.says("ana", "17:30");
      streaks.timeIs("20:00");

      assertThat(streaks.matches()).containsExactly(List.of("0/2", "0/3", "0/4"));
    }
  }

  @Test
  void aStreakHoldsOnlyThePostsOfItsWindow() throws Exception {
    try (Streaks streaks = Streaks.of(new Window(4, DAY), new Window(2, HOUR))) {
      streaks.says("ana", "09:00");
      streaks.says("ana", "12:00");
      streaks.says("ana", "12:30");
      streaks.timeIs("20:00");

      assertThat(streaks.matches()).containsExactly(List.of("0/3", "0/4"));
    }
  }

  @Test
  void aWindowChangesWithoutARestart() throws Exception {
    try (Streaks streaks = Streaks.of(2, HOUR)) {
      streaks.says("ana", "09:00");
      streaks.says("ana", "10:30");
      streaks.timeIs("11:00");
      assertThat(streaks.matches()).isEmpty();

      streaks.rulesAre(new Window(2, DAY));
      streaks.says("ana", "12:00");
      streaks.timeIs("13:00");

      assertThat(streaks.matches()).containsExactly(List.of("0/3", "0/4"));
    }
  }

  @Test
  void aWindowThatIsGoneFindsNothingMore() throws Exception {
    try (Streaks streaks = Streaks.of(2, DAY)) {
      streaks.says("ana", "09:00");
      streaks.rulesAre(new Window(2, HOUR));
      streaks.says("ana", "12:00");
      streaks.timeIs("13:00");

      assertThat(streaks.matches()).isEmpty();
    }
  }

  @Test
  void aStreakMayTakeAWeek() throws Exception {
    try (Streaks streaks = Streaks.of(2, Duration.ofDays(7))) {
      streaks.says("ana", "09:00");
      streaks.says("ana", "8 08:59:59.999");
      streaks.timeIs("20 00:00");

      assertThat(streaks.matches()).hasSize(1);
    }
  }

  @Test
  void whoComplainsAllDayIsFoundAgainAndAgainAndLeavesNothing() throws Exception {
    try (Streaks streaks = Streaks.of(new Window(3, DAY), new Window(2, HOUR))) {
      for (int post = 0; post < 2000; post++) {
        streaks.says("ana", "%d %02d:%02d".formatted(1 + post / 1440, post / 60 % 24, post % 60));
        if (post % 60 == 59) {
          streaks.timeIs("%d %02d:59:59".formatted(1 + post / 1440, post / 60 % 24));
        }
      }
      streaks.timeIs("20 00:00");

      assertThat(streaks.matches()).hasSize(1000);
      assertThat(streaks.stateEntries()).isZero();
    }
  }

  @Test
  void aBacklogThatNeverMakesAStreakStaysBounded() throws Exception {
    Window hardly = new Window(100, HOUR);
    try (Streaks streaks = Streaks.of(hardly)) {
      Instant aWeekAgo = Log.at("01:00");
      for (int post = 0; post < 2000; post++) {
        Instant written = aWeekAgo.plusSeconds(300L * post);
        streaks.send(streaks.log().said("ana", "8 00:00", -0.5).written(written));
      }
      streaks.timeIs("8 00:30");

      assertThat(streaks.matches()).isEmpty();
    }
  }
}
