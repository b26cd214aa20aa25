package dev.earshot.model;

/**
 * All that an account said is taken back: the network told that the account is gone, or its holder
 * asked us to forget it. It lies in {@code posts} under the author's key, so that the log has its
 * place: what the account says after it counts anew.
 *
 * @param network short lower-case name of the network
 * @param author the network's immutable id of the account
 * @param forget whether somebody asked us to; then its name goes as well, from all that is shown
 * @param schema version of this record's JSON form
 */
public record AuthorGone(String network, String author, boolean forget, int schema) {

  /** The version of the JSON form that this code writes. */
  public static final int SCHEMA = 1;

  public AuthorGone {
    network = Check.name("network", network);
    author = Check.text("author", author);
    schema = schema == 0 ? SCHEMA : schema;
  }

  /** The account across all networks, as {@link Post#authorKey()} forms it. */
  public String authorKey() {
    return network + ":" + author;
  }
}
