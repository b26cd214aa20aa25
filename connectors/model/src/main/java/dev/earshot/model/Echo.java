package dev.earshot.model;

import java.time.Instant;

/**
 * What somebody did to another author's post, on its way to that author: a brand's reply reaches
 * the complaint, a reshare credits its author.
 *
 * @param account the account across all networks whose post it was
 * @param post the network's URI of that post
 * @param answer whether a brand answered; else somebody reposted, quoted or replied
 * @param brand the brand that answered, else null
 * @param reshare whether it repeats or quotes that post; else it replies to it
 * @param by the account across all networks that did it
 * @param id the network's URI of the reply or repost
 * @param network where it was done
 * @param source the publisher that heard it
 * @param createdAt when it was written, clamped
 * @param heardAt event time
 * @param partition where its record lies
 * @param offset its record's offset
 */
public record Echo(
    String account,
    String post,
    boolean answer,
    String brand,
    boolean reshare,
    String by,
    String id,
    String network,
    String source,
    Instant createdAt,
    Instant heardAt,
    int partition,
    long offset) {

  public Echo {
    account = Check.text("account", account);
    post = Check.text("post", post);
    by = Check.text("by", by);
    id = Check.text("id", id);
    if (answer != (brand != null)) {
      throw new InvalidRecordException("brand", "goes with an answer, and only with it");
    }
  }
}
