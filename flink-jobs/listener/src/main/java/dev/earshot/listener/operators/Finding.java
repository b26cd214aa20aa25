package dev.earshot.listener.operators;

import dev.earshot.model.Control;
import dev.earshot.model.Match;
import dev.earshot.model.Signal;
import java.time.Instant;

/**
 * What may change an alert: a situation that was found or is over, a word of somebody an alert may
 * be about, or what a person did with an alert. Exactly one of them.
 *
 * @param match a situation, or null
 * @param signal a word, or null
 * @param act what a person did, or null
 * @param tenant whose job this is
 */
public record Finding(Match match, Signal signal, Control act, String tenant) {
  public static Finding of(Match match) {
    return new Finding(match, null, null, match.tenant());
  }

  public static Finding of(Signal signal) {
    return new Finding(null, signal, null, signal.tenant());
  }

  public static Finding of(Control act, String tenant) {
    return new Finding(null, null, act, tenant);
  }

  /** The brand whose alerts it may change: what this stream is keyed by. */
  public String brandKey() {
    String brand = match != null ? match.brand() : signal != null ? signal.brand() : act.brand();
    return tenant + "|" + brand;
  }

  /** When it counts, in event time. */
  Instant at() {
    return match != null ? match.at() : signal != null ? signal.heardAt() : act.effectiveAt();
  }
}
