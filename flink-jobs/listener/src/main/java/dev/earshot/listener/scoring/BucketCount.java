package dev.earshot.listener.scoring;

import dev.earshot.model.Influence;
import dev.earshot.model.Post;
import dev.earshot.model.Reading;
import dev.earshot.model.ScoredMention;
import dev.earshot.model.Signal;
import dev.earshot.model.Tally;
import dev.earshot.model.Tally.Crowd;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** What is counted of one brand in one bucket while it lasts. */
public final class BucketCount {
  private static final Comparator<ScoredMention> LOUDEST_FIRST =
      Comparator.comparingDouble(BucketCount::loudness)
          .reversed()
          .thenComparing(scored -> scored.mention().heardAt())
          .thenComparing(scored -> scored.mention().partition())
          .thenComparing(scored -> scored.mention().offset());

  private int posts;
  private int negativePosts;
  private int negative;
  private int loud;
  private int shares;
  private long reach;
  private final TreeMap<String, Integer> topics = new TreeMap<>();
  private final TreeMap<String, Integer> networks = new TreeMap<>();
  private final TreeMap<String, Integer> sources = new TreeMap<>();
  private final TreeMap<Long, Crowd> crowds = new TreeMap<>();
  private final ArrayList<ScoredMention> loudest = new ArrayList<>();

  /** Nothing counted yet. */
  public BucketCount() {}

  /** Counts a mention of this brand; a later revision says again what was counted already. */
  public void add(ScoredMention scored, String brand) {
    if (!scored.firstSight()) {
      return;
    }
    Post post = scored.mention().post();
    posts++;
    shares += sharesAnother(post) ? 1 : 0;
    sources.merge(post.publisher(), 1, Integer::sum);
    boolean isNegative = scored.mention().reading().mood() == Reading.Mood.NEGATIVE;
    if (isNegative) {
      negativePosts++;
      networks.merge(post.network(), 1, Integer::sum);
      if (post.relation() != Post.Relation.REPOST) {
        hear(scored);
      }
    }
    List<String> reports = reports(scored, brand);
    boolean fresh = scored.fresh().contains(brand);
    if (!fresh && reports.isEmpty()) {
      return;
    }
    Long followers = post.author().followers();
    Crowd one =
        new Crowd(
            scored.mention().textKey(),
            1,
            fresh ? 1 : 0,
            fresh && isLoud(scored) ? 1 : 0,
            fresh && followers != null ? followers : 0,
            reports);
    if (one.text() == 0) {
      addPlainly(one);
    } else {
      add(one);
    }
  }

  /** Takes over what was counted before, its loudest left out. */
  public void add(Tally tally) {
    posts += tally.posts();
    negativePosts += tally.negativePosts();
    negative += tally.negative();
    loud += tally.loud();
    shares += tally.shares();
    reach += tally.reach();
    Tallies.addAll(topics, tally.topics());
    Tallies.addAll(networks, tally.networks());
    Tallies.addAll(sources, tally.sources());
    tally.crowds().forEach(this::add);
  }

  /** Considers a negative post for the loudest. */
  public void hear(ScoredMention scored) {
    loudest.add(scored);
    loudest.sort(LOUDEST_FIRST);
    if (loudest.size() > Tallies.LOUDEST) {
      loudest.remove(Tallies.LOUDEST);
    }
  }

  /** The loudest negative posts, the loudest first; nothing that repeats another's words. */
  public List<ScoredMention> loudest() {
    return List.copyOf(loudest);
  }

  /** Whether there is nothing to tell. */
  public boolean isEmpty() {
    return posts == 0;
  }

  /**
   * The count so far.
   *
   * @param signals the loudest, as signals
   */
  public Tally tally(String tenant, String brand, Instant at, List<Signal> signals) {
    return new Tally(
        tenant,
        brand,
        at,
        posts,
        negativePosts,
        negative,
        loud,
        shares,
        reach,
        topics,
        networks,
        sources,
        List.copyOf(crowds.values()),
        signals,
        List.of());
  }

  private void add(Crowd crowd) {
    crowds.merge(crowd.text(), crowd, Tallies::together);
    if (crowds.size() > Tallies.MOST_CROWDS) {
      addPlainly(crowds.pollLastEntry().getValue());
    }
  }

  private void addPlainly(Crowd crowd) {
    negative += crowd.negative();
    loud += crowd.loud();
    reach += crowd.reach();
    crowd.topics().forEach(topic -> topics.merge(topic, crowd.authors(), Integer::sum));
  }

  private static List<String> reports(ScoredMention scored, String brand) {
    List<String> reports = List.of();
    for (String fresh : scored.fresh()) {
      if (fresh.length() > brand.length() + 1
          && fresh.startsWith(brand)
          && fresh.charAt(brand.length()) == '/') {
        reports = reports.isEmpty() ? new ArrayList<>(2) : reports;
        reports.add(fresh.substring(brand.length() + 1));
      }
    }
    return reports;
  }

  private static boolean sharesAnother(Post post) {
    return switch (post.relation()) {
      case REPOST, QUOTE -> true;
      case POST, REPLY -> false;
    };
  }

  private static boolean isLoud(ScoredMention scored) {
    return scored.influence().tier().compareTo(Influence.Tier.HIGH) >= 0;
  }

  private static double loudness(ScoredMention scored) {
    return scored.influence().score() * scored.mention().reading().negativity();
  }
}
