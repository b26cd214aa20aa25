package dev.earshot.kafka;

import dev.earshot.model.Envelope.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.Utils;

/**
 * Plays a recorded stream into a topic of its own, with the stream's own time. Where the living
 * have a broker's stamp and a ticker, it sets the stamps and ticks itself; the topic is one made by
 * {@link Topic#asPlayed}. Within a partition time never goes backwards.
 */
public final class Player implements AutoCloseable {
  /**
   * How far the listener's watermark stays behind the newest record of a partition. A player's last
   * tick comes this much after its last record, so that the watermark ends exactly on that record
   * and nothing is told about a time nobody recorded.
   */
  public static final Duration WATERMARK_SLACK = Duration.ofMillis(200);

  private final String topic;
  private final Publisher publisher;
  private final Map<String, Integer> partitions;
  private Instant playedUpTo = Instant.MIN;

  /** Told at every tick how far the player is. */
  @FunctionalInterface
  public interface Progress {
    /** Nobody wants to know. */
    Progress NONE = (sent, total, virtualTime) -> {};

    /**
     * The player is here.
     *
     * @param sent records written so far
     * @param total records there are
     * @param virtualTime where the stream's clock stands
     */
    void at(int sent, int total, Instant virtualTime);
  }

  private Player(String topic, List<String> others, Publisher publisher) {
    this.topic = topic;
    this.publisher = publisher;
    this.partitions = new LinkedHashMap<>();
    partitions.put(topic, publisher.partitions(topic));
    others.forEach(other -> partitions.put(other, publisher.partitions(other)));
  }

  /**
   * Opens a player.
   *
   * @param topic must exist, keep its writers' time, and have no other writer
   * @param others topics of the same kind that share its time
   */
  public static Player open(Map<String, String> client, String topic, String... others) {
    Publisher publisher = Publisher.open(client);
    try {
      return new Player(topic, List.of(others), publisher);
    } catch (RuntimeException e) {
      publisher.close();
      throw new IllegalStateException("cannot play into topic " + topic, e);
    }
  }

  /**
   * Plays all records and returns when Kafka has them.
   *
   * @param records sorted by time
   * @param speed virtual seconds a second; 0 or infinite is as fast as possible
   * @throws IllegalArgumentException if time goes backwards in the records, or against what this
   *     player played before, or if a record would come more than an hour before its time, which
   *     Kafka refuses; nothing is played then
   * @throws PublishException if Kafka did not take a record
   * @throws InterruptedException if told to stop
   */
  public void play(List<Played> records, double speed, Progress progress)
      throws InterruptedException {
    Score score = new Score(records, speed);
    checkOrder(records);
    checkFuture(records, score);
    long start = System.nanoTime();
    int sent = 0;
    while (score.hasNext()) {
      Score.Note note = score.next();
      waitUntil(start + note.due().toNanos());
      if (note.tick()) {
        tick(note.at());
        publisher.flush();
        progress.at(sent, records.size(), note.at());
      } else {
        send(note.record());
        sent++;
      }
      playedUpTo = note.at();
    }
  }

  /**
   * Repeats the last tick in every partition: time stands still, but a reader has something to
   * read. Flink's source commits its offsets only between two reads.
   */
  public void hold() {
    tick(playedUpTo);
    publisher.flush();
  }

  @Override
  public void close() {
    publisher.close();
  }

  /** The partition Kafka's own default would choose; without a key, one the value decides. */
  static int partition(String key, byte[] value, int partitions) {
    byte[] decides = key == null ? value : key.getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(decides)) % partitions;
  }

  /** What changes how posts are read counts in its own partition only: so it goes into each. */
  private void send(Played record) {
    String into = record.topic() == null ? topic : record.topic();
    int count = partitions.get(into);
    if (record.kind() == Kind.CONTROL) {
      for (int partition = 0; partition < count; partition++) {
        send(record, into, partition);
      }
    } else {
      send(record, into, partition(record.key(), record.value(), count));
    }
  }

  private void send(Played record, String into, int partition) {
    publisher.send(
        new Outgoing(into, partition, record.key(), record.value(), record.at(), record.kind()));
  }

  private void tick(Instant at) {
    partitions.forEach(
        (into, count) -> {
          for (int partition = 0; partition < count; partition++) {
            publisher.send(Outgoing.tick(into, partition, at));
          }
        });
  }

  private void checkOrder(List<Played> records) {
    Instant before = playedUpTo;
    for (int i = 0; i < records.size(); i++) {
      Instant at = records.get(i).at();
      if (at.isBefore(before)) {
        throw new IllegalArgumentException(
            "record %d of %d is at %s, before %s, which was played already"
                .formatted(i + 1, records.size(), at, before));
      }
      before = at;
    }
  }

  /** The first or the last is farthest ahead: in between it grows or shrinks evenly. */
  private static void checkFuture(List<Played> records, Score score) {
    Instant now = Instant.now();
    for (int i : records.isEmpty() ? new int[0] : new int[] {0, records.size() - 1}) {
      Instant at = records.get(i).at();
      if (at.plus(WATERMARK_SLACK).isAfter(now.plus(score.due(at)).plus(Topic.AHEAD))) {
        throw new IllegalArgumentException(
            ("record %d of %d is at %s, over an hour ahead of the moment it would be played;"
                    + " Kafka refuses that (%s)")
                .formatted(i + 1, records.size(), at, Topic.STAMP_AHEAD));
      }
    }
  }

  private static void waitUntil(long nanos) throws InterruptedException {
    long left = nanos - System.nanoTime();
    if (left > 0) {
      TimeUnit.NANOSECONDS.sleep(left);
    }
  }
}
