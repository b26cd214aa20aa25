package dev.earshot.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A rare fact worth a pattern's time. It carries no text, no handle and no address, only keyed
 * pseudonyms: pattern buffers cannot be cleared for one person, so nothing of a person may be in
 * them, and rules can be replayed over years that outlive the text.
 *
 * @param kind what happened
 * @param tenant whose job this is
 * @param brand the brand it is about; a post that names two brands makes two signals. Null for what
 *     counts for every brand, such as a help desk's answer
 * @param subject pseudonym of the customer, or of the account where no customer is known
 * @param author pseudonym of the account that acted: that spoke, answered or shared
 * @param customer whether the subject is a customer we know
 * @param tier the customer's tier
 * @param post pseudonym of the post, or of the desk's event
 * @param about pseudonym of the subject's post that was answered, shared, measured or withdrawn;
 *     else null
 * @param network where it was said; for what a help desk did, the desk
 * @param source the publisher that heard it; empty when unknown
 * @param score mood in [−1, 1]; 0 for what has no words of its own
 * @param intent what the author is after
 * @param topics what it is about, by the ids in {@code brands.yaml}
 * @param influence how far the subject's voice carries, with its parts
 * @param reach the subject's followers, 0 when unknown; of what was measured, the reactions to it
 *     so far, a hundred views counting as one
 * @param createdAt when it was written, clamped
 * @param heardAt event time
 * @param partition where its record lies
 * @param offset its record's offset
 * @param stamps the rules in force that count it; empty before they were asked
 */
public record Signal(
    Kind kind,
    String tenant,
    String brand,
    String subject,
    String author,
    boolean customer,
    CustomerTier tier,
    String post,
    String about,
    String network,
    String source,
    double score,
    Reading.Intent intent,
    List<String> topics,
    Influence influence,
    long reach,
    Instant createdAt,
    Instant heardAt,
    int partition,
    long offset,
    List<Stamp> stamps) {

  /** What a signal says happened. */
  public enum Kind {
    /** The subject said something of a mood or with an intent. */
    SAID,
    /** The brand answered the subject, on the network or through a help desk. */
    ANSWERED,
    /** Somebody reposted, quoted or replied to the subject's post. */
    SHARED,
    /** A help desk opened a ticket for the subject. */
    TICKET_OPENED,
    /** A help desk closed a ticket of the subject. */
    TICKET_CLOSED,
    /** The network told how far the subject's post has got by now; {@code reach} says how far. */
    MEASURED,
    /** A post was taken back; whose it was need not be known, so the subject is the post itself. */
    WITHDRAWN,
    /** The account is no more, or the person is to be forgotten: all they said is taken back. */
    GONE
  }

  /** The order of the log: event time, then partition and offset for records of one stamp. */
  public static final Comparator<Signal> LOG_ORDER =
      Comparator.comparing(Signal::heardAt)
          .thenComparingInt(Signal::partition)
          .thenComparingLong(Signal::offset)
          .thenComparing(Signal::kind)
          .thenComparing(Signal::brand, Comparator.nullsFirst(Comparator.naturalOrder()));

  public Signal {
    kind = Check.present("kind", kind);
    tenant = Check.name("tenant", tenant);
    brand = brand == null ? null : Check.name("brand", brand);
    subject = Check.text("subject", subject);
    author = Check.text("author", author);
    tier = tier == null ? CustomerTier.STANDARD : tier;
    post = Check.text("post", post);
    source = source == null ? "" : source;
    Check.within("score", score, -1, 1);
    intent = intent == null ? Reading.Intent.OTHER : intent;
    topics = topics == null ? List.of() : List.copyOf(topics);
    influence = Check.present("influence", influence);
    createdAt = Check.present("created_at", createdAt);
    heardAt = Check.present("heard_at", heardAt);
    stamps = stamps == null ? List.of() : List.copyOf(stamps);
    if (kind == Kind.SAID && brand == null) {
      throw new InvalidRecordException("brand", "is missing: what is said is said about a brand");
    }
  }

  /** How negative it is, in [0, 1]. */
  public double negativity() {
    return Math.max(0, -score);
  }

  /** How positive it is, in [0, 1]. */
  public double positivity() {
    return Math.max(0, score);
  }

  /** The stamp of the named rule; null when the rule does not count this. */
  public Stamp stampOf(String rule) {
    return Stamp.among(stamps, rule);
  }

  /** The same fact, judged by these rules. */
  public Signal stamped(List<Stamp> rules) {
    return new Signal(
        kind, tenant, brand, subject, author, customer, tier, post, about, network, source, score,
        intent, topics, influence, reach, createdAt, heardAt, partition, offset, rules);
  }
}
