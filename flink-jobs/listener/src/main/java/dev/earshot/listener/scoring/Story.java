package dev.earshot.listener.scoring;

import dev.earshot.model.Hearing;
import dev.earshot.model.Signal;
import dev.earshot.model.Tally;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happened since a brand's level began to rise: the numbers that a crisis is told with. It
 * lasts while a level stands at twice the usual, or an alert is open. Changed in place; its fields
 * are public for Flink. Times are milliseconds since 1970, 0 for never.
 */
public final class Story {
  /** Networks and topics beyond so many are not told apart. */
  private static final int MOST_NAMES = 30;

  /** When the first bucket began. */
  public long since;

  /** When something negative was last counted. */
  public long last;

  /** Pseudonym of the first negative post, once known. */
  public String firstPost;

  /** When it was heard. */
  public long firstAt;

  /** All posts. */
  public int all;

  /** Negative posts. */
  public int posts;

  /** Reposts and quotes. */
  public int shares;

  /** Negative authors, crowds counted once. */
  public int authors;

  /** Their followers. */
  public long reach;

  /** Authors whose texts look alike, each text's first left out. */
  public int lookAlikes;

  /** Negative share before it began. */
  public double usualShare;

  /** Negative posts by network. */
  public Map<String, Integer> networks = new TreeMap<>();

  /** Reports by topic, crowds counted once. */
  public Map<String, Integer> topics = new TreeMap<>();

  /** When the brand first answered somebody, and all and negative posts until then. */
  public long repliedAt;

  public int allBeforeReply;

  public int postsBeforeReply;

  /** When the brand first spoke to everybody, and all and negative posts until then. */
  public long statedAt;

  public int allBeforeStatement;

  public int postsBeforeStatement;

  /** Nothing has happened yet. */
  public Story() {}

  /** What happened in one bucket. */
  static Story of(Tally tally, Heard heard) {
    Story story = new Story();
    story.since = tally.at().toEpochMilli();
    story.last = story.since;
    story.all = tally.posts();
    story.posts = tally.negativePosts();
    story.shares = tally.shares();
    story.authors = heard.negative();
    story.reach = heard.reach();
    story.lookAlikes = heard.lookAlikes();
    story.networks.putAll(tally.networks());
    story.topics.putAll(heard.topics());
    tally.loudest().stream()
        .min(Signal.LOG_ORDER)
        .ifPresent(
            first -> {
              story.firstPost = first.post();
              story.firstAt = first.heardAt().toEpochMilli();
            });
    return story;
  }

  /** Whether it is of something that could be a crisis. */
  boolean matters() {
    return posts > 0 || !topics.isEmpty();
  }

  /** How much of what was said was negative or a report, in [0, 1]. */
  double reportShare() {
    int reports = topics.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return all == 0 ? 1 : Math.min(1, Math.max(posts, reports) / (double) all);
  }

  /** Goes on with what happened next. */
  void add(Story next) {
    last = next.matters() ? next.last : last;
    all += next.all;
    posts += next.posts;
    shares += next.shares;
    authors += next.authors;
    reach += next.reach;
    lookAlikes += next.lookAlikes;
    add(networks, next.networks);
    add(topics, next.topics);
    if (firstPost == null) {
      firstPost = next.firstPost;
      firstAt = next.firstAt;
    }
  }

  /** The brand spoke; only the first time of each kind counts. */
  void spoke(Hearing.Kind kind, long millis) {
    if (kind == Hearing.Kind.STATEMENT && statedAt == 0) {
      statedAt = millis;
      allBeforeStatement = all;
      postsBeforeStatement = posts;
    } else if (kind == Hearing.Kind.REPLY && repliedAt == 0) {
      repliedAt = millis;
      allBeforeReply = all;
      postsBeforeReply = posts;
    }
  }

  /** When the brand first spoke to everybody, else when it first answered somebody; 0 for never. */
  long spokeAt() {
    return statedAt > 0 ? statedAt : repliedAt;
  }

  double shareBefore() {
    return statedAt > 0
        ? share(postsBeforeStatement, allBeforeStatement)
        : share(postsBeforeReply, allBeforeReply);
  }

  double shareSince() {
    int allBefore = statedAt > 0 ? allBeforeStatement : allBeforeReply;
    int postsBefore = statedAt > 0 ? postsBeforeStatement : postsBeforeReply;
    return share(posts - postsBefore, all - allBefore);
  }

  double negativeShare() {
    return share(posts, all);
  }

  double reshareShare() {
    return share(shares, all);
  }

  /** On how many networks there are at least so many negative posts. */
  int networksWith(int least) {
    return (int) networks.values().stream().filter(count -> count >= least).count();
  }

  /** Names by how often they were counted, most often first. */
  static List<String> ranked(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(
            Comparator.comparing(Map.Entry<String, Integer>::getValue)
                .reversed()
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static double share(int part, int whole) {
    return whole <= 0 ? 0 : Math.min(1, (double) part / whole);
  }

  private static void add(Map<String, Integer> sums, Map<String, Integer> counts) {
    for (Map.Entry<String, Integer> count : new TreeMap<>(counts).entrySet()) {
      if (sums.size() < MOST_NAMES || sums.containsKey(count.getKey())) {
        sums.merge(count.getKey(), count.getValue(), Integer::sum);
      }
    }
  }
}
