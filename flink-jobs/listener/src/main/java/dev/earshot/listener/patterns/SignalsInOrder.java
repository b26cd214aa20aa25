package dev.earshot.listener.patterns;

import dev.earshot.model.Signal;
import java.time.Instant;
import java.util.Comparator;

/**
 * Takes signals in the log's order.
 *
 * @param <T> what it tells
 */
abstract class SignalsInOrder<T> extends InOrder<Signal, T> {
  private static final long serialVersionUID = 1L;

  SignalsInOrder() {
    super(Signal.class);
  }

  @Override
  final Instant at(Signal signal) {
    return signal.heardAt();
  }

  @Override
  final Comparator<Signal> order() {
    return Signal.LOG_ORDER;
  }
}
