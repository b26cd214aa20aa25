package dev.earshot.listener.operators;

import dev.earshot.model.Entry;
import dev.earshot.model.Evidence;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Holds posts until an alert asks for them, and forgets the others: a minute where no rule counts
 * them, as long as their rules look back where one does. The only place inside the job where text
 * waits. Keyed by the post's pseudonym.
 */
public final class GatherEvidence extends KeyedCoProcessFunction<String, Evidence, Wanted, Entry> {
  /** Longer than the rules take to say whether they count a post. */
  static final Duration UNASKED = Duration.ofMinutes(1);

  /** As long as excerpts may be read: who takes a post back later finds it gone. */
  private static final Duration REMEMBERED = Duration.ofDays(28);

  /** Timers come in whole minutes: a second's posts are forgotten together. */
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private static final long serialVersionUID = 1L;

  private transient ValueState<Evidence> held;
  private transient ValueState<Instant> keptUntil;
  private transient ValueState<Boolean> asked;

  /** What would be left of a post that was told; null where none was. */
  private transient ValueState<Evidence> told;

  /** When its author took it back. */
  private transient ValueState<Instant> gone;

  /** When a post was first asked for that seems to be kept no longer. */
  private transient ValueState<Long> doubted;

  @Override
  public void open(OpenContext context) {
    var state = getRuntimeContext();
    held = state.getState(new ValueStateDescriptor<>("held", Evidence.class));
    keptUntil = state.getState(new ValueStateDescriptor<>("kept-until", Types.INSTANT));
    asked = state.getState(new ValueStateDescriptor<>("asked", Types.BOOLEAN));
    told = state.getState(new ValueStateDescriptor<>("told", Evidence.class));
    gone = state.getState(new ValueStateDescriptor<>("gone", Types.INSTANT));
    doubted = state.getState(new ValueStateDescriptor<>("doubted", Types.LONG));
  }

  @Override
  public void processElement1(Evidence evidence, Context context, Collector<Entry> out)
      throws Exception {
    if (asked.value() != null) {
      show(evidence, context, out);
    } else {
      held.update(gone.value() == null ? evidence : evidence.withdrawn(gone.value()));
    }
    keep(evidence.heardAt().plus(UNASKED), context);
  }

  @Override
  public void processElement2(Wanted wanted, Context context, Collector<Entry> out)
      throws Exception {
    if (wanted.gone()) {
      gone.update(wanted.at());
      if (held.value() != null) {
        held.update(held.value().withdrawn(wanted.at()));
      }
      if (told.value() != null) {
        out.collect(Entry.of(told.value().withdrawn(wanted.at())));
      }
      keep(wanted.at().plus(UNASKED), context);
    } else if (!wanted.now()) {
      keep(wanted.until(), context);
      Long doubt = doubted.value();
      if (doubt != null && doubt < timerFor(keptUntil.value())) {
        tell(context, out);
      }
    } else if (isForgottenAt(context.timestamp())) {
      // Time has not come to it here; a rule that counts the post may still be on its way.
      Long doubt = doubted.value();
      doubted.update(
          doubt == null ? context.timestamp() : (Long) Math.min(doubt, context.timestamp()));
    } else {
      tell(context, out);
      // An answered wish is remembered a while: the alert's next version asks again.
      keep(wanted.until().plus(UNASKED), context);
    }
  }

  /** By the wish's own time: whether the watermark was faster than the wish decides nothing. */
  private boolean isForgottenAt(long moment) throws Exception {
    return held.value() != null && moment >= timerFor(keptUntil.value());
  }

  private void tell(Context context, Collector<Entry> out) throws Exception {
    doubted.clear();
    asked.update(true);
    if (held.value() != null) {
      show(held.value(), context, out);
      held.clear();
    }
  }

  /** What was taken back is shown without its words, whichever of the two came first. */
  private void show(Evidence evidence, Context context, Collector<Entry> out) throws Exception {
    Evidence rest = evidence.withdrawn(evidence.heardAt());
    boolean first = told.value() == null;
    told.update(rest);
    out.collect(Entry.of(gone.value() == null ? evidence : evidence.withdrawn(gone.value())));
    if (first) {
      context.timerService().registerEventTimeTimer(timerFor(evidence.heardAt().plus(REMEMBERED)));
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Entry> out)
      throws Exception {
    Instant until = keptUntil.value();
    if (until == null || timestamp >= timerFor(until)) {
      held.clear();
      keptUntil.clear();
      asked.clear();
      doubted.clear();
      gone.clear();
    }
    Evidence rest = told.value();
    if (rest != null && timestamp >= timerFor(rest.heardAt().plus(REMEMBERED))) {
      told.clear();
    }
  }

  private void keep(Instant until, Context context) throws Exception {
    Instant before = keptUntil.value();
    if (before == null || until.isAfter(before)) {
      keptUntil.update(until);
      context.timerService().registerEventTimeTimer(timerFor(until));
    }
  }

  private static long timerFor(Instant until) {
    return (until.toEpochMilli() / MINUTE + 1) * MINUTE;
  }
}
