package dev.earshot.wall;

import dev.earshot.model.Alert;
import dev.earshot.model.Evidence;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An alert and what speaks for it, as a page gets it.
 *
 * @param evidence what of it has not expired, the strongest first
 */
record Shown(Alert alert, List<Evidence> evidence) {
  /** For everybody: what may reveal health, religion or politics is there, and says nothing. */
  static Shown covered(Alert alert, Map<String, Evidence> found) {
    return new Shown(alert, of(alert, found).stream().map(Shown::covered).toList());
  }

  /** For who asked to see it, and may. */
  static Shown open(Alert alert, Map<String, Evidence> found) {
    return new Shown(alert, of(alert, found));
  }

  private static List<Evidence> of(Alert alert, Map<String, Evidence> found) {
    return alert.evidence().stream().map(found::get).filter(Objects::nonNull).toList();
  }

  private static Evidence covered(Evidence evidence) {
    return evidence.special()
        ? new Evidence(
            evidence.post(),
            evidence.version(),
            evidence.tenant(),
            evidence.subjectKey(),
            evidence.subjectKey(),
            List.of(),
            "covered",
            evidence.network(),
            null,
            null,
            null,
            "",
            evidence.language(),
            evidence.score(),
            evidence.intent(),
            List.of(),
            true,
            List.of(),
            null,
            evidence.createdAt(),
            evidence.heardAt())
        : evidence;
  }
}
