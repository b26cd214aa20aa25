package dev.earshot.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * How an alert lives.
 *
 * @param quiet an alert without a new cause for so long resolves itself: who is still angry says so
 *     within a day
 * @param reopen a new cause so soon after that opens the same alert again, not another one
 * @param calm a brand's level must be back to usual for so long before its alert resolves
 * @param updateEvery an alert that grows is written at most so often, unless it gets worse; no
 *     longer than quiet
 * @param escalate when nobody looks
 */
public record LifecycleSettings(
    @Default("24h") Duration quiet,
    @Default("24h") Duration reopen,
    @Default("60m") Duration calm,
    @Default("5m") Duration updateEvery,
    EscalationSettings escalate)
    implements Serializable {

  public LifecycleSettings {
    Require.within("quiet", quiet, Duration.ofSeconds(1), Duration.ofDays(28));
    Require.within("reopen", reopen, Duration.ZERO, Duration.ofDays(28));
    Require.within("calm", calm, Duration.ofSeconds(1), Duration.ofDays(7));
    Require.within("update_every", updateEvery, Duration.ZERO, Duration.ofDays(1));
    if (updateEvery.compareTo(quiet) > 0) {
      throw new InvalidSettingException(
          "update_every",
          ("is %s, longer than quiet: growth would be told when the alert should be over already;"
                  + " make it %s or less, or quiet longer")
              .formatted(Durations.write(updateEvery), Durations.write(quiet)));
    }
    escalate = Require.present("escalate", escalate);
  }
}
