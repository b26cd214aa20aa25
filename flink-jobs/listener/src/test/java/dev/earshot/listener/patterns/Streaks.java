package dev.earshot.listener.patterns;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.NegativeStreakSettings;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.Influence;
import dev.earshot.model.Match;
import dev.earshot.model.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.OneInputTransformation;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** The pattern alone, without a cluster: the very operator that CEP makes of it. */
final class Streaks implements AutoCloseable {
  static final OutputTag<Signal> LATE = new OutputTag<>("late") {};

  private static final OffsetDateTime FIRST_DAY = OffsetDateTime.parse("2026-03-02T00:00:00Z");

  private final NegativeStreakSettings.Window window;
  private KeyedOneInputStreamOperatorTestHarness<String, Signal, Match> harness;
  private long offset;

  private Streaks(NegativeStreakSettings.Window window) throws Exception {
    this.window = window;
    this.harness = newHarness();
    harness.open();
  }

  /** So many within so long. */
  static Streaks of(int count, Duration within) throws Exception {
    return new Streaks(new NegativeStreakSettings.Window(count, within));
  }

  private KeyedOneInputStreamOperatorTestHarness<String, Signal, Match> newHarness()
      throws Exception {
    TypeInformation<Signal> type = TypeInformation.of(Signal.class);
    KeySelector<Signal, String> key = signal -> signal.brand() + "|" + signal.subject();
    var env = StreamExecutionEnvironment.getExecutionEnvironment();
    var rules = new ConfigLoader(name -> null).shipped().rules();
    var rule = new NegativeStreak(rules.version(), rules.negativeStreak());
    var nobody = env.fromData(type, said("nobody", "skyhop", FIRST_DAY.toInstant(), null));
    var matches = rule.in(nobody.keyBy(key), window, LATE);
    var cep = (OneInputTransformation<?, Match>) matches.getTransformation();
    return new KeyedOneInputStreamOperatorTestHarness<>(
        cep.getOperatorFactory(),
        key,
        Types.STRING,
        type.createSerializer(env.getConfig().getSerializerConfig()));
  }

  /** {@code 09:00} of the first day, {@code 2 09:00} of the second. */
  static Instant at(String time) {
    int space = time.indexOf(' ');
    int day = space < 0 ? 1 : Integer.parseInt(time.substring(0, space));
    return FIRST_DAY.plusDays(day - 1).with(LocalTime.parse(time.substring(space + 1))).toInstant();
  }

  void says(String subject, String time) throws Exception {
    send(said(subject, "skyhop", at(time), null));
  }

  void says(String subject, String time, String brand) throws Exception {
    send(said(subject, brand, at(time), null));
  }

  /** Heard at one moment, written at another. */
  void saysLate(String subject, String heard, String written) throws Exception {
    send(said(subject, "skyhop", at(heard), at(written)));
  }

  /** At a place in the log of its own. */
  void saysFrom(int partition, long offset, String subject, String time) throws Exception {
    this.offset = offset - 1;
    Signal signal = said(subject, "skyhop", at(time), null);
    send(at(signal, partition));
  }

  private void send(Signal signal) throws Exception {
    harness.processElement(new StreamRecord<>(signal, signal.heardAt().toEpochMilli()));
  }

  void timeIs(String time) throws Exception {
    harness.processWatermark(new Watermark(at(time).toEpochMilli()));
  }

  /** The posts of each match, as partition/offset of their records. */
  List<List<String>> matches() {
    List<List<String>> matches = new ArrayList<>();
    for (Match match : harness.extractOutputValues()) {
      matches.add(
          match.causes().stream().map(post -> post.partition() + "/" + post.offset()).toList());
    }
    return matches;
  }

  List<Match> found() {
    return harness.extractOutputValues();
  }

  int late() {
    var late = harness.getSideOutput(LATE);
    return late == null ? 0 : late.size();
  }

  int stateEntries() {
    return harness.numKeyedStateEntries();
  }

  int timers() {
    return harness.numEventTimeTimers();
  }

  void restart() throws Exception {
    OperatorSubtaskState snapshot = harness.snapshot(1, 1);
    harness.close();
    harness = newHarness();
    harness.initializeState(snapshot);
    harness.open();
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }

  private Signal said(String subject, String brand, Instant heard, Instant written) {
    offset++;
    return new Signal(
        Signal.Kind.NEGATIVE,
        "acme",
        brand,
        subject,
        subject,
        false,
        CustomerTier.STANDARD,
        "post-" + offset,
        "x",
        0.5,
        new Influence(70, 70, 0, 0, 0, 0, 1),
        written == null ? heard : written,
        heard,
        0,
        offset,
        List.of("NegativeStreak@1"));
  }

  private static Signal at(Signal signal, int partition) {
    return new Signal(
        signal.kind(),
        signal.tenant(),
        signal.brand(),
        signal.subject(),
        signal.author(),
        signal.customer(),
        signal.tier(),
        signal.post(),
        signal.network(),
        signal.negativity(),
        signal.influence(),
        signal.createdAt(),
        signal.heardAt(),
        partition,
        signal.offset(),
        signal.rules());
  }
}
