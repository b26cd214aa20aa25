package dev.earshot.listener.operators;

import dev.earshot.model.Control;
import dev.earshot.model.Match;
import dev.earshot.model.Signal;
import java.time.Instant;

/**
 * What may change an alert: a situation that was found or is over, a word of somebody an alert may
 * be about, a word taken back, or what a person did with an alert. Exactly one of them.
 *
 * @param match a situation, or null
 * @param signal a word, or null
 * @param withdrawn a post that was taken back, or null
 * @param act what a person did, or null
 * @param tenant whose job this is
 */
public record Finding(Match match, Signal signal, Withdrawn withdrawn, Control act, String tenant) {
  public static Finding of(Match match) {
    return new Finding(match, null, null, null, match.tenant());
  }

  public static Finding of(Signal signal) {
    return new Finding(null, signal, null, null, signal.tenant());
  }

  public static Finding of(Withdrawn withdrawn) {
    return new Finding(null, null, withdrawn, null, withdrawn.tenant());
  }

  public static Finding of(Control act, String tenant) {
    return new Finding(null, null, null, act, tenant);
  }

  /** The brand whose alerts it may change: what this stream is keyed by. */
  public String brandKey() {
    return tenant + "|" + brand();
  }

  private String brand() {
    if (match != null) {
      return match.brand();
    }
    if (signal != null) {
      return signal.brand();
    }
    return withdrawn != null ? withdrawn.brand() : act.brand();
  }

  /** When it counts, in event time. */
  Instant at() {
    if (match != null) {
      return match.at();
    }
    if (signal != null) {
      return signal.heardAt();
    }
    return withdrawn != null ? withdrawn.at() : act.effectiveAt();
  }
}
