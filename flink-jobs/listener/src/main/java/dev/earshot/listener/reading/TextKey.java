package dev.earshot.listener.reading;

/**
 * A fingerprint that look-alike texts share. A text is seen as its runs of three words, and
 * the run whose number is the least stands for all: two texts share it as often as they share runs.
 * So a copy with a word exchanged mostly keeps the fingerprint, and two people's own words hardly
 * ever have the same.
 *
 * <p>Only words count, those within hashtags too: handles, links, numbers, emoji, case and
 * diacritics make no difference. A text in Serbian Cyrillic has the fingerprint of its Latin
 * spelling once it was turned into Latin letters, and another one before.
 */
public final class TextKey {
  /** Honest people who say little say the same by chance. */
  private static final int FEWEST_WORDS = 6;

  /**
   * Two words are shared by many texts ("my flight"), four hardly survive a change: a copy of 20
   * words with one exchanged keeps 15 of 21 runs of three.
   */
  private static final int RUN = 3;

  private TextKey() {}

  /** The text's fingerprint; 0 when it has fewer than six words. */
  public static long of(Text text) {
    int words = 0;
    long beforeLast = 0;
    long last = 0;
    long least = Long.MAX_VALUE;
    for (int token = 0; token < text.size(); token++) {
      if (text.kind(token) != Text.Kind.WORD || isNumber(text, token)) {
        continue;
      }
      long word = text.hash(token);
      if (++words >= RUN) {
        least = Math.min(least, mixed(mixed(mixed(beforeLast) ^ last) ^ word));
      }
      beforeLast = last;
      last = word;
    }
    return words < FEWEST_WORDS ? 0 : least == 0 ? 1 : least;
  }

  private static boolean isNumber(Text text, int token) {
    for (int i = text.start(token); i < text.end(token); i++) {
      if (text.plain[i] != '0') {
        return false;
      }
    }
    return true;
  }

  /** Spreads a number over all bits, so that the least is any run's as likely. */
  private static long mixed(long number) {
    long spread = (number + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
    spread = (spread ^ (spread >>> 29)) * 0x94D049BB133111EBL;
    return spread ^ (spread >>> 32);
  }
}
