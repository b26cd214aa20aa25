package dev.earshot.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.earshot.config.ConfigLoader;
import dev.earshot.config.Settings;
import dev.earshot.listener.job.JobEnvironment;
import dev.earshot.listener.operators.AboutAccount;
import dev.earshot.listener.operators.KnowAuthor;
import dev.earshot.model.Author;
import dev.earshot.model.Control;
import dev.earshot.model.Mention;
import dev.earshot.model.Post;
import dev.earshot.model.Reading;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/**
 * What it costs that new weights reach KnowAuthor: mentions are put into what concerns an account,
 * so that one keyed input is left and the job can be told something by the other. The same mentions
 * go over the same edge bare and addressed, to a step that does nothing.
 */
public final class AuthorEdge {
  private static final long MENTIONS = 600_000;
  private static final int ROUNDS = 5;

  /** CPU time at the first mention made and the last that arrived. */
  private static final AtomicLong FIRST = new AtomicLong();

  private static final AtomicLong LAST = new AtomicLong();

  private enum Way {
    BARE,
    ADDRESSED
  }

  private AuthorEdge() {}

  public static void main(String[] args) throws Exception {
    if (args.length > 0) {
      throw new IllegalArgumentException("usage: AuthorEdge");
    }
    Map<Way, List<Double>> costs = new EnumMap<>(Way.class);
    for (int round = 0; round <= ROUNDS; round++) {
      for (Way way : Way.values()) {
        double micros = micros(way) / MENTIONS;
        if (round > 0) {
          costs.computeIfAbsent(way, unused -> new ArrayList<>()).add(micros);
        }
      }
    }
    costs.forEach(
        (way, all) ->
            System.out.printf(
                Locale.ROOT,
                "%-10s %6.2f µs of CPU a mention  (%s)%n",
                way.name().toLowerCase(Locale.ROOT),
                all.stream().sorted().toList().get(ROUNDS / 2),
                all.stream().map(each -> "%.2f".formatted(each)).toList()));
    System.exit(0);
  }

  private static double micros(Way way) throws Exception {
    Settings settings = new ConfigLoader(name -> null).shipped();
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(
            JobEnvironment.local(settings.config().job()));
    SingleOutputStreamOperator<Mention> mentions =
        env.fromSequence(0, MENTIONS - 1)
            .uid("numbers")
            .map(AuthorEdge::mention, TypeInformation.of(Mention.class))
            .uid("mentions");
    SingleOutputStreamOperator<Long> heard =
        switch (way) {
          case BARE -> mentions.keyBy(Mention::authorKey).process(new Bare());
          case ADDRESSED ->
              mentions
                  .map(AboutAccount::of, TypeInformation.of(AboutAccount.class))
                  .uid("address")
                  .keyBy(AboutAccount::account)
                  .connect(
                      env.fromData(TypeInformation.of(Control.class), control())
                          .uid("control")
                          .broadcast(KnowAuthor.told()))
                  .process(new Addressed());
        };
    heard.uid("hear").sinkTo(new DiscardingSink<>()).uid("sink");
    FIRST.set(0);
    env.execute(way.name());
    return (LAST.get() - FIRST.get()) / 1e3;
  }

  private static final class Bare extends KeyedProcessFunction<String, Mention, Long> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(
        Mention mention,
        KeyedProcessFunction<String, Mention, Long>.Context context,
        Collector<Long> out) {
      LAST.set(cpu());
      out.collect(mention.offset());
    }
  }

  private static final class Addressed
      extends KeyedBroadcastProcessFunction<String, AboutAccount, Control, Long> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(AboutAccount about, ReadOnlyContext context, Collector<Long> out) {
      LAST.set(cpu());
      out.collect(about.mention().offset());
    }

    @Override
    public void processBroadcastElement(
        Control control,
        KeyedBroadcastProcessFunction<String, AboutAccount, Control, Long>.Context context,
        Collector<Long> out) {
      // What it would do it does once in a month.
    }
  }

  private static Mention mention(long number) {
    if (FIRST.get() == 0) {
      FIRST.compareAndSet(0, cpu());
    }
    Instant at = Instant.ofEpochMilli(1_772_359_200_000L + number);
    Post post =
        new Post(
            "https://x.example/" + number,
            null,
            0,
            null,
            "x",
            "benchmark",
            Author.of("author-" + number % 50_000),
            "@skyhop your crew threw my guitar on the tarmac and broke its neck. Worst service ever.",
            "en",
            at,
            null,
            null,
            null,
            null,
            null,
            null,
            0);
    Reading reading = new Reading("en", Reading.Mood.NEGATIVE, -0.8, 0.9);
    return new Mention(post, List.of("skyhop"), List.of(), false, reading, number, at, 0, number);
  }

  private static Control control() {
    Instant at = Instant.EPOCH;
    return new Control("1", Control.Type.RULES, "rules.yaml", null, "eva", at, null, "", 0);
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
