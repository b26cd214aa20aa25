package dev.earshot.listener.scoring;

import dev.earshot.config.LifecycleSettings;
import dev.earshot.config.Playbook;
import dev.earshot.model.Alert;
import dev.earshot.model.Alert.Resolution;
import dev.earshot.model.Alert.State;
import dev.earshot.model.Control;
import dev.earshot.model.Match;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import dev.earshot.model.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How an alert lives: a situation opens it, what its subject says makes it grow, people acknowledge
 * it, and silence, calm, an answer or a person resolves it; the situation coming back soon after
 * reopens it under the same id.
 *
 * <p>A pure function of what happened and event time. Before anything is applied, {@link #advance}
 * brings the alert to that moment, so that it is all the same whether a timer or the next fact came
 * first: live and backlog reading tell the same story.
 */
public final class AlertLife {
  private final LifecycleSettings settings;
  private final Playbook playbook;

  /**
   * @param playbook where each alert's next best action comes from
   */
  public AlertLife(LifecycleSettings settings, Playbook playbook) {
    this.settings = settings;
    this.playbook = playbook;
  }

  /**
   * An alert as the lifecycle remembers it.
   *
   * @param alert as it stands now; what people saw of it is its last told version
   * @param stamp the rule that raised it last
   * @param note what its pattern last said of it; empty where the posts say it all
   * @param weights influence × negativity of its evidence, in the evidence's order
   * @param moods negativity of its evidence, in the same order
   * @param speakers pseudonyms of the accounts that spoke
   * @param partition where its newest cause lies
   * @param offset that cause's offset
   * @param openedAt event time since when it waits for somebody to look
   * @param toldAt event time when people last heard of it
   * @param untold whether it has grown since
   */
  public record Tracked(
      Alert alert,
      Stamp stamp,
      String note,
      List<Double> weights,
      List<Double> moods,
      List<String> speakers,
      int partition,
      long offset,
      Instant openedAt,
      Instant toldAt,
      boolean untold) {

    Tracked with(Alert changed) {
      return new Tracked(
          changed, stamp, note, weights, moods, speakers, partition, offset, openedAt, toldAt,
          true);
    }

    Tracked raised(Stamp by, String said) {
      return new Tracked(
          alert, by, said, weights, moods, speakers, partition, offset, openedAt, toldAt, untold);
    }

    private Tracked openSince(Instant at) {
      return new Tracked(
          alert, stamp, note, weights, moods, speakers, partition, offset, at, toldAt, untold);
    }
  }

  /** The alert that this situation opens. */
  public Tracked open(String id, Match match) {
    AlertDraft draft = AlertDraft.of(id, match, playbook.actionFor(match.stamp().rule()));
    Tracked seed =
        new Tracked(
            draft.done(),
            match.stamp(),
            "",
            List.of(),
            List.of(),
            List.of(),
            -1,
            -1,
            match.at(),
            match.at(),
            true);
    return tell(AlertCauses.gather(seed, match), State.OPEN, match.at());
  }

  /** The alert after its situation was found again, or itself when that tells nothing new. */
  public Tracked grow(Tracked tracked, Match match) {
    Tracked grown = AlertCauses.gather(tracked, match);
    if (grown.equals(tracked)) {
      return tracked;
    }
    boolean worse = grown.alert().severity().compareTo(tracked.alert().severity()) < 0;
    if (worse && tracked.alert().state() == State.ACKNOWLEDGED) {
      grown = unseen(grown, match.at());
    }
    State state = worse ? State.OPEN : tracked.alert().state();
    return worse || due(tracked, grown, match.at()) ? tell(grown, state, match.at()) : grown;
  }

  /** What was acknowledged was less than this: a second wave is news nobody has looked at yet. */
  private static Tracked unseen(Tracked grown, Instant at) {
    AlertDraft draft = AlertDraft.of(grown.alert());
    draft.snoozedUntil(null);
    return grown.with(draft.done()).openSince(at);
  }

  /** The alert after what its subject said next, or itself when it has counted that already. */
  public Tracked grow(Tracked tracked, Signal fact) {
    if (!AlertCauses.isNews(tracked, fact)) {
      return tracked;
    }
    Tracked grown = AlertCauses.gather(tracked, fact);
    return due(tracked, grown, fact.heardAt())
        ? tell(grown, grown.alert().state(), fact.heardAt())
        : grown;
  }

  /**
   * A resolved alert whose situation comes back: the same id, open again. What a person dismissed
   * comes back only when it is worse.
   */
  public Tracked reopen(Tracked tracked, Match match) {
    boolean dismissed = tracked.alert().resolution() == Resolution.DISMISSED;
    if (dismissed && match.severity().compareTo(tracked.alert().severity()) >= 0) {
      return tracked;
    }
    AlertDraft draft = AlertDraft.of(tracked.alert());
    draft.state = State.OPEN;
    draft.resolvedAt = null;
    draft.resolution = null;
    draft.severity = match.severity();
    draft.handling = Alert.Handling.NONE;
    Tracked open = AlertCauses.gather(tracked.with(draft.done()), match).openSince(match.at());
    return tell(open, State.OPEN, match.at());
  }

  /** The alert when its situation is over. */
  public Tracked settle(Tracked tracked, Instant at, Resolution why) {
    return tracked.alert().open() ? resolve(tracked, at, why) : tracked;
  }

  /** The alert when its own rule says that it is over. */
  public Tracked settle(Tracked tracked, Match match) {
    Resolution why = AlertRule.settledBy(match.stamp().rule(), match.effect());
    return settle(tracked, match.at(), why);
  }

  /** The alert after what a person did with it; itself where that makes no sense any more. */
  public Tracked act(Tracked tracked, Control act, Instant moment) {
    return AlertActs.done(tracked, act, notBefore(tracked, moment));
  }

  /**
   * Nobody changes what was heard and told. Only an act that is read too late right after a
   * restart, before time goes on, names a moment from before that.
   */
  private static Instant notBefore(Tracked tracked, Instant moment) {
    return Stream.of(moment, tracked.toldAt(), tracked.alert().newestAt())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /**
   * The alert without a post that its author took back; itself when that post does not speak for
   * it. What is about a person is over when nothing else does.
   *
   * @param by pseudonym of whoever takes back all they said, else of the post
   */
  public Tracked withdraw(Tracked tracked, String post, String by, Instant moment) {
    if (!tracked.alert().evidence().contains(post)) {
      return tracked;
    }
    Instant at = notBefore(tracked, moment);
    Tracked less = AlertCauses.without(tracked, post, by);
    boolean over = less.alert().personal() && less.alert().causes() == 0;
    return over && less.alert().open()
        ? resolve(less, at, Resolution.WITHDRAWN)
        : tell(less, less.alert().state(), at);
  }

  /** Whether all that spoke for it was taken back: what comes next is another alert. */
  public static boolean isTakenBack(Tracked tracked) {
    return tracked.alert().resolution() == Resolution.WITHDRAWN;
  }

  /** The alert when another speaks for it, or none does any more; itself when nothing changes. */
  public Tracked inhibit(Tracked tracked, String by, Instant moment) {
    if (Objects.equals(tracked.alert().handling().inhibitedBy(), by)) {
      return tracked;
    }
    AlertDraft draft = AlertDraft.of(tracked.alert());
    draft.inhibitedBy(by);
    return tell(tracked.with(draft.done()), draft.state, notBefore(tracked, moment));
  }

  /**
   * The alert as it stands at a moment: growth held back is told when it is due, what nobody looked
   * at is handed up, silence resolves. Null when it has been resolved so long that it is forgotten.
   */
  public Tracked advance(Tracked tracked, Instant now) {
    Instant due = nextChange(tracked);
    if (now.isBefore(due)) {
      return tracked;
    }
    Alert alert = tracked.alert();
    if (!alert.open()) {
      return null;
    }
    if (due.equals(escalates(tracked))) {
      AlertDraft draft = AlertDraft.of(alert);
      draft.escalatedAt(due);
      return tell(tracked.with(draft.done()), State.ESCALATED, due);
    }
    if (due.equals(alert.handling().snoozedUntil())) {
      AlertDraft draft = AlertDraft.of(alert);
      draft.snoozedUntil(null);
      return tell(tracked.with(draft.done()), alert.state(), due);
    }
    return tracked.untold()
        ? tell(tracked, alert.state(), due)
        : resolve(tracked, due, Resolution.QUIET);
  }

  /** When time alone will change it next. */
  public Instant nextChange(Tracked tracked) {
    Alert alert = tracked.alert();
    if (!alert.open()) {
      return alert.resolvedAt().plus(settings.reopen());
    }
    Instant byItself =
        tracked.untold()
            ? tracked.toldAt().plus(settings.updateEvery())
            : alert.newestAt().plus(settings.quiet());
    // An act or a calm level may have told of it later than its newest cause.
    Instant notBefore = byItself.isBefore(tracked.toldAt()) ? tracked.toldAt() : byItself;
    return Stream.of(notBefore, escalates(tracked), alert.handling().snoozedUntil())
        .filter(moment -> moment != null)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** When it is handed up; null when somebody looks, or nobody is asked to hurry. */
  private Instant escalates(Tracked tracked) {
    Duration patience = settings.escalate().of(tracked.alert().severity());
    if (tracked.alert().state() != State.OPEN || patience == null) {
      return null;
    }
    Instant due = tracked.openedAt().plus(patience);
    // It has become worse since: the shorter patience may be over already.
    return due.isBefore(tracked.toldAt()) ? tracked.toldAt() : due;
  }

  private boolean due(Tracked before, Tracked grown, Instant at) {
    boolean renamed = !before.alert().subject().equals(grown.alert().subject());
    return renamed || !at.isBefore(before.toldAt().plus(settings.updateEvery()));
  }

  static Tracked resolve(Tracked tracked, Instant at, Resolution why) {
    AlertDraft draft = AlertDraft.of(tracked.alert());
    draft.resolvedAt = at;
    draft.resolution = why;
    draft.snoozedUntil(null);
    draft.state = State.RESOLVED;
    return tell(tracked.with(draft.done()), State.RESOLVED, at);
  }

  /** A new version that people get to see. */
  static Tracked tell(Tracked tracked, State state, Instant at) {
    AlertDraft draft = AlertDraft.of(tracked.alert());
    draft.version =
        new Version(draft.newestAt.toEpochMilli(), tracked.alert().version().counter() + 1);
    draft.state = state;
    draft.summary = AlertSummary.of(draft, tracked.note());
    return new Tracked(
        draft.done(),
        tracked.stamp(),
        tracked.note(),
        tracked.weights(),
        tracked.moods(),
        tracked.speakers(),
        tracked.partition(),
        tracked.offset(),
        tracked.openedAt(),
        at,
        false);
  }
}
