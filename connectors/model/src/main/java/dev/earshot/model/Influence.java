package dev.earshot.model;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How far a voice carries, 0 to 100, with the parts it is made of. Influence only lifts: no part
 * lowers the service anybody gets.
 *
 * @param score the whole, in [0, 100]
 * @param tier what that is called by the settings of its moment
 * @param reach from followers, 0 to 100; 0 with low confidence when followers are unknown
 * @param amplification from how much their posts bring, against what so many followers usually
 *     bring, −15 to 15; 0 while that is not known
 * @param groups from the groups and lists they speak in, 0 to 8
 * @param posting from how often they post about us, 0 to 5
 * @param verified 5 when the network vouches for them, else 0
 * @param bot probability that nobody is behind the account, in [0, 1]
 * @param signs what makes it so, the evidence for {@code bot}
 * @param confidence how much of this we know, in [0, 1]; low when followers are unknown
 */
public record Influence(
    double score,
    Tier tier,
    double reach,
    double amplification,
    double groups,
    double posting,
    double verified,
    double bot,
    List<BotSign> signs,
    double confidence) {

  /** What a score is called. Which scores that are, the settings say. */
  public enum Tier {
    ORDINARY,
    ELEVATED,
    HIGH,
    TOP;

    /** The tier of a score, where these are the least scores of the tiers above ordinary. */
    public static Tier of(double score, double elevated, double high, double top) {
      if (score >= top) {
        return TOP;
      }
      return score >= high ? HIGH : score >= elevated ? ELEVATED : ORDINARY;
    }
  }

  /** Nobody we know anything about. */
  public static final Influence UNKNOWN =
      new Influence(0, Tier.ORDINARY, 0, 0, 0, 0, 0, 0, List.of(), 0);

  public Influence {
    Check.within("influence.score", score, 0, 100);
    Check.within("influence.amplification", amplification, -100, 100);
    Check.within("influence.bot", bot, 0, 1);
    Check.within("influence.confidence", confidence, 0, 1);
    // As written before there were tiers: the steps were these.
    tier = tier == null ? Tier.of(score, 40, 60, 80) : tier;
    signs = signs == null ? List.of() : List.copyOf(signs);
  }

  /** Somebody of whom nothing but the followers is known, by the usual tiers. */
  public static Influence ofReach(double reach) {
    return new Influence(reach, null, reach, 0, 0, 0, 0, 0, List.of(), 1);
  }

  /** The parts in words, such as {@code reach 65 + amplification 8 + groups 3}. */
  public String explanation() {
    StringBuilder words = new StringBuilder();
    words.append(confidence < 0.5 ? "reach unknown" : part("reach", reach));
    append(words, "amplification", amplification);
    append(words, "groups", groups);
    append(words, "posting", posting);
    append(words, "verified", verified);
    if (bot > 0) {
      words.append(String.format(Locale.ROOT, ", bot signs %.0f %%", bot * 100));
      words.append(signs.stream().map(BotSign::words).collect(Collectors.joining(", ", " (", ")")));
    }
    return words.toString();
  }

  private static void append(StringBuilder words, String name, double value) {
    if (Math.abs(value) >= 0.5) {
      words.append(value < 0 ? " - " : " + ").append(part(name, Math.abs(value)));
    }
  }

  private static String part(String name, double value) {
    return String.format(Locale.ROOT, "%s %.0f", name, value);
  }
}
