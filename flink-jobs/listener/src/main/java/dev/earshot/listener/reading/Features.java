package dev.earshot.listener.reading;

import java.util.Arrays;

/**
 * What the mood and intent models look at: words, pairs of words, beginnings of words (the endings
 * of our languages carry grammar, the beginnings carry meaning), runs of letters, negated words,
 * signs, shouting, and what the lexicon says of it all. The trainer and the reader see features
 * through this class only, so a model can never be asked about what it was not taught.
 */
public final class Features {
  /** Takes the features of a text, one after the other; the same may come several times. */
  public interface Taker {
    /**
     * Takes one.
     *
     * @param key which feature
     * @param token the token it stems from, −1 for the text as a whole
     */
    void take(int key, int token);
  }

  static final int WORD = 1;
  static final int PAIR = 2;
  static final int BEGINNING = 3;
  static final int NEGATED = 4;
  static final int LETTERS = 5;
  private static final int REPEATED = 6;
  private static final int WHOLE = 7;
  static final int NEGATED_BEGINNING = 8;

  /** A negation reaches so many words ahead. */
  private static final int NEGATION_SCOPE = 3;

  /** Beginnings of words that are looked at. */
  private static final int SHORT_BEGINNING = 4;

  private static final int LONG_BEGINNING = 6;

  /** Runs of letters that are looked at. */
  private static final int SHORTEST_RUN = 3;

  private static final int LONGEST_RUN = 4;

  /** Stands for the word before the first of a clause. */
  private static final int BREAK = Hash.of("^");

  /** A feature that every text has. */
  public static final int ALWAYS = whole("always");

  private static final int SHOUTED = whole("shouted");
  private static final int STRETCHED = whole("stretched");
  private static final int NUMBER = whole("number");
  private static final int LINK = whole("link");
  private static final int HANDLE = whole("handle");
  private static final int TAG = whole("tag");
  private static final int ASKS = whole("asks");
  private static final int LAST_GOOD = whole("last-good");
  private static final int LAST_BAD = whole("last-bad");
  private static final int[] WORDS = steps("words", 5);
  private static final int[] GOOD = steps("good", 6);
  private static final int[] BAD = steps("bad", 6);
  private static final int[] MORE_GOOD = steps("more-good", 6);
  private static final int[] MORE_BAD = steps("more-bad", 6);
  private static final int[][] SENSES = new int[Lexicon.Sense.values().length][];
  private static final int SENSE_STEPS = 3;

  static {
    for (Lexicon.Sense sense : Lexicon.Sense.values()) {
      SENSES[sense.place] = steps("sense-" + sense, SENSE_STEPS);
    }
  }

  private final Lexicon lexicon;
  private final int[] senses = new int[SENSES.length];
  private int good;
  private int bad;
  private int lastFeeling;

  /** Features over a lexicon. */
  public Features(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** What a feature is called in a model's file. */
  public static String nameOf(int key) {
    return Integer.toHexString(key);
  }

  /** The feature of a name. */
  static int keyOf(String name) {
    return Integer.parseUnsignedInt(name, 16);
  }

  /** All features of a text. */
  public void of(Text text, Taker taker) {
    taker.take(ALWAYS, -1);
    words(text, taker);
    weigh(text, taker);
  }

  private void words(Text text, Taker taker) {
    int before = BREAK;
    int words = 0;
    boolean shouted = false;
    boolean stretched = false;
    boolean number = false;
    boolean link = false;
    boolean handle = false;
    boolean tag = false;
    int last = -1;
    for (int token = 0; token < text.size(); token++) {
      switch (text.kind(token)) {
        case WORD -> {
          int hash = text.hash(token);
          taker.take(Hash.key(WORD, hash), token);
          taker.take(Hash.key(PAIR, Hash.then(before, hash)), token);
          letters(text, token, taker);
          shouted |= text.has(token, Text.SHOUTED);
          stretched |= text.has(token, Text.REPEATED);
          number |= text.plain[text.start(token)] == '0';
          before = hash;
          words++;
          last = token;
        }
        case SIGN -> {
          int hash = text.hash(token);
          taker.take(Hash.key(WORD, hash), token);
          taker.take(Hash.key(PAIR, Hash.then(before, hash)), token);
          if (text.has(token, Text.REPEATED)) {
            taker.take(Hash.key(REPEATED, hash), token);
          }
          before = BREAK;
          last = token;
        }
        case HASHTAG -> {
          before = BREAK;
          tag = true;
        }
        case STOP -> before = BREAK;
        case HANDLE -> {
          before = BREAK;
          handle = true;
        }
        case LINK -> {
          before = BREAK;
          link = true;
        }
      }
    }
    take(taker, shouted, SHOUTED);
    take(taker, stretched, STRETCHED);
    take(taker, number, NUMBER);
    take(taker, link, LINK);
    take(taker, handle, HANDLE);
    take(taker, tag, TAG);
    take(taker, last >= 0 && text.plain[text.start(last)] == '?', ASKS);
    upTo(0, words / 6, WORDS, -1, taker);
  }

  /** Beginnings of a word, and its runs of letters. */
  private static void letters(Text text, int token, Taker taker) {
    int start = text.start(token);
    int end = text.end(token);
    int hash = 0;
    for (int i = start; i < end && i < start + LONG_BEGINNING; i++) {
      hash = Hash.grow(hash, text.plain[i]);
      int length = i - start + 1;
      boolean looked = length == SHORT_BEGINNING || length == LONG_BEGINNING;
      if (looked && i + 1 < end) {
        taker.take(Hash.key(BEGINNING, hash), token);
      }
    }
    for (int first = start; first + SHORTEST_RUN <= end; first++) {
      int run = 0;
      int stop = Math.min(end, first + LONGEST_RUN);
      for (int i = first; i < stop; i++) {
        run = Hash.grow(run, text.plain[i]);
        if (i - first + 1 >= SHORTEST_RUN) {
          taker.take(Hash.key(LETTERS, run), token);
        }
      }
    }
  }

  /** What the lexicon finds, negation turned round, as a few features that occur in every text. */
  private void weigh(Text text, Taker taker) {
    Arrays.fill(senses, 0);
    good = 0;
    bad = 0;
    lastFeeling = 0;
    int negated = 0;
    int lift = 0;
    int token = 0;
    while (token < text.size()) {
      Text.Kind kind = text.kind(token);
      if (kind != Text.Kind.WORD && kind != Text.Kind.SIGN) {
        negated = 0;
        lift = 0;
        token++;
        continue;
      }
      int entry = lexicon.at(text, token);
      int length = lexicon.length();
      if (negated > 0) {
        negate(text, token, length, taker);
        negated--;
      }
      if (entry > 0) {
        Lexicon.Sense sense = Lexicon.sense(entry);
        int weight = Lexicon.weight(entry);
        senses[sense.place]++;
        switch (sense) {
          case NEGATION -> negated = NEGATION_SCOPE;
          case INTENSIFIER -> lift = 1;
          case DIMINISHER -> lift = -1;
          default -> {
            int goodBefore = good;
            int badBefore = bad;
            boolean own = negated > 0 && length > 1 && holdsNegation(text, token, length);
            int left = feel(weight, own ? 0 : negated, lift);
            negated = own ? negated : left;
            lift = 0;
            int carrier = longest(text, token, length);
            upTo(goodBefore, good, GOOD, carrier, taker);
            upTo(badBefore, bad, BAD, carrier, taker);
          }
        }
      }
      token += length;
    }
    sums(taker);
  }

  /** "Nikad ništa ne radi": what holds its own negation is not turned round by another one. */
  private boolean holdsNegation(Text text, int token, int length) {
    boolean holds = false;
    for (int i = token; i < token + length; i++) {
      int word = lexicon.word(text, i);
      holds |= word > 0 && Lexicon.sense(word) == Lexicon.Sense.NEGATION;
    }
    return holds;
  }

  /** Counts a weight, turned round where it is negated; what is left of the negation. */
  private int feel(int weight, int negated, int lift) {
    if (weight == 0) {
      return negated;
    }
    int felt = weight + Integer.signum(weight) * lift;
    int left = negated;
    if (negated > 0) {
      // "not bad" is mild praise, "not happy" a complaint; "no refund terrible" is not praise
      // twice.
      felt = weight > 0 ? -weight : 1;
      left = weight > 0 ? negated : 0;
    }
    good += Math.max(0, felt);
    bad += Math.max(0, -felt);
    lastFeeling = felt == 0 ? lastFeeling : felt;
    return left;
  }

  private static void negate(Text text, int token, int length, Taker taker) {
    for (int i = token; i < token + length; i++) {
      taker.take(Hash.key(NEGATED, text.hash(i)), i);
      int start = text.start(i);
      if (text.end(i) - start > SHORT_BEGINNING) {
        int hash = Hash.of(text.plain, start, start + SHORT_BEGINNING);
        taker.take(Hash.key(NEGATED_BEGINNING, hash), i);
      }
    }
  }

  private void sums(Taker taker) {
    upTo(0, good - bad, MORE_GOOD, -1, taker);
    upTo(0, bad - good, MORE_BAD, -1, taker);
    take(taker, lastFeeling > 0, LAST_GOOD);
    take(taker, lastFeeling < 0, LAST_BAD);
    for (int i = 0; i < senses.length; i++) {
      upTo(0, senses[i], SENSES[i], -1, taker);
    }
  }

  /** The word of a phrase that tells most about it. */
  private static int longest(Text text, int token, int length) {
    int longest = token;
    for (int i = token + 1; i < token + length; i++) {
      boolean longer = text.end(i) - text.start(i) > text.end(longest) - text.start(longest);
      longest = longer ? i : longest;
    }
    return longest;
  }

  /** The steps above one count, up to another. */
  private static void upTo(int above, int count, int[] steps, int token, Taker taker) {
    for (int i = above; i < steps.length && i < count; i++) {
      taker.take(steps[i], token);
    }
  }

  private static void take(Taker taker, boolean is, int key) {
    if (is) {
      taker.take(key, -1);
    }
  }

  static int whole(String name) {
    return Hash.key(WHOLE, Hash.of(name));
  }

  private static int[] steps(String name, int count) {
    int[] keys = new int[count];
    for (int i = 0; i < count; i++) {
      keys[i] = whole(name + (i + 1));
    }
    return keys;
  }
}
