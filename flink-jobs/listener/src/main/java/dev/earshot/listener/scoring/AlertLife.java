package dev.earshot.listener.scoring;

import dev.earshot.config.LifecycleSettings;
import dev.earshot.model.Alert;
import dev.earshot.model.Alert.State;
import dev.earshot.model.Influence;
import dev.earshot.model.Signal;
import dev.earshot.model.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * How an alert lives: a cause opens it, causes of the same subject make it grow, silence resolves
 * it, and a new cause soon after reopens it under the same id.
 *
 * <p>A pure function of causes and event time. Before a cause is applied, {@link #advance} brings
 * the alert to that cause's time, so that it is all the same whether a timer or the next cause came
 * first: live and backlog reading tell the same story.
 */
public final class AlertLife {
  private final LifecycleSettings settings;

  public AlertLife(LifecycleSettings settings) {
    this.settings = settings;
  }

  /**
   * An alert as the lifecycle remembers it.
   *
   * @param alert as it stands now; what people saw of it is its last told version
   * @param weights influence × negativity of its evidence, in the evidence's order
   * @param partition where its newest cause lies
   * @param offset that cause's offset
   * @param toldAt event time when people last heard of it
   * @param untold whether it has grown since
   */
  public record Tracked(
      Alert alert,
      List<Double> weights,
      int partition,
      long offset,
      Instant toldAt,
      boolean untold) {}

  /** The alert that these causes open. */
  public Tracked open(String id, AlertRule rule, int ruleVersion, List<Signal> causes) {
    Signal first = causes.get(0);
    Tracked opened = seed(id, rule, ruleVersion, first);
    for (Signal cause : causes.subList(1, causes.size())) {
      opened = gather(opened, cause);
    }
    return tell(opened, State.OPEN, opened.alert().newestAt(), null);
  }

  /** The alert after one more cause, or itself when it has counted that cause already. */
  public Tracked grow(Tracked tracked, Signal cause) {
    if (!isNews(tracked, cause)) {
      return tracked;
    }
    Alert before = tracked.alert();
    Tracked grown = gather(tracked, cause);
    boolean renamed = !before.subject().equals(grown.alert().subject());
    boolean due = !cause.heardAt().isBefore(tracked.toldAt().plus(settings.updateEvery()));
    return renamed || due ? tell(grown, State.OPEN, cause.heardAt(), null) : grown;
  }

  /** A resolved alert whose situation comes back: the same id, open again. */
  public Tracked reopen(Tracked tracked, List<Signal> causes) {
    Tracked grown = tracked;
    for (Signal cause : causes) {
      grown = isNews(grown, cause) ? gather(grown, cause) : grown;
    }
    return tell(grown, State.OPEN, grown.alert().newestAt(), null);
  }

  /**
   * The alert as it stands at a moment: growth held back is told when it is due, silence resolves.
   * Null when it has been resolved so long that it is forgotten.
   */
  public Tracked advance(Tracked tracked, Instant now) {
    Instant due = nextChange(tracked);
    if (now.isBefore(due)) {
      return tracked;
    }
    if (!tracked.alert().open()) {
      return null;
    }
    return tracked.untold()
        ? tell(tracked, State.OPEN, due, null)
        : tell(tracked, State.RESOLVED, due, due);
  }

  /** When time alone will change it next. */
  public Instant nextChange(Tracked tracked) {
    Alert alert = tracked.alert();
    if (!alert.open()) {
      return alert.resolvedAt().plus(settings.reopen());
    }
    return tracked.untold()
        ? tracked.toldAt().plus(settings.updateEvery())
        : alert.newestAt().plus(settings.quiet());
  }

  private static boolean isNews(Tracked tracked, Signal cause) {
    int byTime = cause.heardAt().compareTo(tracked.alert().newestAt());
    if (byTime != 0) {
      return byTime > 0;
    }
    int byPartition = Integer.compare(cause.partition(), tracked.partition());
    return byPartition != 0 ? byPartition > 0 : cause.offset() > tracked.offset();
  }

  private static Tracked seed(String id, AlertRule rule, int ruleVersion, Signal first) {
    Alert alert =
        new Alert(
            id,
            new Version(first.heardAt().toEpochMilli(), 0),
            first.tenant(),
            first.brand(),
            rule.name(),
            ruleVersion,
            State.OPEN,
            rule.severity(),
            first.subject(),
            null,
            first.customer(),
            first.tier(),
            1,
            first.negativity(),
            first.influence(),
            List.of(first.network()),
            List.of(first.post()),
            first.heardAt(),
            first.heardAt(),
            null,
            "");
    return new Tracked(
        alert, List.of(weight(first)), first.partition(), first.offset(), first.heardAt(), true);
  }

  private static Tracked gather(Tracked tracked, Signal cause) {
    Alert was = tracked.alert();
    List<String> evidence = new ArrayList<>(was.evidence());
    List<Double> weights = new ArrayList<>(tracked.weights());
    int place = 0;
    while (place < weights.size() && weights.get(place) >= weight(cause)) {
      place++;
    }
    evidence.add(place, cause.post());
    weights.add(place, weight(cause));
    int kept = Math.min(Alert.MAX_EVIDENCE, evidence.size());
    boolean renamed = !was.subject().equals(cause.subject());
    Influence influence =
        cause.influence().score() > was.influence().score() ? cause.influence() : was.influence();
    TreeSet<String> networks = new TreeSet<>(was.networks());
    networks.add(cause.network());
    Alert alert =
        new Alert(
            was.id(),
            was.version(),
            was.tenant(),
            was.brand(),
            was.rule(),
            was.ruleVersion(),
            was.state(),
            was.severity(),
            cause.subject(),
            renamed ? was.subject() : was.formerSubject(),
            cause.customer(),
            cause.tier(),
            was.causes() + 1,
            Math.max(was.negativity(), cause.negativity()),
            influence,
            List.copyOf(networks),
            evidence.subList(0, kept),
            was.firstAt(),
            cause.heardAt(),
            was.resolvedAt(),
            was.summary());
    return new Tracked(
        alert,
        List.copyOf(weights.subList(0, kept)),
        cause.partition(),
        cause.offset(),
        tracked.toldAt(),
        true);
  }

  /** A new version that people get to see. */
  private static Tracked tell(Tracked tracked, State state, Instant at, Instant resolvedAt) {
    Alert was = tracked.alert();
    Version next = new Version(was.newestAt().toEpochMilli(), was.version().counter() + 1);
    Alert told =
        new Alert(
            was.id(),
            next,
            was.tenant(),
            was.brand(),
            was.rule(),
            was.ruleVersion(),
            state,
            was.severity(),
            was.subject(),
            was.formerSubject(),
            was.customer(),
            was.tier(),
            was.causes(),
            was.negativity(),
            was.influence(),
            was.networks(),
            was.evidence(),
            was.firstAt(),
            was.newestAt(),
            resolvedAt,
            summary(was));
    return new Tracked(told, tracked.weights(), tracked.partition(), tracked.offset(), at, false);
  }

  private static double weight(Signal signal) {
    return signal.influence().score() * signal.negativity();
  }

  /** What happened, in numbers; no name, no text. */
  private static String summary(Alert alert) {
    Duration span = Duration.between(alert.firstAt(), alert.newestAt());
    String who = alert.customer() ? "a customer" : "an author";
    String posts =
        alert.causes() == 1
            ? "1 negative post"
            : alert.causes() + " negative posts in " + words(span);
    return String.format(
        Locale.ROOT,
        "%s by %s, negativity up to %.2f, influence %.0f (%s)",
        posts,
        who,
        alert.negativity(),
        alert.influence().score(),
        alert.influence().explanation());
  }

  private static String words(Duration span) {
    long minutes = (span.toMillis() + 59_999) / 60_000;
    return minutes < 120 ? minutes + " min" : minutes / 60 + " h";
  }
}
