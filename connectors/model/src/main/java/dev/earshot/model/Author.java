package dev.earshot.model;

import java.time.Instant;
import java.util.List;

/**
 * The account a post came from, as the network describes it at that moment. Every field but the id
 * may be unknown, and an unknown count is null, never zero: zero followers is a fact, silence is
 * not.
 *
 * @param id the network's immutable id; handles are recycled, ids are not
 * @param handle the name the account goes by now, or null
 * @param name the display name, or null
 * @param followers accounts that follow it; a negative count is read as unknown
 * @param following accounts it follows
 * @param posts posts it ever wrote
 * @param listed lists it stands on
 * @param groups the groups and lists it speaks in
 * @param verified whether the network vouches for it; null when the network does not tell
 * @param bot whether it declares itself automated; null when unknown
 * @param defaultImage whether it still has the picture every new account has; null when unknown
 * @param createdAt when the account was opened, or null
 */
public record Author(
    String id,
    String handle,
    String name,
    Long followers,
    Long following,
    Long posts,
    Long listed,
    List<Group> groups,
    Boolean verified,
    Boolean bot,
    Boolean defaultImage,
    Instant createdAt) {

  /**
   * A group or list an author speaks in.
   *
   * @param members how many accounts are in it, or null when unknown
   */
  public record Group(String id, Long members) {
    public Group {
      id = Check.text("id", id);
      members = Check.count(members);
    }
  }

  public Author {
    id = Check.text("author.id", id);
    followers = Check.count(followers);
    following = Check.count(following);
    posts = Check.count(posts);
    listed = Check.count(listed);
    groups = groups == null ? List.of() : List.copyOf(groups);
  }

  /** An account of which nothing but the id is known. */
  public static Author of(String id) {
    return new Author(id, null, null, null, null, null, null, null, null, null, null, null);
  }
}
