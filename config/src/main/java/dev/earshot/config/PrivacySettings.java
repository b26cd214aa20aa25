package dev.earshot.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * What protects the people we listen to.
 *
 * @param pepper the tenant's secret that pseudonyms are keyed with; empty keys them with the
 *     tenant's name alone, good enough to try Earshot and nothing else. A new pepper makes new
 *     pseudonyms: what was open before is not recognised again
 * @param evidenceTtl how long an excerpt may be read; 28 days at most, as long as posts are kept
 */
public record PrivacySettings(@Default("") String pepper, @Default("28d") Duration evidenceTtl)
    implements Serializable {

  private static final int SHORTEST_PEPPER = 16;

  public PrivacySettings {
    pepper = Require.present("pepper", pepper);
    if (!pepper.isEmpty() && pepper.length() < SHORTEST_PEPPER) {
      throw new InvalidSettingException(
          "pepper",
          "is shorter than %d characters and can be guessed; make one with: openssl rand -hex 32"
              .formatted(SHORTEST_PEPPER));
    }
    Require.within("evidence_ttl", evidenceTtl, Duration.ofSeconds(1), Duration.ofDays(28));
  }

  /** Without the pepper. */
  @Override
  public String toString() {
    return "PrivacySettings[pepper %s, evidenceTtl=%s]"
        .formatted(pepper.isEmpty() ? "none" : "set", evidenceTtl);
  }
}
