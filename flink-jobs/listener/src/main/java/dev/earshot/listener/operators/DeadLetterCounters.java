package dev.earshot.listener.operators;

import dev.earshot.model.DeadLetter.Reason;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Dead letters by reason. Registered once: a second counter of one name counts where nobody looks.
 */
final class DeadLetterCounters {
  private final Map<Reason, Counter> counters = new EnumMap<>(Reason.class);

  DeadLetterCounters(MetricGroup metrics) {
    for (Reason reason : Reason.values()) {
      counters.put(reason, metrics.addGroup("reason", reason.name()).counter("dead_letters"));
    }
  }

  void count(Reason reason) {
    counters.get(reason).inc();
  }
}
