package dev.earshot.listener.patterns;

import dev.earshot.config.IgnoredComplaintSettings;
import dev.earshot.listener.scoring.AwaitedAnswers;
import dev.earshot.listener.scoring.BrandVoice;
import dev.earshot.listener.scoring.Listening;
import dev.earshot.listener.scoring.SourceEars;
import dev.earshot.listener.time.ByMoment;
import dev.earshot.listener.time.LastMoment;
import dev.earshot.model.Hearing;
import dev.earshot.model.Match;
import dev.earshot.model.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Somebody complained and the brand has not answered in time. Keyed by tenant and subject, beside
 * what is known of our ears: an absence has no event of its own, so timers decide, in the order of
 * the log, by what had been heard at their moment and nothing later.
 */
public final class IgnoredComplaint
    extends KeyedBroadcastProcessFunction<String, Signal, Hearing, Match> {
  /** The rule's name. */
  public static final String NAME = IgnoredComplaintSettings.NAME;

  /** What sources told of themselves, by tenant and source. */
  public static final MapStateDescriptor<String, SourceEars> EARS =
      new MapStateDescriptor<>("ears", Types.STRING, TypeInformation.of(SourceEars.class));

  /** When brands were heard, by tenant, brand and network. */
  public static final MapStateDescriptor<String, BrandVoice> VOICES =
      new MapStateDescriptor<>("voices", Types.STRING, TypeInformation.of(BrandVoice.class));

  private static final long serialVersionUID = 1L;

  private transient ByMoment<Signal> facts;
  private transient ValueState<AwaitedAnswers.State> awaited;
  private transient ValueState<Long> timer;
  private transient LastMoment end;
  private transient Counter matches;
  private transient Counter disarmed;
  private transient long tidiedAt;

  /**
   * Whether it looks at this signal: complaints, answers, and who shares them. What was withdrawn
   * it looks at once it is known whose it was.
   */
  public static boolean takes(Signal signal) {
    return switch (signal.kind()) {
      case SAID -> signal.stampOf(NAME) != null;
      case ANSWERED, SHARED -> true;
      case TICKET_OPENED, TICKET_CLOSED, MEASURED, WITHDRAWN, GONE -> false;
    };
  }

  /** One person. */
  public static String keyOf(Signal signal) {
    return signal.tenant() + "|" + signal.subject();
  }

  @Override
  public void open(OpenContext context) {
    facts = ByMoment.of(getRuntimeContext(), "facts", Signal.class);
    end = LastMoment.of(getRuntimeContext());
    awaited =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "awaited", TypeInformation.of(AwaitedAnswers.State.class)));
    timer = getRuntimeContext().getState(new ValueStateDescriptor<>("timer", Types.LONG));
    MetricGroup metrics =
        getRuntimeContext().getMetricGroup().addGroup("earshot").addGroup("rule", NAME);
    matches = metrics.counter("matches");
    disarmed = metrics.counter("disarmed");
    tidiedAt = Long.MIN_VALUE;
  }

  @Override
  public void processElement(Signal signal, ReadOnlyContext context, Collector<Match> out)
      throws Exception {
    long moment = signal.heardAt().toEpochMilli();
    facts.add(signal, moment, context.timerService());
  }

  @Override
  public void processBroadcastElement(Hearing hearing, Context context, Collector<Match> out)
      throws Exception {
    long at = hearing.heardAt().toEpochMilli();
    long watermark = context.currentWatermark();
    if (hearing.kind() == Hearing.Kind.STATUS) {
      BroadcastState<String, SourceEars> state = context.getBroadcastState(EARS);
      String key = key(hearing.tenant(), hearing.source());
      SourceEars ears = state.contains(key) ? state.get(key) : SourceEars.UNTOLD;
      boolean hears = hearing.connected() && hearing.behindMs() <= SourceEars.DEAF_FROM.toMillis();
      var status = new SourceEars.Status(at, hearing.partition(), hearing.offset(), hears);
      state.put(key, ears.with(status).settled(watermark));
    } else {
      BroadcastState<String, BrandVoice> state = context.getBroadcastState(VOICES);
      String key = key(hearing.tenant(), hearing.brand(), hearing.network());
      BrandVoice voice = state.contains(key) ? state.get(key) : BrandVoice.UNHEARD;
      boolean reply = hearing.kind() == Hearing.Kind.REPLY;
      var spoken =
          new BrandVoice.Spoken(at, hearing.partition(), hearing.offset(), hearing.source(), reply);
      state.put(key, voice.with(spoken).settled(watermark));
    }
    tidy(watermark, context);
  }

  /** Forgets, about once a day, whoever has not been heard of for longer than memory reaches. */
  private void tidy(long watermark, Context context) throws Exception {
    if (watermark < tidiedAt + 86_400_000L) {
      return;
    }
    tidiedAt = watermark;
    BroadcastState<String, SourceEars> ears = context.getBroadcastState(EARS);
    for (Map.Entry<String, SourceEars> each : copy(ears.entries())) {
      SourceEars now = each.getValue().settled(watermark);
      if (now.statuses().isEmpty()) {
        ears.remove(each.getKey());
      }
    }
    BroadcastState<String, BrandVoice> voices = context.getBroadcastState(VOICES);
    for (Map.Entry<String, BrandVoice> each : copy(voices.entries())) {
      if (each.getValue().settled(watermark).spoken().isEmpty()) {
        voices.remove(each.getKey());
      }
    }
  }

  private static <V> List<Map.Entry<String, V>> copy(Iterable<Map.Entry<String, V>> entries) {
    List<Map.Entry<String, V>> copy = new ArrayList<>();
    entries.forEach(entry -> copy.add(Map.entry(entry.getKey(), entry.getValue())));
    return copy;
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Match> out)
      throws Exception {
    if (end.isBeyond(timestamp, context.timerService().currentWatermark())) {
      return;
    }
    AwaitedAnswers.State before = awaited.value();
    var answers = new AwaitedAnswers(NAME, before == null ? AwaitedAnswers.State.NOTHING : before);
    facts.take(timestamp).stream().sorted(Signal.LOG_ORDER).forEach(answers::take);
    if (answers.next() <= timestamp) {
      answers.at(
          timestamp, new Heard(context.getBroadcastState(EARS), context.getBroadcastState(VOICES)));
    }
    answers.found().forEach(out::collect);
    matches.inc(answers.found().size());
    disarmed.inc(answers.disarmed());
    keep(answers, timestamp, context);
  }

  private void keep(AwaitedAnswers answers, long now, OnTimerContext context) throws Exception {
    AwaitedAnswers.State state = answers.state();
    if (state.isEmpty()) {
      awaited.clear();
      timer.clear();
      return;
    }
    awaited.update(state);
    // One timer is enough: what is due later is asked for when it fires.
    long next = Math.max(answers.next(), now + 1);
    Long set = timer.value();
    if (set == null || set <= now || next < set) {
      context.timerService().registerEventTimeTimer(next);
      timer.update(next);
    }
  }

  /** By what had been told so far; each question says until when that counts. */
  private record Heard(
      ReadOnlyBroadcastState<String, SourceEars> ears,
      ReadOnlyBroadcastState<String, BrandVoice> voices)
      implements Listening {

    @Override
    public SourceEars ears(String tenant, String source) {
      return get(ears, key(tenant, source), SourceEars.UNTOLD);
    }

    @Override
    public BrandVoice voice(String tenant, String brand, String network) {
      return get(voices, key(tenant, brand, network), BrandVoice.UNHEARD);
    }

    private static <V> V get(ReadOnlyBroadcastState<String, V> state, String key, V otherwise) {
      try {
        return state.contains(key) ? state.get(key) : otherwise;
      } catch (Exception e) {
        throw new IllegalStateException("broadcast state cannot be read", e);
      }
    }
  }

  private static String key(String... parts) {
    return String.join("|", parts);
  }
}
