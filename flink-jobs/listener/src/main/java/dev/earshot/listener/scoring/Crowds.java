package dev.earshot.listener.scoring;

import dev.earshot.model.Tally.Crowd;
import java.util.Arrays;

/**
 * The texts of the last two hours, so that a crowd of look-alike texts counts as one author however
 * many accounts it sends. Holds at most {@value #MOST} texts, those of the fewest authors leave
 * first. Changed in place; its fields are public for Flink.
 */
public final class Crowds {
  static final int MOST = 128;

  private static final int REMEMBERED_MINUTES = 120;
  private static final long MINUTE = 60_000;

  /** Fingerprints of the texts. */
  public long[] texts = {};

  /** How many authors each was heard of. */
  public int[] authors = {};

  /** When each was last heard, minutes since 1970. */
  public int[] minutes = {};

  /** Nothing heard yet. */
  public Crowds() {}

  /**
   * Hears a text, of one author or of many.
   *
   * @return whether it is new
   */
  boolean isNew(Crowd crowd, long millis) {
    int minute = (int) (millis / MINUTE);
    for (int i = 0; i < texts.length; i++) {
      if (texts[i] == crowd.text()) {
        authors[i] += crowd.authors();
        minutes[i] = minute;
        return false;
      }
    }
    int place = texts.length < MOST ? grown() : least();
    texts[place] = crowd.text();
    authors[place] = crowd.authors();
    minutes[place] = minute;
    return true;
  }

  /** Forgets what is older than two hours. */
  void forget(long millis) {
    int oldest = (int) (millis / MINUTE) - REMEMBERED_MINUTES;
    int kept = 0;
    for (int i = 0; i < texts.length; i++) {
      if (minutes[i] >= oldest) {
        texts[kept] = texts[i];
        authors[kept] = authors[i];
        minutes[kept] = minutes[i];
        kept++;
      }
    }
    if (kept < texts.length) {
      resize(kept);
    }
  }

  private int grown() {
    resize(texts.length + 1);
    return texts.length - 1;
  }

  private void resize(int size) {
    texts = Arrays.copyOf(texts, size);
    authors = Arrays.copyOf(authors, size);
    minutes = Arrays.copyOf(minutes, size);
  }

  /** Of the fewest authors the one heard longest ago; of those the one with the least number. */
  private int least() {
    int least = 0;
    for (int i = 1; i < texts.length; i++) {
      int order = Integer.compare(authors[i], authors[least]);
      order = order != 0 ? order : Integer.compare(minutes[i], minutes[least]);
      order = order != 0 ? order : Long.compare(texts[i], texts[least]);
      if (order < 0) {
        least = i;
      }
    }
    return least;
  }
}
