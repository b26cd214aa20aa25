package dev.earshot.listener.evaluation;

import dev.earshot.config.InfluenceSettings;
import dev.earshot.listener.reading.Text;
import dev.earshot.listener.reading.TextKey;
import dev.earshot.listener.scoring.InfluenceScale;
import dev.earshot.listener.scoring.PostKey;
import dev.earshot.listener.scoring.PostingHabit;
import dev.earshot.listener.scoring.Reactions;
import dev.earshot.listener.scoring.Reception;
import dev.earshot.model.Echo;
import dev.earshot.model.Influence;
import dev.earshot.model.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether influence tells who will be listened to: the rank correlation (Spearman) of an author's
 * influence at each post with the reshares of their <em>next</em> post, beside that of their
 * followers alone. The posts are lived through in the order of time with the classes the job uses,
 * as if each named a brand.
 *
 * <p>A file of collected posts holds their final counts. They are read where the job would have
 * known them: a post's counts no sooner than it has matured, and never at the post itself.
 */
public final class InfluenceEvaluation {
  /** As long as the job remembers posts. */
  private static final Duration REMEMBERED = Duration.ofDays(2);

  private final InfluenceScale scale;
  private final Map<String, Known> authors = new HashMap<>();
  private final List<Pair> pairs = new ArrayList<>();
  private final Text text = new Text();
  private int posts;

  /** What is known of an author. */
  private static final class Known {
    private final Map<Long, Instant> heard = new HashMap<>();
    private PostingHabit habit;
    private Reception reception;

    /** At the newest post; null before the first and while followers are unknown. */
    private Influence influence;

    private long followers;
  }

  /** An author at one post, and what the next brought. */
  private record Pair(double influence, boolean amplified, double followers, double next) {}

  /** An evaluation of a scale. */
  public InfluenceEvaluation(InfluenceSettings settings) {
    this.scale = new InfluenceScale(settings);
  }

  /** The figures of these posts. */
  public static Map<String, Object> of(List<Post> posts, InfluenceSettings settings) {
    var evaluation = new InfluenceEvaluation(settings);
    posts.stream().sorted(Comparator.comparing(Post::createdAt)).forEach(evaluation::hear);
    return evaluation.figures();
  }

  private void hear(Post post) {
    if (post.op() == Post.Op.DELETE) {
      return;
    }
    for (Echo echo : Reactions.of(post, List.of(), post.createdAt(), 0, 0)) {
      react(echo);
    }
    Known author = authors.computeIfAbsent(post.authorKey(), unused -> new Known());
    Instant now = post.createdAt();
    if (author.habit != null && author.habit.isForgotten(now)) {
      author.reception = null;
    }
    long key = PostKey.of(post.id());
    boolean first = !author.heard.containsKey(key);
    boolean reshare = post.relation() == Post.Relation.REPOST;
    if (first) {
      author.heard.put(key, now);
    }
    Instant heard = author.heard.get(key);
    if (!reshare) {
      author.reception = Reception.after(author.reception, post, key, heard, now);
    }
    if (first) {
      posts++;
      text.read(post.text());
      author.habit = PostingHabit.after(author.habit, now, reshare, TextKey.of(text));
      if (!reshare) {
        pair(author, post);
      }
    }
  }

  private void react(Echo echo) {
    Known author = authors.get(echo.account());
    long key = PostKey.of(echo.post());
    Instant said = author == null ? null : author.heard.get(key);
    if (said != null && echo.heardAt().isBefore(said.plus(REMEMBERED))) {
      author.reception =
          Reception.after(author.reception, key, echo.reshare(), echo.by(), echo.heardAt());
    }
  }

  /** What this post brought was to be told at the one before it. */
  private void pair(Known author, Post post) {
    Long brought = post.engagement() == null ? null : post.engagement().reposts();
    if (author.influence != null && brought != null) {
      pairs.add(
          new Pair(
              author.influence.score(),
              author.influence.amplification() != 0,
              Math.log10(1.0 + author.followers),
              brought));
    }
    Long followers = post.author().followers();
    author.influence =
        followers == null
            ? null
            : scale.of(
                post.network(), post.author(), author.habit, author.reception, post.createdAt());
    author.followers = followers == null ? 0 : followers;
  }

  private Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("posts", posts);
    figures.put("authors", authors.size());
    figures.put("pairs", pairs.size());
    correlate("", pairs, figures);
    List<Pair> amplified = pairs.stream().filter(Pair::amplified).toList();
    figures.put("amplified", amplified.size());
    correlate("Amplified", amplified, figures);
    return figures;
  }

  private static void correlate(String where, List<Pair> pairs, Map<String, Object> figures) {
    double[] next = pairs.stream().mapToDouble(Pair::next).toArray();
    double influence =
        RankCorrelation.of(pairs.stream().mapToDouble(Pair::influence).toArray(), next);
    double followers =
        RankCorrelation.of(pairs.stream().mapToDouble(Pair::followers).toArray(), next);
    figures.put("influence" + where, rounded(influence));
    figures.put("followers" + where, rounded(followers));
    figures.put("gain" + where, rounded(influence - followers));
  }

  /** Null where there is nothing to correlate: JSON has no other word for it. */
  private static Double rounded(double value) {
    return Double.isNaN(value) ? null : Math.round(value * 1e4) / 1e4;
  }
}
