package dev.earshot.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves time where nobody speaks: writes a tick into each partition of each topic, again and again.
 * A partition that does not take its tick is left out until it does, so nothing piles up while a
 * broker is away; two tickers on one topic do no harm.
 */
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a tick; callbacks hear of failures
public final class Ticker implements AutoCloseable {
  /** How often a partition should be ticked. */
  public static final Duration EVERY = Duration.ofMillis(500);

  private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
  private static final long LOOK_EVERY = Duration.ofSeconds(5).toNanos();
  private static final Duration GIVE_UP = Duration.ofSeconds(2);

  private final List<String> topics;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Admin admin;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Ticker::daemon);
  private final Map<String, Integer> partitions = new ConcurrentHashMap<>();
  private final Set<TopicPartition> underWay = ConcurrentHashMap.newKeySet();
  private final Set<Object> complainedOf = ConcurrentHashMap.newKeySet();
  private final AtomicLong beats = new AtomicLong();
  private long lookedAt;
  private volatile boolean closed;

  private Ticker(Map<String, String> client, List<String> topics) {
    this.topics = List.copyOf(topics);
    String giveUp = String.valueOf(GIVE_UP.toMillis());
    producer =
        Clients.producer(
            Clients.properties(
                client,
                Map.of(),
                Map.of(
                    // A lost tick is followed by the next; a late one helps nobody.
                    "acks", "1",
                    "enable.idempotence", "false",
                    "retries", "0",
                    "linger.ms", "0",
                    "request.timeout.ms", giveUp,
                    "delivery.timeout.ms", giveUp,
                    "max.block.ms", "500")));
    admin = Admin.create(Clients.properties(client, Map.of(), Map.of()));
  }

  /**
   * Starts ticking. Returns at once: a broker that is away or a topic that is missing is waited
   * for.
   *
   * @param topics whose every partition is ticked; a new partition is noticed within seconds
   * @param every pause between two ticks of one partition, more than 0; see {@link #EVERY}
   */
  public static Ticker start(Map<String, String> client, List<String> topics, Duration every) {
    if (every.isNegative() || every.isZero()) {
      throw new IllegalArgumentException("a tick every " + every + " is none");
    }
    Ticker ticker = new Ticker(client, topics);
    // A pause, not a rate: after a stall the missed beats are not made up for.
    ticker.thread.scheduleWithFixedDelay(ticker::beat, 0, every.toNanos(), TimeUnit.NANOSECONDS);
    return ticker;
  }

  /** How many ticks Kafka has taken so far, over all partitions. */
  public long beats() {
    return beats.get();
  }

  /** Stops ticking. Ticks under way may be lost. */
  @Override
  public void close() {
    closed = true;
    thread.shutdownNow();
    producer.close(Duration.ZERO);
    admin.close(Duration.ZERO);
  }

  private void beat() {
    try {
      if (partitions.size() < topics.size() || System.nanoTime() - lookedAt > LOOK_EVERY) {
        look();
      }
      partitions.forEach(
          (topic, count) -> {
            for (int partition = 0; partition < count; partition++) {
              tick(new TopicPartition(topic, partition));
            }
          });
    } catch (RuntimeException e) {
      // Whatever it was, the next beat comes; an exception would end them all.
      LOG.debug("A beat was skipped", e);
    }
  }

  /** Asks how many partitions there are; the answer comes while the beat goes on. */
  private void look() {
    lookedAt = System.nanoTime();
    admin
        .describeTopics(topics)
        .topicNameValues()
        .forEach(
            (topic, answer) ->
                answer.whenComplete(
                    (description, failure) -> {
                      if (failure == null) {
                        partitions.put(topic, description.partitions().size());
                      }
                      report(topic, failure);
                    }));
  }

  private void tick(TopicPartition where) {
    if (!underWay.add(where)) {
      return;
    }
    producer.send(
        Outgoing.tick(where.topic(), where.partition(), null).toRecord(),
        (written, failure) -> {
          underWay.remove(where);
          if (failure == null) {
            beats.incrementAndGet();
          }
          report(where, failure);
        });
  }

  /** Once when it begins, once when it is over; that we stop ticking ourselves is no news. */
  private void report(Object where, Throwable failure) {
    if (closed) {
      return;
    }
    if (failure == null) {
      if (complainedOf.remove(where)) {
        LOG.info("{} is ticked again", where);
      }
    } else if (complainedOf.add(where)) {
      LOG.warn("{} is not ticked, time stands still there: {}", where, failure.getMessage());
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "earshot-ticker");
    thread.setDaemon(true);
    return thread;
  }
}
