package dev.earshot.listener.scoring;

import dev.earshot.config.PrioritySettings;
import dev.earshot.model.Alert;
import dev.earshot.model.Bump;
import dev.earshot.model.Customer;
import dev.earshot.model.Level;
import dev.earshot.model.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a subject's open alerts are worth in the help desk's queue. Level = the highest floor of the
 * situations, or the rank's own level if that is higher. Rank = 20·negativity + 30·influence/100 +
 * 15·tier + 20·age/SLA + 15·crisis, each within its weight, 1 to 100; the weights are settings.
 */
public final class PriorityRank {
  private final PrioritySettings settings;

  public PriorityRank(PrioritySettings settings) {
    this.settings = settings;
  }

  /** All of an alert that a bump is made of: where two versions agree in it, no bump changes. */
  public List<Object> sees(Alert alert) {
    return List.of(
        alert.open(),
        alert.floor(),
        alert.tier(),
        alert.negativity(),
        alert.influence(),
        alert.firstAt(),
        alert.newestAt(),
        alert.handling().inhibitedBy() != null,
        alert.evidence(),
        alert.summary());
  }

  /** When these alerts stop counting unless something happens. */
  public Instant expiry(Collection<Alert> open) {
    return newest(open).plus(settings.expires());
  }

  /**
   * The bump that these open alerts make.
   *
   * @param subject whom it is about, as people and desks know them
   * @param refs the subject's ids at the desks
   * @param open at least one open alert, in any order
   * @param before the bump that stood until now, or null
   * @param version of the new bump
   * @param at event time of the change
   */
  public Bump of(
      String subject,
      List<Customer.Ref> refs,
      Collection<Alert> open,
      Bump before,
      Version version,
      Instant at) {
    List<Alert> alerts = new ArrayList<>(open);
    // The same alerts must make the same bump, in whatever order they came.
    alerts.sort(Comparator.comparing(Alert::floor).reversed().thenComparing(Alert::id));
    Instant since = alerts.stream().map(Alert::firstAt).min(Instant::compareTo).orElseThrow();
    Bump.Parts parts = parts(alerts, Duration.between(since, newest(alerts)));
    int rank = (int) Math.max(1, Math.min(100, Math.round(parts.sum())));
    Level level = alerts.get(0).floor().orHigher(Level.ofRank(rank));
    return new Bump(
        kind(before, level, rank),
        version,
        alerts.get(0).tenant(),
        subject,
        level,
        rank,
        parts,
        alerts.stream().map(PriorityRank::reason).toList(),
        alerts.stream().map(Alert::id).toList(),
        alerts.stream().map(Alert::ruleId).distinct().toList(),
        evidence(alerts),
        refs,
        since,
        at,
        expiry(alerts));
  }

  /** The end of a bump: nothing speaks for it any more. */
  public static Bump clear(Bump before, List<Customer.Ref> refs, Version version, Instant at) {
    return new Bump(
        Bump.Kind.CLEAR,
        version,
        before.tenant(),
        before.subject(),
        Level.NONE,
        0,
        Bump.Parts.NONE,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        refs,
        // Nothing is open any more: the end is all there is to tell, whatever stood before.
        at,
        at,
        null);
  }

  private Bump.Parts parts(List<Alert> alerts, Duration age) {
    double negativity = alerts.stream().mapToDouble(Alert::negativity).max().orElse(0);
    double influence =
        alerts.stream().mapToDouble(alert -> alert.influence().score()).max().orElse(0);
    double tier = alerts.stream().mapToDouble(alert -> alert.tier().weight()).max().orElse(0);
    // An alert for which a firestorm speaks is part of a crisis.
    boolean crisis = alerts.stream().anyMatch(alert -> alert.handling().inhibitedBy() != null);
    double overdue = Math.min(1, (double) age.toMillis() / settings.sla().toMillis());
    return new Bump.Parts(
        settings.negativity() * negativity,
        settings.influence() * influence / 100,
        settings.tier() * tier,
        settings.age() * overdue,
        crisis ? settings.crisis() : 0);
  }

  private static Bump.Kind kind(Bump before, Level level, int rank) {
    if (before == null || before.kind() == Bump.Kind.CLEAR) {
      return Bump.Kind.RAISE;
    }
    int byLevel = level.compareTo(before.level());
    boolean lower = byLevel < 0 || (byLevel == 0 && rank < before.rank());
    return lower ? Bump.Kind.LOWER : Bump.Kind.RAISE;
  }

  private static String reason(Alert alert) {
    return String.format(
        Locale.ROOT,
        "%s: %s; at least %s",
        alert.rule(),
        alert.summary(),
        alert.floor().name().toLowerCase(Locale.ROOT));
  }

  /** No situation goes unseen because another has five posts of its own. */
  private static List<String> evidence(List<Alert> alerts) {
    Set<String> posts = new LinkedHashSet<>();
    for (int place = 0; place < Alert.MAX_EVIDENCE; place++) {
      for (Alert alert : alerts) {
        if (place < alert.evidence().size()) {
          posts.add(alert.evidence().get(place));
        }
      }
    }
    return posts.stream().limit(Alert.MAX_EVIDENCE).toList();
  }

  private static Instant newest(Collection<Alert> alerts) {
    return alerts.stream().map(Alert::newestAt).max(Instant::compareTo).orElseThrow();
  }
}
