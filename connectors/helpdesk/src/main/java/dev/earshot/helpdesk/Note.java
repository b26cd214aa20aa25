package dev.earshot.helpdesk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What has been noted on a ticket, at a desk where a note cannot be changed once it stands. A note
 * that differs only in its numbers is not worth a second one: agents would see each minute counted.
 * The id we hand out therefore bears the gist of the words beside the desk's own id.
 */
final class Note {
  private static final int GIST_BYTES = 8;

  private Note() {}

  /** Whether the note of this id, or null, says what these words say, numbers aside. */
  static boolean says(String noteId, String words) {
    return noteId != null && noteId.endsWith("." + gist(words));
  }

  /** What to know this note by. */
  static String id(String deskId, String words) {
    return deskId + "." + gist(words);
  }

  private static String gist(String words) {
    return hash(words.replaceAll("[0-9\\s]+", " ").strip()).substring(0, 2 * GIST_BYTES);
  }

  /** SHA-256 in hex: printable and short, whatever went in. */
  static String hash(String value) {
    try {
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
