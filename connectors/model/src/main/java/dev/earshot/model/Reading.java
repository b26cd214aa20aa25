package dev.earshot.model;

/**
 * How a post was understood.
 *
 * @param language ISO 639-1 code, {@code hbs} for Croatian, Bosnian and Serbian, or {@code other}
 * @param mood the class with the highest probability; unsure where the language has no model
 * @param score P(positive) − P(negative), in [−1, 1]; 0 when unsure
 * @param confidence probability of the mood, in [0, 1]
 */
public record Reading(String language, Mood mood, double score, double confidence) {

  /** What an author's words say about the brand. */
  public enum Mood {
    NEGATIVE,
    NEUTRAL,
    POSITIVE,
    UNSURE
  }

  public Reading {
    language = Check.text("language", language);
    mood = Check.present("mood", mood);
    Check.within("score", score, -1, 1);
    Check.within("confidence", confidence, 0, 1);
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
