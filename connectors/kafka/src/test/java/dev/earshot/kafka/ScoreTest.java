package dev.earshot.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScoreTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void atTwiceTheSpeedATickMovesTimeByASecond() {
    // Given
    List<Played> records = at(0, 2500);

    // When
    List<Score.Note> ticks = ticks(records, 2);

    // Then
    assertThat(ticks)
        .extracting(Score.Note::at)
        .containsExactly(after(1000), after(2000), after(2700));
    assertThat(ticks)
        .extracting(Score.Note::due)
        .containsExactly(Duration.ofMillis(500), Duration.ofMillis(1000), Duration.ofMillis(1350));
  }

  @Test
  void aRecordComesBeforeTheTickOfItsOwnMoment() {
    // Given
    List<Played> records = at(0, 500, 501);

    // When
    List<Score.Note> notes = notes(records, 1);

    // Then
    assertThat(notes).extracting(Score.Note::tick).containsExactly(false, false, true, false, true);
    assertThat(notes)
        .extracting(Score.Note::at)
        .containsExactly(after(0), after(500), after(500), after(501), after(701));
  }

  @Test
  void atFullSpeedATickComesAfterAThousandRecords() {
    // Given
    List<Played> records = at(LongStream.range(0, 2_500).toArray());

    // When
    List<Score.Note> ticks = ticks(records, 0);

    // Then
    assertThat(ticks)
        .extracting(Score.Note::at)
        .containsExactly(after(999), after(1999), after(2699));
    assertThat(ticks).extracting(Score.Note::due).containsOnly(Duration.ZERO);
  }

  @Test
  void infiniteSpeedIsFullSpeed() {
    // Given
    List<Played> records = at(LongStream.range(0, 2_500).toArray());

    // When, Then
    assertThat(notes(records, Double.POSITIVE_INFINITY)).isEqualTo(notes(records, 0));
  }

  @Test
  void timeNeverGoesBackwardsAtAnySpeed() {
    // Given
    List<Played> records = at(LongStream.range(0, 3_000).map(i -> i * i / 7).toArray());

    for (double speed : new double[] {0, 0.5, 1, 60, 1e6, 1e300}) {
      // When
      List<Instant> times = notes(records, speed).stream().map(Score.Note::at).toList();

      // Then
      assertThat(times).as("at speed %s", speed).isSorted().hasSizeGreaterThan(records.size());
    }
  }

  @Test
  void theLastTickBringsTheWatermarkToTheLastRecordAndNotBeyond() {
    for (double speed : new double[] {0, 1, 1000}) {
      // When
      List<Score.Note> notes = notes(at(0, 77, 1234), speed);

      // Then
      Score.Note last = notes.get(notes.size() - 1);
      assertThat(last.tick()).isTrue();
      assertThat(last.at().minus(Player.WATERMARK_SLACK)).isEqualTo(after(1234));
    }
  }

  @Test
  void nothingToPlayNeedsNoTick() {
    assertThat(notes(List.of(), 1)).isEmpty();
  }

  @Test
  void timeCannotRunBackwards() {
    assertThatThrownBy(() -> new Score(at(0), -1)).hasMessageContaining("speed is -1.0");
    assertThatThrownBy(() -> new Score(at(0), Double.NaN)).hasMessageContaining("speed is NaN");
  }

  private static List<Score.Note> ticks(List<Played> records, double speed) {
    return notes(records, speed).stream().filter(Score.Note::tick).toList();
  }

  private static List<Score.Note> notes(List<Played> records, double speed) {
    List<Score.Note> notes = new ArrayList<>();
    new Score(records, speed).forEachRemaining(notes::add);
    return notes;
  }

  private static List<Played> at(long... millis) {
    return LongStream.of(millis).mapToObj(m -> new Played(after(m), "k", new byte[] {1})).toList();
  }

  private static Instant after(long millis) {
    return NOON.plusMillis(millis);
  }
}
