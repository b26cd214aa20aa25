package dev.earshot.listener.scoring;

import dev.earshot.model.Author;
import dev.earshot.model.CustomerLink;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.DeskEvent;
import dev.earshot.model.Echo;
import dev.earshot.model.Evidence;
import dev.earshot.model.Influence;
import dev.earshot.model.Mention;
import dev.earshot.model.Post;
import dev.earshot.model.Reading;
import dev.earshot.model.ScoredMention;
import dev.earshot.model.Signal;
import dev.earshot.model.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * Makes text-free signals out of what is known by name. Here the way parts: signals go on under
 * pseudonyms, all that is personal goes as evidence to where it waits to be asked for.
 */
public final class SignalMaker implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Less is no mood worth a rule's time. */
  private static final double LEAST_MOOD = 0.2;

  private static final int VIEWS = 100;

  private final String tenant;
  private final Pseudonyms pseudonyms;

  public SignalMaker(String tenant, Pseudonyms pseudonyms) {
    this.tenant = tenant;
    this.pseudonyms = pseudonyms;
  }

  /**
   * Whether any rule, of today or tomorrow, could count this: new words of the author's own, of a
   * mood or with an intent. A repost says another's words, and a revision says again what was
   * counted already.
   */
  public static boolean worthSaying(ScoredMention scored) {
    Reading reading = scored.mention().reading();
    return scored.firstSight()
        && scored.mention().post().relation() != Post.Relation.REPOST
        && (Math.abs(reading.score()) >= LEAST_MOOD || complains(reading.intent()));
  }

  /** Whether it tells how far a negative post has got, as the network counts. */
  public static boolean measures(ScoredMention scored) {
    Post post = scored.mention().post();
    return reactions(post.engagement()) > 0
        && post.relation() != Post.Relation.REPOST
        && scored.mention().reading().score() <= -LEAST_MOOD;
  }

  /** A hundred views count as one reaction: about so many see a post for each that reacts. */
  private static long reactions(Post.Engagement counts) {
    return counts == null
        ? 0
        : known(counts.reposts()) + known(counts.replies()) + known(counts.views()) / VIEWS;
  }

  private static long known(Long count) {
    return count == null ? 0 : count;
  }

  /** Whether somebody with this intent waits for the brand, whatever the mood. */
  public static boolean complains(Reading.Intent intent) {
    return switch (intent) {
      case COMPLAINT, CHURN, OUTAGE, SAFETY_LEGAL -> true;
      case QUESTION, PRAISE, SPAM, OTHER -> false;
    };
  }

  /** What was said about one brand. */
  public Signal said(ScoredMention scored, String brand) {
    Mention mention = scored.mention();
    Post post = mention.post();
    Long followers = post.author().followers();
    return new Signal(
        Signal.Kind.SAID,
        tenant,
        brand,
        pseudonyms.of(scored.subject()),
        author(mention),
        scored.ofCustomer(),
        scored.tier(),
        pseudonyms.of("post:" + post.id()),
        null,
        post.network(),
        post.publisher(),
        mention.reading().score(),
        mention.reading().intent(),
        mention.topics(),
        scored.influence(),
        followers == null ? 0 : followers,
        post.createdAt(),
        mention.heardAt(),
        mention.partition(),
        mention.offset(),
        List.of());
  }

  /**
   * What others did to an author's post.
   *
   * @param link the customer behind the author, or null
   */
  public Signal echoed(Echo echo, CustomerLink link) {
    boolean customer = link != null && link.linked();
    return new Signal(
        echo.answer() ? Signal.Kind.ANSWERED : Signal.Kind.SHARED,
        tenant,
        echo.brand(),
        pseudonyms.of(customer ? "cust:" + link.customer() : "acct:" + echo.account()),
        pseudonyms.of("acct:" + echo.by()),
        customer,
        customer ? link.tier() : CustomerTier.STANDARD,
        pseudonyms.of("post:" + echo.id()),
        pseudonyms.of("post:" + echo.post()),
        echo.network(),
        echo.source(),
        0,
        Reading.Intent.OTHER,
        List.of(),
        Influence.UNKNOWN,
        0,
        echo.createdAt(),
        echo.heardAt(),
        echo.partition(),
        echo.offset(),
        List.of());
  }

  /**
   * Whoever speaks of what is special does so under a name of its own: alerts are kept by author,
   * and one that holds such a post must never become a customer's.
   */
  private String author(Mention mention) {
    return pseudonyms.of((mention.special() ? "special:" : "acct:") + mention.authorKey());
  }

  /** How far a post has got. */
  public Signal measured(ScoredMention scored) {
    Mention mention = scored.mention();
    Post post = mention.post();
    String name = pseudonyms.of("post:" + post.id());
    return new Signal(
        Signal.Kind.MEASURED,
        tenant,
        null,
        pseudonyms.of(scored.subject()),
        author(mention),
        scored.ofCustomer(),
        scored.tier(),
        name,
        name,
        post.network(),
        post.publisher(),
        0,
        Reading.Intent.OTHER,
        List.of(),
        Influence.UNKNOWN,
        reactions(post.engagement()),
        post.createdAt(),
        mention.heardAt(),
        mention.partition(),
        mention.offset(),
        List.of());
  }

  /** A post was taken back. */
  public Signal withdrawn(Post post, Instant heardAt, int partition, long offset) {
    String name = pseudonyms.of("post:" + post.id());
    return new Signal(
        Signal.Kind.WITHDRAWN,
        tenant,
        null,
        name,
        name,
        false,
        CustomerTier.STANDARD,
        name,
        name,
        post.network(),
        post.publisher(),
        0,
        Reading.Intent.OTHER,
        List.of(),
        Influence.UNKNOWN,
        0,
        heardAt,
        heardAt,
        partition,
        offset,
        List.of());
  }

  /**
   * Somebody is no more, or is to be forgotten.
   *
   * @param who {@code cust:<id>} or {@code acct:<network>:<id>}
   */
  public Signal gone(String who, Instant heardAt, int partition, long offset) {
    String name = pseudonyms.of(who);
    return new Signal(
        Signal.Kind.GONE,
        tenant,
        null,
        name,
        name,
        false,
        CustomerTier.STANDARD,
        name,
        null,
        null,
        "",
        0,
        Reading.Intent.OTHER,
        List.of(),
        Influence.UNKNOWN,
        0,
        heardAt,
        heardAt,
        partition,
        offset,
        List.of());
  }

  /** What a help desk did for a customer; it counts for every brand. */
  public Signal done(
      DeskEvent event,
      Signal.Kind kind,
      String customer,
      CustomerTier tier,
      Instant heardAt,
      int partition,
      long offset) {
    return new Signal(
        kind,
        tenant,
        null,
        pseudonyms.of("cust:" + customer),
        pseudonyms.of("desk:" + event.desk()),
        true,
        tier,
        pseudonyms.of("desk:" + event.desk() + ":" + event.id()),
        null,
        event.desk(),
        "",
        0,
        Reading.Intent.OTHER,
        List.of(),
        Influence.UNKNOWN,
        0,
        event.at(),
        heardAt,
        partition,
        offset,
        List.of());
  }

  /** The post itself, with all that is personal about it. */
  public Evidence evidence(ScoredMention scored) {
    Mention mention = scored.mention();
    Post post = mention.post();
    Author author = post.author();
    CustomerLink link = scored.link();
    return new Evidence(
        pseudonyms.of("post:" + post.id()),
        new Version(mention.heardAt().toEpochMilli(), post.revision()),
        tenant,
        pseudonyms.of(scored.subject()),
        scored.subject(),
        link == null ? List.of() : link.refs(),
        post.id(),
        post.network(),
        author.handle(),
        author.name(),
        author.followers(),
        post.text(),
        mention.reading().language(),
        mention.reading().score(),
        mention.reading().intent(),
        mention.topics(),
        mention.special(),
        mention.reading().because(),
        post.url(),
        post.createdAt(),
        mention.heardAt());
  }
}
