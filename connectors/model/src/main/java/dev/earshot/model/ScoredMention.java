package dev.earshot.model;

import java.util.List;

/**
 * A mention of which we know who speaks.
 *
 * @param mention what was said
 * @param influence how far the author's voice carries
 * @param link the customer behind the author where policy allows, else null; of a special mention
 *     always null
 * @param fresh of what the author speaks negatively for the first time in 24 hours: ids of brands;
 *     and of what they report, {@code <brand>/<topic>}
 * @param firstSight true the first time this post's id is seen: a later revision is no new cause
 */
public record ScoredMention(
    Mention mention,
    Influence influence,
    CustomerLink link,
    List<String> fresh,
    boolean firstSight) {

  public ScoredMention {
    mention = Check.present("mention", mention);
    fresh = List.copyOf(fresh);
    influence = Check.present("influence", influence);
    if (mention.special() && link != null) {
      throw new InvalidRecordException("link", "ties a special mention to a customer");
    }
  }

  public boolean ofCustomer() {
    return link != null && link.linked();
  }

  /** The customer's tier; standard for everybody we do not know. */
  public CustomerTier tier() {
    return ofCustomer() ? link.tier() : CustomerTier.STANDARD;
  }

  /** Who this is to people and desks: {@code cust:<id>} or {@code acct:<network>:<id>}. */
  public String subject() {
    return ofCustomer() ? "cust:" + link.customer() : "acct:" + mention.authorKey();
  }
}
