package dev.earshot.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A rare fact worth a pattern's time. It carries no text, no handle and no address, only keyed
 * pseudonyms: pattern buffers cannot be cleared for one person, so nothing of a person may be in
 * them.
 *
 * @param kind what happened
 * @param tenant whose job this is
 * @param brand the brand it is about; a post that names two brands makes two signals
 * @param subject pseudonym of the customer, or of the account where no customer is known
 * @param author pseudonym of the account that spoke
 * @param customer whether the subject is a customer we know
 * @param tier the customer's tier
 * @param post pseudonym of the post
 * @param network where it was said
 * @param negativity how negative it is, in [0, 1]
 * @param influence how far the author's voice carries, with its parts
 * @param createdAt when it was written, clamped
 * @param heardAt event time
 * @param partition where its record lies
 * @param offset its record's offset
 * @param rules the rules in force that count it, each as {@code name@version}
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
    String network,
    double negativity,
    Influence influence,
    Instant createdAt,
    Instant heardAt,
    int partition,
    long offset,
    List<String> rules) {

  /** What a signal says happened. */
  public enum Kind {
    NEGATIVE
  }

  /** The order of the log: event time, then partition and offset for records of one stamp. */
  public static final Comparator<Signal> LOG_ORDER =
      Comparator.comparing(Signal::heardAt)
          .thenComparingInt(Signal::partition)
          .thenComparingLong(Signal::offset);

  public Signal {
    kind = Check.present("kind", kind);
    tenant = Check.name("tenant", tenant);
    brand = Check.name("brand", brand);
    subject = Check.text("subject", subject);
    author = Check.text("author", author);
    tier = tier == null ? CustomerTier.STANDARD : tier;
    post = Check.text("post", post);
    Check.within("negativity", negativity, 0, 1);
    influence = Check.present("influence", influence);
    createdAt = Check.present("created_at", createdAt);
    heardAt = Check.present("heard_at", heardAt);
    rules = rules == null ? List.of() : List.copyOf(rules);
  }

  /** The stamp of the named rule, {@code name@version}; null when the rule does not count this. */
  public String stampOf(String rule) {
    for (String stamp : rules) {
      if (stamp.startsWith(rule) && stamp.indexOf('@') == rule.length()) {
        return stamp;
      }
    }
    return null;
  }
}
