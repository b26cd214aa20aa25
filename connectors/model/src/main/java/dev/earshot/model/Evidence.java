package dev.earshot.model;

import java.time.Instant;
import java.util.List;

/**
 * One post that speaks for an alert, with all that is personal about it: the only record besides
 * the post itself that holds text. It expires.
 *
 * @param post pseudonym of the post: what alerts refer to it by
 * @param version revision order of the post
 * @param tenant whose evidence it is
 * @param subjectKey pseudonym of the subject, as signals carry it
 * @param subject {@code cust:<id>} or {@code acct:<network>:<id>}; its pseudonym once the post was
 *     taken back
 * @param refs the subject's ids at the help desks
 * @param id the network's own URI of the post
 * @param network where it was said
 * @param handle the author's handle at that moment, or null
 * @param name the author's display name, or null
 * @param followers the author's followers, or null when unknown
 * @param text the post's words, written by strangers: escape before showing
 * @param language language as detected
 * @param score mood in [−1, 1]
 * @param intent what the author is after
 * @param topics what it is about, by the ids in {@code brands.yaml}
 * @param special whether it may reveal health, religion, politics: not to be shown at a glance
 * @param because the words that carried the mood, as written; parts of the text
 * @param url where a person can read it, or null
 * @param createdAt when it was written
 * @param heardAt event time
 */
public record Evidence(
    String post,
    Version version,
    String tenant,
    String subjectKey,
    String subject,
    List<Customer.Ref> refs,
    String id,
    String network,
    String handle,
    String name,
    Long followers,
    String text,
    String language,
    double score,
    Reading.Intent intent,
    List<String> topics,
    boolean special,
    List<String> because,
    String url,
    Instant createdAt,
    Instant heardAt)
    implements Entry.Thing {

  private static final long AFTER_ALL_REVISIONS = 1L << 52;

  /** Stands in place of the network's URI of a post that its author took back. */
  public static final String WITHDRAWN = "withdrawn";

  public Evidence {
    post = Check.text("post", post);
    version = Check.present("version", version);
    tenant = Check.name("tenant", tenant);
    subjectKey = Check.text("subject_key", subjectKey);
    subject = Check.text("subject", subject);
    refs = refs == null ? List.of() : List.copyOf(refs);
    id = Check.text("id", id);
    text = text == null ? "" : text;
    Check.within("score", score, -1, 1);
    intent = intent == null ? Reading.Intent.OTHER : intent;
    topics = topics == null ? List.of() : List.copyOf(topics);
    because = because == null ? List.of() : List.copyOf(because);
  }

  /**
   * What is left of it when the author took the post back: where it was referred to, and nothing
   * that was said, that leads there or that names anybody.
   *
   * @param at event time of that, no older than the post
   */
  public Evidence withdrawn(Instant at) {
    return new Evidence(
        post,
        new Version(at.toEpochMilli(), AFTER_ALL_REVISIONS),
        tenant,
        subjectKey,
        subjectKey,
        List.of(),
        WITHDRAWN,
        network,
        null,
        null,
        null,
        "",
        "",
        0,
        Reading.Intent.OTHER,
        List.of(),
        false,
        List.of(),
        null,
        createdAt,
        heardAt);
  }

  @Override
  public String identity() {
    return "evidence:" + post;
  }

  @Override
  public Instant toldAt() {
    return heardAt;
  }
}
