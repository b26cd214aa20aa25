package dev.earshot.listener.scoring;

import dev.earshot.listener.scoring.AlertLife.Tracked;
import dev.earshot.model.Alert;
import dev.earshot.model.Match;
import dev.earshot.model.Severity;
import dev.earshot.model.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What speaks for an alert: gathered word by word, and taken away post by post. */
final class AlertCauses {
  /** Whom it was about, at most; more than a person has accounts. */
  private static final int SPEAKERS = 20;

  private AlertCauses() {}

  /** Whether the alert has not counted it already. */
  static boolean isNews(Tracked tracked, Signal cause) {
    int byTime = cause.heardAt().compareTo(tracked.alert().newestAt());
    if (byTime != 0) {
      return byTime > 0;
    }
    int byPartition = Integer.compare(cause.partition(), tracked.partition());
    return byPartition != 0 ? byPartition > 0 : cause.offset() > tracked.offset();
  }

  /** All that a match adds; the alert itself when it adds nothing. */
  static Tracked gather(Tracked tracked, Match match) {
    Tracked grown = tracked;
    for (Signal cause : match.causes()) {
      boolean known = grown.alert().evidence().contains(cause.post());
      grown = !known && isNews(grown, cause) ? gather(grown, cause) : grown;
    }
    boolean worse = match.severity().compareTo(grown.alert().severity()) < 0;
    boolean silent = match.measure() == null && match.brief() == null && match.note().isEmpty();
    if (grown.equals(tracked) && !worse && silent) {
      return tracked;
    }
    AlertDraft draft = AlertDraft.of(grown.alert());
    Severity was = draft.severity;
    draft.severity = worse ? match.severity() : was;
    draft.measure = match.measure() == null ? draft.measure : match.measure();
    draft.brief(match.brief() == null ? draft.brief : match.brief());
    draft.newestAt = match.at().isAfter(draft.newestAt) ? match.at() : draft.newestAt;
    draft.floorOf(match.stamp());
    return grown.with(draft.done()).raised(match.stamp(), match.note());
  }

  /** The alert and one word more. */
  static Tracked gather(Tracked tracked, Signal cause) {
    AlertDraft draft = AlertDraft.of(tracked.alert());
    List<String> evidence = new ArrayList<>(draft.evidence);
    List<Double> weights = new ArrayList<>(tracked.weights());
    int place = 0;
    while (place < weights.size() && weights.get(place) >= weight(cause)) {
      place++;
    }
    evidence.add(place, cause.post());
    weights.add(place, weight(cause));
    List<Double> moods = new ArrayList<>(tracked.moods());
    moods.add(place, cause.negativity());
    int kept = Math.min(Alert.MAX_EVIDENCE, evidence.size());
    draft.evidence = evidence.subList(0, kept);
    List<String> speakers = new ArrayList<>(tracked.speakers());
    if (!speakers.contains(cause.author()) && speakers.size() < SPEAKERS) {
      speakers.add(cause.author());
    }
    String about = draft.subject;
    draft.gather(cause);
    if (!tracked.alert().personal()) {
      // It is about a brand or a source, whoever speaks for it.
      draft.subject = about;
      draft.formerSubject = null;
      draft.customer = false;
    }
    draft.authors = Math.max(draft.authors, speakers.size());
    draft.floorOf(tracked.stamp());
    return new Tracked(
        draft.done(),
        tracked.stamp(),
        tracked.note(),
        List.copyOf(weights.subList(0, kept)),
        List.copyOf(moods.subList(0, kept)),
        speakers,
        cause.partition(),
        cause.offset(),
        tracked.openedAt(),
        tracked.toldAt(),
        true);
  }

  /**
   * An alert without one of the posts it shows. What is about a person counts none any more when
   * the last one shown goes and nobody but whoever takes it back has spoken.
   *
   * @param by pseudonym of whoever takes back all they said, else of the post
   */
  static Tracked without(Tracked tracked, String post, String by) {
    int place = tracked.alert().evidence().indexOf(post);
    AlertDraft draft = AlertDraft.of(tracked.alert());
    draft.evidence = without(draft.evidence, place);
    List<Double> moods = without(tracked.moods(), place);
    if (tracked.alert().personal()) {
      boolean onlyTheirs = by.equals(draft.subject) || tracked.speakers().equals(List.of(by));
      draft.causes = moods.isEmpty() && onlyTheirs ? 0 : draft.causes - 1;
      // Of causes beyond those that are shown only the number is known.
      draft.negativity =
          moods.stream()
              .max(Comparator.naturalOrder())
              .orElse(draft.causes > 0 ? draft.negativity : 0.0);
    }
    return new Tracked(
        draft.done(),
        tracked.stamp(),
        tracked.note(),
        without(tracked.weights(), place),
        moods,
        tracked.speakers(),
        tracked.partition(),
        tracked.offset(),
        tracked.openedAt(),
        tracked.toldAt(),
        true);
  }

  private static <T> List<T> without(List<T> list, int place) {
    List<T> rest = new ArrayList<>(list);
    rest.remove(place);
    return List.copyOf(rest);
  }

  private static double weight(Signal signal) {
    return signal.influence().score() * signal.negativity();
  }
}
