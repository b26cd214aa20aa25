package dev.earshot.listener.scoring;

import dev.earshot.config.InfluenceSettings;
import dev.earshot.model.Author;
import dev.earshot.model.BotSign;
import dev.earshot.model.Influence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How far an author's voice carries, 0 to 100.
 *
 * <p>S = (1 − 0.7·bot) · clamp(reach + A + G + P + V, 0, 100); the numbers below are the weights as
 * shipped. Reach = 100 · log10(1 + followers) / log10(1 + F), at most 100, with F what counts as
 * everybody on that network; groups G = 8 · log10(members / 100) / log10(F / 100), 0 to 8, for to
 * be in a group of a hundred is ordinary; posting about us P = 5 · (1 − exp(−posts a day / 3)); V =
 * 5 when verified.
 *
 * <p>Followers alone say little about who is listened to (Cha et al. 2010), so amplification A, −15
 * to 15, tells how far what the author's posts brought deviates from what is usual: all of it at
 * ten times as much or a tenth. Usual is 20 · ((1 + followers) / (1 + F))^0.75 reactions (reshares
 * + .5 replies + .1 likes) a post, an assumption and not a fit: the typical post of somebody whom
 * everybody follows brings about twenty, and who has ten times the followers brings five to six
 * times as much, for the larger the audience the smaller the share of it that reacts. Eight
 * thousand on X bring .5, three hundred .05. Whose followers are unknown deviates from nothing.
 */
public final class InfluenceScale {
  private static final double ORDINARY_GROUP = 100;
  private static final double POSTING_SCALE = 3;
  private static final double OF_EVERYBODY = 20;
  private static final double GROWTH = 0.75;

  private final InfluenceSettings settings;

  public InfluenceScale(InfluenceSettings settings) {
    this.settings = settings;
  }

  /**
   * The influence of an author at one moment.
   *
   * @param network where the author speaks
   * @param author as the network describes them; whatever is unknown adds nothing
   * @param habit how they post about us; null when they never did
   * @param reception how their posts were received up to now; null when that is not known
   * @param now event time, to know a young account by
   */
  public Influence of(
      String network, Author author, PostingHabit habit, Reception reception, Instant now) {
    InfluenceSettings.Weights most = settings.weights();
    double everybody = settings.reference(network);
    boolean known = author.followers() != null;
    double reach = known ? most.reach() * share(1.0 + author.followers(), 1 + everybody) : 0;
    double amplification =
        known && reception != null
            ? most.amplification() * reception.deviation(usual(author.followers(), everybody))
            : 0;
    long members =
        author.groups().stream()
            .mapToLong(group -> group.members() == null ? 0 : group.members())
            .max()
            .orElse(0);
    double groups =
        most.groups()
            * Math.max(0, share(members / ORDINARY_GROUP, Math.max(2, everybody / ORDINARY_GROUP)));
    double postsADay = habit == null ? 0 : habit.postsADay();
    double posting = most.posting() * (1 - Math.exp(-postsADay / POSTING_SCALE));
    double verified = Boolean.TRUE.equals(author.verified()) ? most.verified() : 0;
    List<BotSign> signs = signs(author, habit, amplification, now);
    double bot = bot(signs);
    double whole = reach + amplification + groups + posting + verified;
    double score = (1 - 0.7 * bot) * Math.min(100, Math.max(0, whole));
    return new Influence(
        score,
        settings.tiers().of(score),
        reach,
        amplification,
        groups,
        posting,
        verified,
        bot,
        signs,
        known ? 1 : 0.3);
  }

  private static double share(double count, double everybody) {
    return Math.min(1, Math.log10(count) / Math.log10(everybody));
  }

  private static double usual(long followers, double everybody) {
    return OF_EVERYBODY * Math.pow((1.0 + followers) / (1 + everybody), GROWTH);
  }

  private static List<BotSign> signs(
      Author author, PostingHabit habit, double amplification, Instant now) {
    List<BotSign> signs = new ArrayList<>(0);
    if (Boolean.TRUE.equals(author.bot())) {
      signs.add(BotSign.DECLARED);
    }
    if (author.followers() != null
        && author.following() != null
        && author.following() >= 50 * Math.max(1, author.followers())) {
      signs.add(BotSign.FOLLOWS_MANY);
    }
    if (author.createdAt() != null && author.createdAt().isAfter(now.minus(Duration.ofDays(30)))) {
      signs.add(BotSign.YOUNG_ACCOUNT);
    }
    if (Boolean.TRUE.equals(author.defaultImage())) {
      signs.add(BotSign.DEFAULT_IMAGE);
    }
    if (habit != null && habit.mostlyReshares()) {
      signs.add(BotSign.MOSTLY_RESHARES);
    }
    if (habit != null && habit.postsADay() > 72) {
      signs.add(BotSign.POSTS_NONSTOP);
    }
    // Whoever is angry repeats themselves, too; only where nobody listens it tells of a machine.
    if (habit != null && habit.sameText() && amplification <= 0) {
      signs.add(BotSign.SAME_TEXT);
    }
    return signs;
  }

  /** 1 − Π(1 − s) over the signs that nobody is behind an account. */
  private static double bot(List<BotSign> signs) {
    double human = 1;
    for (BotSign sign : signs) {
      human *= 1 - weight(sign);
    }
    return 1 - human;
  }

  private static double weight(BotSign sign) {
    return switch (sign) {
      case DECLARED -> 1;
      case POSTS_NONSTOP -> 0.5;
      case FOLLOWS_MANY, SAME_TEXT -> 0.4;
      case YOUNG_ACCOUNT, MOSTLY_RESHARES -> 0.3;
      case DEFAULT_IMAGE -> 0.2;
    };
  }
}
