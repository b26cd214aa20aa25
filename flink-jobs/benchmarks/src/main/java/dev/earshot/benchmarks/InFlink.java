package dev.earshot.benchmarks;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.NegativeStreakSettings;
import dev.earshot.config.Rules;
import dev.earshot.config.Settings;
import dev.earshot.listener.job.JobEnvironment;
import dev.earshot.listener.operators.ApplyRules;
import dev.earshot.listener.patterns.NegativeStreak;
import dev.earshot.listener.scoring.SignalMaker;
import dev.earshot.listener.scoring.SignalRule;
import dev.earshot.model.Control;
import dev.earshot.model.Fact;
import dev.earshot.model.Level;
import dev.earshot.model.Severity;
import dev.earshot.model.Signal;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichFilterFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.apache.flink.util.function.SerializableFunction;

/** The rule in a Flink job of one slot, and the same job without it. */
enum InFlink implements RuleWay {
  /** The mentions alone. */
  SOURCE("source alone") {
    @Override
    DataStream<?> find(SingleOutputStreamOperator<Signal> mentions, Settings settings) {
      return mentions;
    }
  },
  /** With the seam, which is there whatever the rules are. */
  SEAM("source and seam") {
    @Override
    DataStream<?> find(SingleOutputStreamOperator<Signal> mentions, Settings settings) {
      return judged(mentions, settings, rules -> List.of());
    }
  },
  /** As the job has it. */
  EARSHOT("source, seam and rule") {
    @Override
    DataStream<?> find(SingleOutputStreamOperator<Signal> mentions, Settings settings) {
      SingleOutputStreamOperator<Signal> signals =
          judged(mentions, settings, rules -> List.of(RULE))
              .flatMap(
                  (Fact fact, Collector<Signal> out) -> {
                    if (fact.signal() != null) {
                      out.collect(fact.signal());
                    }
                  },
                  TypeInformation.of(Signal.class))
              .uid("signals");
      return NegativeStreak.in(
              signals.filter(NegativeStreak::takes).uid("select").keyBy(NegativeStreak::keyOf),
              LATE)
          .uid("rule");
    }
  },
  /** All mentions into the pattern, which knows itself what counts. */
  UNFILTERED("source and unfiltered CEP") {
    @Override
    DataStream<?> find(SingleOutputStreamOperator<Signal> mentions, Settings settings) {
      return UnfilteredStreak.in(mentions.keyBy(NegativeStreak::keyOf)).uid("rule");
    }
  };

  /** The rule as shipped, without its exception for customers of the top tier. */
  static final NegativeStreak RULE =
      new NegativeStreak(
          new NegativeStreakSettings(Severity.SEV3, Level.HIGH, Level.HIGH, 0.3, 60, false, null));

  private static final OutputTag<Signal> LATE = new OutputTag<>("late") {};

  /** Starting a cluster is no looking at mentions: from the first of them to the last match. */
  private static final AtomicLong FIRST = new AtomicLong();

  private static final AtomicLong LAST = new AtomicLong();
  private static final AtomicLong MATCHES = new AtomicLong();

  private final String title;

  InFlink(String title) {
    this.title = title;
  }

  abstract DataStream<?> find(SingleOutputStreamOperator<Signal> mentions, Settings settings);

  @Override
  public String toString() {
    return title;
  }

  @Override
  public boolean finds() {
    return this == EARSHOT || this == UNFILTERED;
  }

  @Override
  public Cost run() throws Exception {
    Settings settings = new ConfigLoader(name -> null).shipped();
    Configuration flink = JobEnvironment.bounded(settings.config().job());
    flink.set(CoreOptions.DEFAULT_PARALLELISM, 1);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(flink);
    SingleOutputStreamOperator<Signal> mentions =
        env.fromSequence(0, RuleRecords.COUNT - 1)
            .uid("numbers")
            .map(InFlink::mention, TypeInformation.of(Signal.class))
            .uid("mentions")
            .assignTimestampsAndWatermarks(
                WatermarkStrategy.<Signal>forGenerator(unused -> new Ticks())
                    .withTimestampAssigner((said, unused) -> said.heardAt().toEpochMilli()))
            .uid("clock");
    find(mentions, settings)
        .filter(new Count<>())
        .uid("count")
        .sinkTo(new DiscardingSink<>())
        .uid("sink");
    FIRST.set(0);
    MATCHES.set(0);
    env.execute(title);
    return new Cost(LAST.get() - FIRST.get(), MATCHES.get());
  }

  /** What the seam lets through, judged by these rules. */
  private static SingleOutputStreamOperator<Fact> judged(
      DataStream<Signal> mentions,
      Settings settings,
      SerializableFunction<Rules, List<SignalRule>> rules) {
    return mentions
        .flatMap(
            (Signal said, Collector<Fact> out) -> {
              if (worthSaying(said)) {
                out.collect(Fact.of(said));
              }
            },
            TypeInformation.of(Fact.class))
        .uid("facts")
        .connect(
            mentions
                .getExecutionEnvironment()
                .fromSequence(0, 0)
                .uid("nobody")
                .flatMap(
                    (Long unused, Collector<Control> out) -> {}, TypeInformation.of(Control.class))
                .uid("control")
                .broadcast())
        .transform(
            "judge",
            TypeInformation.of(Fact.class),
            new ApplyRules(settings.rules(), settings.brands(), rules))
        .uid("judge");
  }

  /** As RaiseSignals asks it of what is known by name. */
  static boolean worthSaying(Signal said) {
    return Math.abs(said.score()) >= 0.2 || SignalMaker.complains(said.intent());
  }

  private static Signal mention(long number) {
    if (number == 0) {
      FIRST.set(RuleStage.cpu());
    }
    return RuleRecords.ALL[(int) number];
  }

  /** Time moves as ticks in the log move it. */
  private static final class Ticks implements WatermarkGenerator<Signal> {
    @Override
    public void onEvent(Signal said, long at, WatermarkOutput out) {
      if (said.offset() % RuleRecords.TICK == 0) {
        out.emitWatermark(new Watermark(at - 1));
      }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput out) {}
  }

  private static final class Count<T> extends RichFilterFunction<T> {
    private static final long serialVersionUID = 1L;

    private long count;

    @Override
    public boolean filter(T found) {
      count++;
      return false;
    }

    @Override
    public void close() {
      MATCHES.set(count);
      LAST.set(RuleStage.cpu());
    }
  }
}
