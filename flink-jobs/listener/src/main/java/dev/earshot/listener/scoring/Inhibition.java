package dev.earshot.listener.scoring;

import dev.earshot.listener.scoring.AlertLife.Tracked;
import dev.earshot.model.Alert;
import dev.earshot.model.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Which alert of a brand speaks for which: a firestorm for the spike, the outage and the milder
 * customers' alerts of its topics; an outage for the spike. What is spoken for goes on counting and
 * bumping, and sends no message of its own. Severity 1 and 2 of a person always speak for
 * themselves: a second wave is news.
 */
public final class Inhibition {
  private final List<Alert> speakers;

  private Inhibition(List<Alert> speakers) {
    this.speakers = speakers;
  }

  /** Among these alerts of one brand. */
  public static Inhibition of(Collection<Tracked> alerts) {
    return new Inhibition(
        alerts.stream()
            .map(Tracked::alert)
            .filter(Alert::open)
            .filter(Inhibition::speaks)
            .sorted(
                Comparator.comparingInt((Alert alert) -> -rank(alert.rule()))
                    .thenComparing(Alert::id))
            .toList());
  }

  /** Whether an alert of this rule may speak for others. */
  public static boolean speaks(Alert alert) {
    return rank(alert.rule()) > 1;
  }

  /** The id of the alert that speaks for this one; null when it speaks for itself. */
  public String speakerFor(Alert alert) {
    for (Alert speaker : speakers) {
      boolean about =
          alert.personal()
              ? speaker.rule().equals(AlertRule.FIRESTORM)
                  && alert.severity().compareTo(Severity.SEV2) > 0
                  && topicsMeet(speaker, alert)
              : rank(alert.rule()) > 0 && rank(speaker.rule()) > rank(alert.rule());
      if (about) {
        return speaker.id();
      }
    }
    return null;
  }

  private static boolean topicsMeet(Alert speaker, Alert alert) {
    return speaker.topics().isEmpty()
        || alert.topics().isEmpty()
        || alert.topics().stream().anyMatch(speaker.topics()::contains);
  }

  private static int rank(String rule) {
    return switch (rule) {
      case AlertRule.FIRESTORM -> 3;
      case AlertRule.OUTAGE -> 2;
      case AlertRule.BRAND_SPIKE -> 1;
      default -> 0;
    };
  }
}
