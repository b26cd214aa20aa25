package dev.earshot.model;

import java.time.Duration;
import java.time.Instant;

/**
 * What a network published, as the {@code posts} topic carries it. The JSON form is {@code
 * config/schema/post.schema.json}.
 *
 * @param id the network's own URI of the post; the same for every revision of it
 * @param op what happened to it: created, updated or deleted
 * @param revision counts the versions of one post, from 0
 * @param relation how it stands to other posts
 * @param network short lower-case name of the network, such as {@code mastodon}
 * @param publisher the process that heard it; empty when unknown
 * @param author who speaks; only its id is required, and of a delete not even that
 * @param text the post's words; empty on a delete
 * @param lang the language the network declares, as a BCP 47 tag; empty when it declares none
 * @param createdAt when the author published it, by the network's clock; data, not event time
 * @param observedAt when our publisher saw it; null when unknown
 * @param inReplyTo the post it answers, or null
 * @param root id of the post that began the conversation, or null
 * @param repostOf the post it repeats or quotes, or null
 * @param engagement what it brought so far, or null
 * @param url where a person can read it, or null
 * @param schema version of this record's JSON form
 */
public record Post(
    String id,
    Op op,
    long revision,
    Relation relation,
    String network,
    String publisher,
    Author author,
    String text,
    String lang,
    Instant createdAt,
    Instant observedAt,
    Ref inReplyTo,
    String root,
    Ref repostOf,
    Engagement engagement,
    String url,
    int schema) {

  /** The version of the JSON form that this code writes. */
  public static final int SCHEMA = 1;

  /** How far back a post may claim to have been written, against its record's time. */
  public static final Duration OLDEST = Duration.ofDays(7);

  /** How far ahead of its record's time a post may claim to have been written. */
  public static final Duration NEWEST = Duration.ofMinutes(5);

  /** What happened to a post. */
  public enum Op {
    CREATE,
    UPDATE,
    DELETE
  }

  /** How a post stands to other posts. Only a repost has no words of its own. */
  public enum Relation {
    POST,
    REPLY,
    REPOST,
    QUOTE
  }

  /**
   * A post by another author that this one answers or repeats.
   *
   * @param id the other post's URI
   * @param author the immutable id of its author, or null when unknown
   */
  public record Ref(String id, String author) {
    public Ref {
      id = Check.text("id", id);
    }
  }

  /**
   * What a post brought, as counted at one moment. A count is null when the network does not tell.
   *
   * @param asOf when the counts were read, or null
   */
  public record Engagement(Long reposts, Long replies, Long likes, Long views, Instant asOf) {
    public Engagement {
      reposts = Check.count(reposts);
      replies = Check.count(replies);
      likes = Check.count(likes);
      views = Check.count(views);
    }
  }

  public Post {
    id = Check.text("id", id);
    op = op == null ? Op.CREATE : op;
    relation = relation == null ? Relation.POST : relation;
    network = Check.name("network", network);
    publisher = publisher == null ? "" : publisher;
    // Some networks tell that a post is gone, and neither whose it was nor when it was written.
    boolean gone = op == Op.DELETE;
    author = gone ? author : Check.present("author", author);
    text = text == null ? "" : text;
    lang = lang == null ? "" : lang;
    createdAt = gone && createdAt == null ? Instant.EPOCH : Check.present("created_at", createdAt);
    if (revision < 0) {
      throw new InvalidRecordException("revision", "is " + revision + ", must be 0 or more");
    }
    schema = schema == 0 ? SCHEMA : schema;
    if (schema != SCHEMA) {
      throw new InvalidRecordException("schema", "is " + schema + ", this version reads " + SCHEMA);
    }
  }

  /** The author across all networks: {@code <network>:<id>}. */
  public String authorKey() {
    return network + ":" + author.id();
  }

  /**
   * This post with {@code created_at} held within [record time − 7 d, record time + 5 min], so that
   * a network's wrong clock cannot bend a deadline. Against the record, never the wall clock: a
   * replay must clamp as the first reading did.
   */
  public Post clampedTo(Instant recordTime) {
    Instant earliest = recordTime.minus(OLDEST);
    Instant latest = recordTime.plus(NEWEST);
    Instant clamped =
        createdAt.isBefore(earliest) ? earliest : createdAt.isAfter(latest) ? latest : createdAt;
    if (clamped.equals(createdAt)) {
      return this;
    }
    return new Post(
        id,
        op,
        revision,
        relation,
        network,
        publisher,
        author,
        text,
        lang,
        clamped,
        observedAt,
        inReplyTo,
        root,
        repostOf,
        engagement,
        url,
        schema);
  }
}
