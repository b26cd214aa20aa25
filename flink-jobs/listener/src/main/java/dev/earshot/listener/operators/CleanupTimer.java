package dev.earshot.listener.operators;

import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;

/** One timer a key, set for the first of all that time makes worthless. */
final class CleanupTimer {
  private static final Duration EVERY = Duration.ofHours(1);

  private final ValueState<Long> set;

  CleanupTimer(RuntimeContext context) {
    set = context.getState(new ValueStateDescriptor<>("cleanup-at", Types.LONG));
  }

  /** Sets it for this moment at the latest; gives the one it was set for, or null. */
  Long by(Instant due, TimerService time) throws Exception {
    long moment = due.toEpochMilli();
    Long before = set.value();
    if (before != null && before <= moment) {
      return null;
    }
    set.update(moment);
    time.registerEventTimeTimer(moment);
    return before;
  }

  boolean isDue(long moment) throws Exception {
    Long due = set.value();
    return due != null && due <= moment;
  }

  /** Sets it anew after it was due; null where nothing is left. */
  void next(Instant next, Instant now, TimerService time) throws Exception {
    if (next == null) {
      set.clear();
      return;
    }
    // Each round looks at all that is remembered: who posts every second may not cause one a post.
    Instant soonest = now.plus(EVERY);
    long due = (next.isAfter(soonest) ? next : soonest).toEpochMilli();
    set.update(due);
    time.registerEventTimeTimer(due);
  }

  /** Sets it for nothing; gives the moment it was set for, or null. */
  Long end() throws Exception {
    Long before = set.value();
    set.clear();
    return before;
  }
}
