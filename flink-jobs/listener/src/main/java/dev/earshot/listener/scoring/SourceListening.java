package dev.earshot.listener.scoring;

import dev.earshot.model.Match;
import dev.earshot.model.SourceCount;
import dev.earshot.model.Stamp;
import dev.earshot.model.Subjects;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How one source is doing.
 *
 * @param tenant whose job this is
 * @param source the publisher
 * @param stamp the rule, as last stamped
 * @param knownAt when anything was last known of it
 * @param habit how much it usually says; null until it said something
 * @param brands its posts by brand, fading with every day
 * @param since from when its silence counts: its last post, or the end of its deafness
 * @param deafAt since when it says that it hears nothing; null when it does not
 * @param raised the match that told of its silence; null when it is not told
 */
public record SourceListening(
    String tenant,
    String source,
    Stamp stamp,
    Instant knownAt,
    SourceHabit habit,
    Map<String, Double> brands,
    Instant since,
    Instant deafAt,
    Match raised) {

  /** A source nobody heard of for so long is forgotten. */
  public static final Duration FORGOTTEN = Duration.ofDays(30);

  /** What a brand's posts are worth a day later: half after a week. */
  private static final double FADE_A_DAY = Math.pow(0.5, 1.0 / 7);

  /** What is known after the first word of it, or about it. */
  public static SourceListening to(SourceCount first) {
    return new SourceListening(
            first.tenant(),
            first.source(),
            first.stamp(),
            first.at(),
            null,
            Map.of(),
            null,
            null,
            null)
        .after(first);
  }

  /** After one more word of it, or about it, in log order. */
  public SourceListening after(SourceCount count) {
    return count.brand() == null ? told(count) : spoke(count);
  }

  private SourceListening told(SourceCount status) {
    if (!status.connected()) {
      Instant deaf = deafAt == null ? status.at() : deafAt;
      return new SourceListening(
          tenant, source, status.stamp(), status.at(), habit, brands, since, deaf, raised);
    }
    if (deafAt == null) {
      return new SourceListening(
          tenant, source, status.stamp(), status.at(), habit, brands, since, null, raised);
    }
    SourceHabit after = habit == null ? null : habit.deafUntil(status.at());
    Instant from = since == null ? null : status.at();
    return new SourceListening(
        tenant, source, status.stamp(), status.at(), after, brands, from, null, null);
  }

  private SourceListening spoke(SourceCount count) {
    SourceHabit before = habit == null ? SourceHabit.beginning(count.at()) : habit;
    boolean wasDeaf = deafAt != null || raised != null;
    SourceHabit after =
        (wasDeaf ? before.deafUntil(count.at()) : before).heard(count.at(), count.posts());
    Instant last = since == null ? count.at() : since;
    double fade = Math.pow(FADE_A_DAY, (double) (dayOf(count.at()) - dayOf(last)));
    Map<String, Double> posts = new TreeMap<>();
    brands.forEach((brand, said) -> posts.put(brand, said * fade));
    posts.merge(count.brand(), (double) count.posts(), Double::sum);
    return new SourceListening(
        tenant, source, count.stamp(), count.at(), after, posts, count.at(), null, null);
  }

  /** When something is due if nothing more is known of it. */
  public Instant next() {
    Instant silent = silentAt();
    Instant forgotten = knownAt.plus(FORGOTTEN);
    return silent == null || forgotten.isBefore(silent) ? forgotten : silent;
  }

  /** When its silence is to be told; null when there is nothing to tell, or it is told already. */
  private Instant silentAt() {
    if (raised != null || habit == null) {
      return null;
    }
    Duration atLeast = Duration.ofMillis(stamp.millis("at_least"));
    if (deafAt != null) {
      return deafAt.plus(atLeast);
    }
    Instant tooLong = habit.daily() ? habit.tooLong(since, stamp.limit("odds")) : null;
    Instant earliest = since.plus(atLeast);
    return tooLong == null || tooLong.isAfter(earliest) ? tooLong : earliest;
  }

  /** What is to be told at this moment; null when it is only to be forgotten. */
  public Match silence(Instant moment) {
    Instant at = silentAt();
    if (at == null || moment.isBefore(at)) {
      return null;
    }
    Instant from = deafAt == null ? since : deafAt;
    String note =
        deafAt == null
            ? String.format(
                Locale.ROOT,
                "silent for %s, in which %.0f posts are usual",
                length(from, moment),
                habit.usual(from, moment))
            : "says itself that it has heard nothing for " + length(from, moment);
    return match(Match.Effect.RAISE, main(), source + "@" + from.toEpochMilli(), moment, note);
  }

  /** The same, once it is told. */
  public SourceListening raised(Match match) {
    return new SourceListening(tenant, source, stamp, knownAt, habit, brands, since, deafAt, match);
  }

  /** That the silence told before is over. */
  public Match over(Instant moment) {
    return match(Match.Effect.SETTLE, raised.brand(), raised.cause(), moment, "is heard again");
  }

  private Match match(
      Match.Effect effect, String brand, String cause, Instant moment, String note) {
    return new Match(
        effect,
        stamp,
        tenant,
        brand,
        Subjects.source(source),
        cause,
        moment,
        List.of(),
        stamp.severity(),
        null,
        null,
        note);
  }

  /** The brand it says most about; of equals the first by name. */
  private String main() {
    String main = null;
    for (Map.Entry<String, Double> brand : new TreeMap<>(brands).entrySet()) {
      if (main == null || brand.getValue() > brands.get(main)) {
        main = brand.getKey();
      }
    }
    return main;
  }

  private static long dayOf(Instant at) {
    return Math.floorDiv(at.toEpochMilli(), Duration.ofDays(1).toMillis());
  }

  private static String length(Instant from, Instant to) {
    Duration length = Duration.between(from, to);
    return length.toHours() == 0
        ? length.toMinutes() + " min"
        : length.toHours() + " h " + length.toMinutesPart() + " min";
  }
}
