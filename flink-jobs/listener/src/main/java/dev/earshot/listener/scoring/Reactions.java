package dev.earshot.listener.scoring;

import dev.earshot.model.Echo;
import dev.earshot.model.InvalidRecordException;
import dev.earshot.model.Post;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a post does to other authors' posts, and to everybody when a brand itself speaks. */
public final class Reactions {
  private Reactions() {}

  /**
   * The echoes of a post, one for each author it concerns. A brand's reply is an answer; what
   * anybody else replies, reposts or quotes is shared. Nobody echoes to oneself.
   *
   * @param brands ids of the brands whose own post it is; empty for everybody else
   */
  public static List<Echo> of(
      Post post, Collection<String> brands, Instant heardAt, int partition, long offset) {
    List<Echo> echoes = new ArrayList<>(2);
    if (isOfAnother(post, post.inReplyTo())) {
      if (brands.isEmpty()) {
        add(echoes, post, post.inReplyTo(), null, false, heardAt, partition, offset);
      }
      for (String brand : brands) {
        add(echoes, post, post.inReplyTo(), brand, false, heardAt, partition, offset);
      }
    }
    if (isOfAnother(post, post.repostOf()) && brands.isEmpty()) {
      add(echoes, post, post.repostOf(), null, true, heardAt, partition, offset);
    }
    return echoes;
  }

  /** Whether it answers somebody else, known or not; else it is said to everybody. */
  public static boolean isReply(Post post) {
    boolean answers = post.relation() == Post.Relation.REPLY || post.inReplyTo() != null;
    return answers && !isOfItsAuthor(post);
  }

  private static boolean isOfItsAuthor(Post post) {
    return post.inReplyTo() != null && post.author().id().equals(post.inReplyTo().author());
  }

  private static boolean isOfAnother(Post post, Post.Ref ref) {
    return ref != null && ref.author() != null && !ref.author().equals(post.author().id());
  }

  private static void add(
      List<Echo> echoes,
      Post post,
      Post.Ref of,
      String brand,
      boolean reshare,
      Instant heardAt,
      int partition,
      long offset) {
    try {
      echoes.add(
          new Echo(
              post.network() + ":" + of.author(),
              of.id(),
              brand != null,
              brand,
              reshare,
              post.authorKey(),
              post.id(),
              post.network(),
              post.publisher(),
              post.createdAt(),
              heardAt,
              partition,
              offset));
    } catch (InvalidRecordException e) {
      // Another author's id is not ours to vouch for; without a sound one nobody can be told.
    }
  }
}
