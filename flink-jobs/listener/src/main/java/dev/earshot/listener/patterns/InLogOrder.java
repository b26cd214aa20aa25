package dev.earshot.listener.patterns;

import dev.earshot.model.Signal;
import org.apache.flink.cep.EventComparator;

/** Ties are normal, a batch shares one stamp: the log decides, so that a replay falls alike. */
final class InLogOrder implements EventComparator<Signal> {
  private static final long serialVersionUID = 1L;

  @Override
  public int compare(Signal one, Signal other) {
    return Signal.LOG_ORDER.compare(one, other);
  }
}
