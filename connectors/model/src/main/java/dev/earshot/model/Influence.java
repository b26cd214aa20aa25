package dev.earshot.model;

import java.util.Locale;

/**
 * How far a voice carries, 0 to 100, with the parts it is made of. Influence only lifts: no part
 * lowers the service anybody gets.
 *
 * @param score the whole, in [0, 100]
 * @param reach from followers, 0 to 100; 0 with low confidence when followers are unknown
 * @param groups from the groups and lists they speak in, 0 to 8
 * @param posting from how often they post about us, 0 to 5
 * @param verified 5 when the network vouches for them, else 0
 * @param bot probability that nobody is behind the account, in [0, 1]
 * @param confidence how much of this we know, in [0, 1]; low when followers are unknown
 */
public record Influence(
    double score,
    double reach,
    double groups,
    double posting,
    double verified,
    double bot,
    double confidence) {

  /** Nobody we know anything about. */
  public static final Influence UNKNOWN = new Influence(0, 0, 0, 0, 0, 0, 0);

  public Influence {
    Check.within("influence.score", score, 0, 100);
    Check.within("influence.bot", bot, 0, 1);
    Check.within("influence.confidence", confidence, 0, 1);
  }

  /** The parts in words, such as {@code reach 65 + groups 3}. */
  public String explanation() {
    StringBuilder words = new StringBuilder();
    words.append(confidence < 0.5 ? "reach unknown" : part("reach", reach));
    append(words, "groups", groups);
    append(words, "posting", posting);
    append(words, "verified", verified);
    if (bot > 0) {
      words.append(String.format(Locale.ROOT, ", bot signs %.0f %%", bot * 100));
    }
    return words.toString();
  }

  private static void append(StringBuilder words, String name, double value) {
    if (value >= 0.5) {
      words.append(" + ").append(part(name, value));
    }
  }

  private static String part(String name, double value) {
    return String.format(Locale.ROOT, "%s %.0f", name, value);
  }
}
