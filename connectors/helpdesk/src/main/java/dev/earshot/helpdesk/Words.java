package dev.earshot.helpdesk;

import dev.earshot.model.Bump;
import dev.earshot.model.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * What a note on a ticket says, in plain text and without a word of a stranger.
 *
 * @param link where an alert may be looked at, its id put at the end; empty for no links
 */
record Words(String link) {
  /**
   * What the bump says.
   *
   * @param handsOff whether somebody at the desk has set the priority
   */
  String of(Bump bump, boolean handsOff) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Earshot: serve this customer at %s or above, rank %d of 100."
            .formatted(name(bump.level()), bump.rank()));
    bump.reasons().forEach(reason -> lines.add("- " + reason));
    Bump.Parts parts = bump.parts();
    lines.add(
        ("Rank: negativity %s of 20, influence %s of 30, customer tier %s of 15, age %s of 20,"
                + " crisis %s of 15.")
            .formatted(
                number(parts.negativity()),
                number(parts.influence()),
                number(parts.tier()),
                number(parts.age()),
                number(parts.crisis())));
    lines.add("Since " + bump.since() + ".");
    if (!bump.rules().isEmpty()) {
      lines.add("By " + String.join(", ", bump.rules()) + ".");
    }
    if (!link.isEmpty()) {
      bump.alerts().forEach(alert -> lines.add(link + alert));
    }
    if (handsOff) {
      lines.add("The priority was set at this desk since; Earshot leaves it alone.");
    }
    return String.join("\n", lines);
  }

  /** What is said once nothing is asked for any more. */
  String over() {
    return "Earshot: it is over; nothing more is asked for this customer.";
  }

  /** The one line that a ticket of ours is called by. */
  String title(Bump bump) {
    return "Heard in public: "
        + (bump.reasons().isEmpty() ? "a customer speaks about us" : bump.reasons().get(0));
  }

  /** Tells one text from another. */
  static String hash(String words) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static String name(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }
}
