package dev.earshot.listener.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.ConfigLoader;
import dev.earshot.model.Match;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** By the shipped rule: three good words in thirty days. */
class AdvocateTest {
  private final Stamp rule = new ConfigLoader(name -> null).shipped().rules().advocate().stamp(1);
  private final Log log = new Log();
  private Scene<Signal, Match> scene;

  @BeforeEach
  void listen() throws Exception {
    scene = new Scene<>(Signal.class, Advocate::keyOf, Advocate::in);
  }

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  private void praises(String... times) throws Exception {
    for (String time : times) {
      send(log.said("ana", time, 0.7).by(rule));
    }
  }

  private void ticket(Signal.Kind kind, String time, String brand) throws Exception {
    send(log.did(kind, "ana", time).brand(brand).by());
  }

  private void send(Signal signal) throws Exception {
    scene.send(signal, signal.heardAt());
  }

  private List<List<Long>> matches() throws Exception {
    scene.timeIs(Log.at("09:00").plus(Duration.ofDays(55)));
    return scene.found().stream()
        .map(match -> match.causes().stream().map(Signal::offset).toList())
        .toList();
  }

  @Test
  void whoPraisesThreeTimesIsAnAdvocate() throws Exception {
    praises("09:00", "8 09:00", "30 08:59");

    assertThat(matches()).containsExactly(List.of(1L, 2L, 3L));
    assertThat(scene.found().get(0).subject()).isEqualTo("ana");
    assertThat(scene.found().get(0).at()).isEqualTo(Log.at("30 08:59"));
  }

  @Test
  void threeInMoreThanThirtyDaysAreNone() throws Exception {
    praises("09:00", "8 09:00", "31 09:00");

    assertThat(matches()).isEmpty();
  }

  @Test
  void goodWordsInOneBreathAreOne() throws Exception {
    praises("09:00", "09:20", "09:59", "10:10", "10:40");

    assertThat(matches()).as("09:00, 10:10").isEmpty();
  }

  @Test
  void goodWordsWrittenInOneBreathAreOneHoweverTheyAreHeard() throws Exception {
    for (String heard : List.of("12:00", "14:00", "16:00")) {
      send(log.said("ana", heard, 0.7).written(Log.at("11:00")).by(rule));
    }

    assertThat(matches()).isEmpty();
  }

  @Test
  void praiseOfSeveralBrandsDoesNotAddUp() throws Exception {
    praises("09:00", "11:00");
    send(log.said("ana", "13:00", 0.7).brand("united").by(rule));

    assertThat(matches()).isEmpty();
  }

  @Test
  void severalPeopleAreNoAdvocate() throws Exception {
    praises("09:00", "11:00");
    send(log.said("bob", "13:00", 0.7).by(rule));

    assertThat(matches()).isEmpty();
  }

  @Test
  void whoAlsoComplainedIsNone() throws Exception {
    praises("09:00", "11:00");
    send(log.said("ana", "12:00", -0.5).by());
    praises("13:00", "15:00", "17:00");

    assertThat(matches()).isEmpty();
  }

  @Test
  void aComplaintAboutAnotherBrandDoesNotMatter() throws Exception {
    praises("09:00", "11:00");
    send(log.said("ana", "12:00", -0.5).brand("united").by());
    praises("13:00");

    assertThat(matches()).hasSize(1);
  }

  @Test
  void aComplaintIsForgivenAfterTheWindow() throws Exception {
    send(log.said("ana", "12:00", -0.5).by());
    praises("10 09:00", "20 09:00", "31 12:00");

    assertThat(matches()).hasSize(1);
  }

  @Test
  void whoWaitsForTheDeskIsNone() throws Exception {
    praises("09:00", "11:00");
    ticket(Signal.Kind.TICKET_OPENED, "12:00", null);
    praises("13:00");

    assertThat(matches()).isEmpty();
  }

  @Test
  void aTicketAboutAnotherBrandDoesNotMatter() throws Exception {
    ticket(Signal.Kind.TICKET_OPENED, "08:00", "united");
    praises("09:00", "11:00", "13:00");

    assertThat(matches()).hasSize(1);
  }

  @Test
  void onceTheTicketsAreClosedTheNextGoodWordTells() throws Exception {
    ticket(Signal.Kind.TICKET_OPENED, "08:00", null);
    ticket(Signal.Kind.TICKET_OPENED, "08:10", null);
    praises("09:00", "11:00");
    ticket(Signal.Kind.TICKET_CLOSED, "12:00", null);
    praises("13:00");
    ticket(Signal.Kind.TICKET_CLOSED, "14:00", null);
    praises("15:00");

    assertThat(matches()).containsExactly(List.of(4L, 6L, 8L));
  }

  @Test
  void nobodyIsThankedTwiceInThirtyDays() throws Exception {
    praises("09:00", "11:00", "13:00", "15:00", "20 09:00", "31 12:59", "31 14:00");

    assertThat(matches()).hasSize(2);
    assertThat(scene.found().get(1).at()).isEqualTo(Log.at("31 14:00"));
  }

  @Test
  void arrivalBeforeTheWatermarkDecidesNothing() throws Exception {
    praises("13:00", "09:00", "11:00");

    assertThat(matches()).containsExactly(List.of(2L, 3L, 1L));
  }

  @Test
  void nothingComesFromBeyondTheLastRecord() throws Exception {
    praises("09:00", "11:00", "13:00");
    scene.endOfTime();

    assertThat(scene.found()).isEmpty();
  }

  @Test
  void aTicketOpenedAndClosedLeavesNothing() throws Exception {
    ticket(Signal.Kind.TICKET_OPENED, "08:00", null);
    ticket(Signal.Kind.TICKET_CLOSED, "09:00", null);
    scene.timeIs("10:00");

    assertThat(scene.stateEntries()).isZero();
    assertThat(scene.timers()).isZero();
  }

  @Test
  void sixtyDaysLaterNothingIsLeft() throws Exception {
    praises("09:00", "11:00", "13:00");
    ticket(Signal.Kind.TICKET_OPENED, "14:00", null);
    scene.timeIs("15:00");
    assertThat(scene.stateEntries()).isPositive();
    assertThat(scene.timers()).isOne();

    scene.timeIs(Log.at("14:00").plus(Duration.ofDays(60)));

    assertThat(scene.stateEntries()).isZero();
    assertThat(scene.timers()).isZero();
  }

  @Test
  void praiseSurvivesARestart() throws Exception {
    praises("09:00", "11:00");
    scene.timeIs("11:30");
    scene.restart();
    praises("13:00");

    assertThat(matches()).containsExactly(List.of(1L, 2L, 3L));
  }
}
