package dev.earshot.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.earshot.config.ConfigLoader;
import dev.earshot.config.Settings;
import dev.earshot.listener.job.JobEnvironment;
import dev.earshot.listener.operators.AboutAccount;
import dev.earshot.listener.operators.HearMentions;
import dev.earshot.listener.scoring.Pseudonyms;
import dev.earshot.model.Author;
import dev.earshot.model.Envelope;
import dev.earshot.model.Json;
import dev.earshot.model.Post;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * What it would cost to let new brands reach HearMentions by a second input: that takes the step
 * out of the source's chain, so every record is written, handed over and read again. The same posts
 * are read in one process, chained, handed to a task of its own, and spread over all tasks.
 */
public final class NetworkEdge {
  private static final long POSTS = 300_000;
  private static final int ROUNDS = 3;

  /** One post in so many names a brand; most of a stream is about something else. */
  private static final int NAMED = 20;

  /**
   * CPU time at the first post made and the last mention heard: starting a cluster is no reading.
   */
  private static final AtomicLong FIRST = new AtomicLong();

  private static final AtomicLong LAST = new AtomicLong();

  private enum Way {
    CHAINED,
    HANDED_OVER,
    REBALANCED
  }

  private NetworkEdge() {}

  public static void main(String[] args) throws Exception {
    if (args.length > 0) {
      throw new IllegalArgumentException("usage: NetworkEdge");
    }
    Map<Way, List<Double>> costs = new EnumMap<>(Way.class);
    for (int round = 0; round <= ROUNDS; round++) {
      for (Way way : Way.values()) {
        double micros = micros(way) / POSTS;
        if (round > 0) {
          costs.computeIfAbsent(way, unused -> new ArrayList<>()).add(micros);
        }
      }
    }
    double chained = median(costs.get(Way.CHAINED));
    for (Way way : Way.values()) {
      double cost = median(costs.get(way));
      System.out.printf(
          Locale.ROOT,
          "%-12s %6.2f µs of CPU a post  %.2f of chained  (%s)%n",
          way.name().toLowerCase(Locale.ROOT),
          cost,
          cost / chained,
          costs.get(way).stream().map(each -> "%.2f".formatted(each)).toList());
    }
    System.exit(0);
  }

  private static double micros(Way way) throws Exception {
    Settings settings = new ConfigLoader(name -> null).shipped();
    Configuration flink = JobEnvironment.local(settings.config().job());
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(flink);
    SingleOutputStreamOperator<Envelope> posts =
        env.fromSequence(0, POSTS - 1)
            .uid("numbers")
            .map(Samples::envelope, TypeInformation.of(Envelope.class))
            .uid("posts");
    DataStream<Envelope> handed =
        switch (way) {
          case CHAINED -> posts;
          case HANDED_OVER -> posts.disableChaining();
          case REBALANCED -> posts.rebalance();
        };
    SingleOutputStreamOperator<AboutAccount> mentions =
        handed
            .process(
                new HearMentions(
                    settings.brands(), "", null, "benchmark", new Pseudonyms("benchmark", "")))
            .uid("hear");
    mentions
        .filter(
            mention -> {
              LAST.set(cpu());
              return true;
            })
        .uid("clock")
        .sinkTo(new DiscardingSink<>())
        .uid("sink");
    FIRST.set(0);
    env.execute(way.name());
    return (LAST.get() - FIRST.get()) / 1e3;
  }

  /**
   * Of this process, in nanoseconds: neighbours on a shared machine spoil the clock on the wall.
   */
  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** Posts as they lie in Kafka; one set in each JVM. */
  private static final class Samples {
    private static final byte[][] POSTS =
        SamplePost.mixed(100).stream().map(Samples::bytes).toArray(byte[][]::new);
    private static final byte[][] NAMING =
        Arrays.stream(POSTS).map(Samples::naming).toArray(byte[][]::new);

    static Envelope envelope(long number) {
      if (FIRST.get() == 0) {
        FIRST.compareAndSet(0, cpu());
      }
      byte[][] from = number % NAMED == 0 ? NAMING : POSTS;
      byte[] value = from[(int) ((number / NAMED + number) % from.length)];
      return new Envelope(
          Envelope.Kind.DATA, "posts", (int) (number % 12), number, number, null, value);
    }

    private static byte[] bytes(SamplePost sample) {
      return Json.bytes(
          new Post(
              "https://x.example/1",
              null,
              0,
              null,
              "x",
              "benchmark",
              Author.of("42"),
              sample.text(),
              sample.language(),
              Instant.EPOCH,
              null,
              null,
              null,
              null,
              null,
              null,
              0));
    }

    private static byte[] naming(byte[] post) {
      String json = new String(post, java.nio.charset.StandardCharsets.UTF_8);
      return json.replace("\"text\":\"", "\"text\":\"@skyhop ")
          .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
