package dev.earshot.model;

import java.util.List;

/**
 * How a post was understood.
 *
 * @param language ISO 639-1 code, {@code hbs} for Croatian, Bosnian and Serbian, or {@code other}
 * @param mood the likeliest mood; unsure where it is not likely enough, or the language has no
 *     model
 * @param score P(positive) − P(negative), in [−1, 1]; 0 when unsure
 * @param confidence calibrated probability of the likeliest mood, in [0, 1]
 * @param intent what the author is after; {@link Intent#OTHER} where the language has no model
 * @param because the few words that carried the mood, as written, in their order; written by
 *     strangers: escape before showing
 */
public record Reading(
    String language,
    Mood mood,
    double score,
    double confidence,
    Intent intent,
    List<String> because) {

  /** What an author's words say about the brand. */
  public enum Mood {
    NEGATIVE,
    NEUTRAL,
    POSITIVE,
    UNSURE
  }

  /** What an author is after. */
  public enum Intent {
    COMPLAINT,
    QUESTION,
    PRAISE,
    /** Announces or threatens to leave. */
    CHURN,
    /** Reports that a service is down. */
    OUTAGE,
    /** Danger, injury, fraud, leaked data, lawyers, regulators. */
    SAFETY_LEGAL,
    SPAM,
    OTHER
  }

  public Reading {
    language = Check.text("language", language);
    mood = Check.present("mood", mood);
    Check.within("score", score, -1, 1);
    Check.within("confidence", confidence, 0, 1);
    intent = intent == null ? Intent.OTHER : intent;
    because = because == null ? List.of() : List.copyOf(because);
  }

  /** A reading without an opinion on what is wanted or why. */
  public Reading(String language, Mood mood, double score, double confidence) {
    this(language, mood, score, confidence, Intent.OTHER, List.of());
  }

  /** A post in a language nobody taught us: no opinion about its mood. */
  public static Reading unsure(String language) {
    return new Reading(language, Mood.UNSURE, 0, 0);
  }

  /** How negative it is, in [0, 1]; 0 for anything that is not negative. */
  public double negativity() {
    return Math.max(0, -score);
  }
}
