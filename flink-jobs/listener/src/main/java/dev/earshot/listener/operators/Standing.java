package dev.earshot.listener.operators;

import dev.earshot.model.Alert;
import java.util.ArrayList;
import java.util.List;

/**
 * What an alert is to one subject: it stands with whom it is about, and has left whom it was about
 * before that subject was recognised.
 *
 * @param subject pseudonym of the subject addressed
 * @param alert as it stands now
 * @param here false when the alert has moved to another subject
 */
public record Standing(String subject, Alert alert, boolean here) {
  /** Everybody who must hear of this version of an alert. */
  public static List<Standing> of(Alert alert) {
    if (!alert.personal()) {
      return List.of();
    }
    List<Standing> standings = new ArrayList<>(2);
    standings.add(new Standing(alert.subject(), alert, true));
    if (alert.formerSubject() != null) {
      standings.add(new Standing(alert.formerSubject(), alert, false));
    }
    return standings;
  }
}
