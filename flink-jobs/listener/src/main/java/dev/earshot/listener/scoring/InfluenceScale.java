package dev.earshot.listener.scoring;

import dev.earshot.config.InfluenceSettings;
import dev.earshot.model.Author;
import dev.earshot.model.Influence;
import java.time.Duration;
import java.time.Instant;

/**
 * How far an author's voice carries, 0 to 100.
 *
 * <p>S = (1 − 0.7·bot) · clamp(100·R + G + P + V, 0, 100). Reach R = log10(1 + followers) / log10(1
 * + F), at most 1, with F what counts as everybody on that network; groups G = 8 · log10(members /
 * 100) / log10(F / 100), 0 to 8, for to be in a group of a hundred is ordinary; posting about us P
 * = 5 · (1 − exp(−posts a day / 3)); V = 5 when verified. Followers alone say little about who is
 * listened to (Cha et al. 2010), so the other parts may add; none takes away, for an ordinary fact
 * is no penalty.
 */
public final class InfluenceScale {
  private static final double MOST_FOR_GROUPS = 8;
  private static final double ORDINARY_GROUP = 100;
  private static final double MOST_FOR_POSTING = 5;
  private static final double FOR_VERIFIED = 5;
  private static final double POSTING_SCALE = 3;

  private final InfluenceSettings settings;

  public InfluenceScale(InfluenceSettings settings) {
    this.settings = settings;
  }

  /**
   * The influence of an author at one moment.
   *
   * @param network where the author speaks
   * @param author as the network describes them; whatever is unknown adds nothing
   * @param postsADay how often they post about us
   * @param now event time, to know a young account by
   */
  public Influence of(String network, Author author, double postsADay, Instant now) {
    double everybody = settings.reference(network);
    boolean known = author.followers() != null;
    double reach = known ? 100 * share(1.0 + author.followers(), 1 + everybody) : 0;
    long members =
        author.groups().stream()
            .mapToLong(group -> group.members() == null ? 0 : group.members())
            .max()
            .orElse(0);
    double groups =
        MOST_FOR_GROUPS
            * Math.max(0, share(members / ORDINARY_GROUP, Math.max(2, everybody / ORDINARY_GROUP)));
    double posting = MOST_FOR_POSTING * (1 - Math.exp(-postsADay / POSTING_SCALE));
    double verified = Boolean.TRUE.equals(author.verified()) ? FOR_VERIFIED : 0;
    double bot = bot(author, postsADay, now);
    double whole = Math.min(100, reach + groups + posting + verified);
    return new Influence(
        (1 - 0.7 * bot) * whole, reach, groups, posting, verified, bot, known ? 1 : 0.3);
  }

  private static double share(double count, double everybody) {
    return Math.min(1, Math.log10(count) / Math.log10(everybody));
  }

  /** 1 − Π(1 − s) over the signs that nobody is behind an account. */
  private static double bot(Author author, double postsADay, Instant now) {
    double human = 1;
    if (Boolean.TRUE.equals(author.bot())) {
      human = 0;
    }
    if (author.followers() != null
        && author.following() != null
        && author.following() >= 50 * Math.max(1, author.followers())) {
      human *= 1 - 0.4;
    }
    if (author.createdAt() != null && author.createdAt().isAfter(now.minus(Duration.ofDays(30)))) {
      human *= 1 - 0.3;
    }
    if (postsADay > 72) {
      human *= 1 - 0.5;
    }
    return 1 - human;
  }
}
