package dev.earshot.listener.scoring;

import dev.earshot.config.LifecycleSettings;
import dev.earshot.config.Playbook;
import dev.earshot.model.Alert;
import dev.earshot.model.Alert.Resolution;
import dev.earshot.model.Alert.State;
import dev.earshot.model.Control;
import dev.earshot.model.Match;
import dev.earshot.model.Severity;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import dev.earshot.model.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
  /** Whom it was about, at most; more than a person has accounts. */
  private static final int SPEAKERS = 20;

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

    private Tracked with(Alert changed) {
      return new Tracked(
          changed, stamp, note, weights, moods, speakers, partition, offset, openedAt, toldAt,
          true);
    }

    private Tracked raised(Stamp by, String said) {
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
    return tell(gather(seed, match), State.OPEN, match.at());
  }

  /** The alert after its situation was found again, or itself when that tells nothing new. */
  public Tracked grow(Tracked tracked, Match match) {
    Tracked grown = gather(tracked, match);
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
    if (!isNews(tracked, fact)) {
      return tracked;
    }
    Tracked grown = gather(tracked, fact);
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
    Tracked open = gather(tracked.with(draft.done()), match).openSince(match.at());
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
    Instant at = notBefore(tracked, moment);
    if (!tracked.alert().open() && act.type() != Control.Type.COMMENT) {
      return tracked;
    }
    AlertDraft draft = AlertDraft.of(tracked.alert());
    if (!act.value().isEmpty()) {
      draft.comment(act.value());
    }
    switch (act.type()) {
      case ACKNOWLEDGE, TAKE -> {
        boolean keeps = act.type() == Control.Type.ACKNOWLEDGE && draft.handling.owner() != null;
        draft.owner(keeps ? draft.handling.owner() : act.by(), at);
        return tell(tracked.with(draft.done()), State.ACKNOWLEDGED, at);
      }
      case SNOOZE -> {
        draft.owner(draft.handling.owner() == null ? act.by() : draft.handling.owner(), at);
        draft.snoozedUntil(act.until().isAfter(at) ? act.until() : null);
        return tell(tracked.with(draft.done()), State.ACKNOWLEDGED, at);
      }
      case DISMISS -> {
        draft.owner(act.by(), at);
        return resolve(tracked.with(draft.done()), at, Resolution.DISMISSED);
      }
      case COMMENT -> {
        return tell(tracked.with(draft.done()), draft.state, at);
      }
      case RULES, BRANDS, OBJECT, ALLOW -> {
        return tracked;
      }
    }
    return tracked;
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
    int place = tracked.alert().evidence().indexOf(post);
    if (place < 0) {
      return tracked;
    }
    Instant at = notBefore(tracked, moment);
    AlertDraft draft = AlertDraft.of(tracked.alert());
    draft.evidence = without(draft.evidence, place);
    List<Double> moods = without(tracked.moods(), place);
    if (tracked.alert().personal()) {
      draft.causes--;
      // Of causes beyond those that are shown only the number is known.
      draft.negativity =
          moods.stream()
              .max(Comparator.naturalOrder())
              .orElse(draft.causes > 0 ? draft.negativity : 0.0);
    }
    Tracked less =
        new Tracked(
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
    // Nor does what is not shown, where nobody else has spoken.
    boolean nobody =
        draft.evidence.isEmpty()
            && (by.equals(draft.subject) || tracked.speakers().equals(List.of(by)));
    boolean over = tracked.alert().personal() && (draft.causes == 0 || nobody);
    return over && less.alert().open()
        ? resolve(less, at, Resolution.WITHDRAWN)
        : tell(less, draft.state, at);
  }

  /** Whether all that spoke for it was taken back: what comes next is another alert. */
  public static boolean isTakenBack(Tracked tracked) {
    return tracked.alert().resolution() == Resolution.WITHDRAWN;
  }

  private static <T> List<T> without(List<T> list, int place) {
    List<T> rest = new ArrayList<>(list);
    rest.remove(place);
    return List.copyOf(rest);
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

  private static boolean isNews(Tracked tracked, Signal cause) {
    int byTime = cause.heardAt().compareTo(tracked.alert().newestAt());
    if (byTime != 0) {
      return byTime > 0;
    }
    int byPartition = Integer.compare(cause.partition(), tracked.partition());
    return byPartition != 0 ? byPartition > 0 : cause.offset() > tracked.offset();
  }

  /** All that a match adds; the alert itself when it adds nothing. */
  private static Tracked gather(Tracked tracked, Match match) {
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

  private static Tracked gather(Tracked tracked, Signal cause) {
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

  private static Tracked resolve(Tracked tracked, Instant at, Resolution why) {
    AlertDraft draft = AlertDraft.of(tracked.alert());
    draft.resolvedAt = at;
    draft.resolution = why;
    draft.snoozedUntil(null);
    draft.state = State.RESOLVED;
    return tell(tracked.with(draft.done()), State.RESOLVED, at);
  }

  /** A new version that people get to see. */
  private static Tracked tell(Tracked tracked, State state, Instant at) {
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

  private static double weight(Signal signal) {
    return signal.influence().score() * signal.negativity();
  }
}
