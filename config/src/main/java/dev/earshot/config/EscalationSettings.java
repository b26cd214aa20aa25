package dev.earshot.config;

import dev.earshot.model.Severity;
import java.io.Serializable;
import java.time.Duration;

/**
 * After how long without anybody looking an alert is handed up, by its severity.
 *
 * @param sev1 the brand is on fire
 * @param sev2 it may soon be
 * @param sev3 somebody is waiting; severity 4 waits for ever
 */
public record EscalationSettings(
    @Default("15m") Duration sev1, @Default("60m") Duration sev2, @Default("4h") Duration sev3)
    implements Serializable {

  public EscalationSettings {
    Require.within("sev1", sev1, Duration.ofSeconds(1), Duration.ofDays(7));
    Require.within("sev2", sev2, sev1, Duration.ofDays(7));
    Require.within("sev3", sev3, sev2, Duration.ofDays(7));
  }

  /** The time for this severity; null where nobody is asked to hurry. */
  public Duration of(Severity severity) {
    return switch (severity) {
      case SEV1 -> sev1;
      case SEV2 -> sev2;
      case SEV3 -> sev3;
      case SEV4 -> null;
    };
  }
}
