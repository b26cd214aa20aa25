package dev.earshot.listener.scoring;

import dev.earshot.model.Alert;
import dev.earshot.model.Subjects;
import java.time.Duration;
import java.util.Locale;

/** An alert in one sentence. */
final class AlertSummary {
  private AlertSummary() {}

  /** What happened, in numbers; no name, no text. What the pattern says of it goes first. */
  static String of(AlertDraft alert, String note) {
    if (!Subjects.personal(alert.subject)) {
      return note;
    }
    String happened = note.isEmpty() ? posts(alert) : note + "; " + influence(alert);
    return alert.resolution == Alert.Resolution.ANSWERED_ELSEWHERE
        ? happened + "; answered where only the help desk sees it"
        : happened;
  }

  private static String posts(AlertDraft alert) {
    String who = alert.customer ? "a customer" : "an author";
    String span = words(Duration.between(alert.firstAt, alert.newestAt));
    if (alert.rule.equals(AlertRule.RECOVERY)) {
      return "a good word by %s, %s after the complaint; %s".formatted(who, span, influence(alert));
    }
    if (alert.causes == 0) {
      return "taken back by %s; %s".formatted(who, influence(alert));
    }
    if (alert.negativity == 0) {
      return "%d good words in %s by %s; %s".formatted(alert.causes, span, who, influence(alert));
    }
    String posts =
        alert.causes == 1 ? "1 negative post" : alert.causes + " negative posts in " + span;
    return String.format(
        Locale.ROOT,
        "%s by %s, negativity up to %.2f, %s",
        posts,
        who,
        alert.negativity,
        influence(alert));
  }

  private static String influence(AlertDraft alert) {
    return String.format(
        Locale.ROOT, "influence %.0f (%s)", alert.influence.score(), alert.influence.explanation());
  }

  private static String words(Duration span) {
    long minutes = (span.toMillis() + 59_999) / 60_000;
    return minutes < 120 ? minutes + " min" : minutes / 60 + " h";
  }
}
