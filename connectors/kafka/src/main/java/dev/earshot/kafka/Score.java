package dev.earshot.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * What a player plays and when, as music is written down: every record, and between them the ticks
 * that move virtual time. Pure arithmetic; time never goes backwards, and ends with a last tick
 * {@link Player#WATERMARK_SLACK} after the last record.
 */
final class Score implements Iterator<Score.Note> {
  /** At full speed a tick comes after so many records. */
  static final int RECORDS_A_TICK = 1_000;

  /**
   * @param due how long after the beginning it is played, by the wall clock; zero at full speed
   * @param at its virtual time
   * @param record what is played; null for a tick in every partition
   */
  record Note(Duration due, Instant at, Played record) {
    boolean tick() {
      return record == null;
    }
  }

  private final List<Played> records;
  private final double speed;
  private int next;
  private int sinceTick;
  private long beat = 1;
  private boolean over;

  /**
   * @param records sorted by time
   * @param speed virtual seconds a wall second; 0 or infinite is as fast as possible
   */
  Score(List<Played> records, double speed) {
    if (Double.isNaN(speed) || speed < 0) {
      throw new IllegalArgumentException("speed is " + speed + ", must be 0 or more");
    }
    this.records = records;
    this.speed = Double.isInfinite(speed) ? 0 : speed;
    over = records.isEmpty();
  }

  @Override
  public boolean hasNext() {
    return !over;
  }

  @Override
  public Note next() {
    if (over) {
      throw new NoSuchElementException();
    }
    if (next == records.size()) {
      over = true;
      return note(records.get(next - 1).at().plus(Player.WATERMARK_SLACK), null);
    }
    Played record = records.get(next);
    if (tickIsDue(record.at())) {
      sinceTick = 0;
      return note(speed == 0 ? records.get(next - 1).at() : beatAt(beat++), null);
    }
    next++;
    sinceTick++;
    return note(record.at(), record);
  }

  private boolean tickIsDue(Instant upcoming) {
    return speed == 0 ? sinceTick == RECORDS_A_TICK : beatAt(beat).isBefore(upcoming);
  }

  /** When a moment of virtual time is played, after the beginning. */
  Duration due(Instant at) {
    Duration virtual = Duration.between(records.get(0).at(), at);
    return speed == 0 ? Duration.ZERO : Duration.ofMillis((long) (virtual.toMillis() / speed));
  }

  /** Virtual time at a beat of the wall clock, up to the last record. */
  private Instant beatAt(long beat) {
    Instant first = records.get(0).at();
    Instant last = records.get(records.size() - 1).at();
    double millis = beat * Ticker.EVERY.toMillis() * speed;
    return millis >= Duration.between(first, last).toMillis()
        ? last
        : first.plusMillis((long) millis);
  }

  private Note note(Instant at, Played record) {
    return new Note(due(at), at, record);
  }
}
