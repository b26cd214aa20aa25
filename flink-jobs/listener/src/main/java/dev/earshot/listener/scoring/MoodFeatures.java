package dev.earshot.listener.scoring;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the mood models look at: words without diacritics, pairs of words, beginnings of words (the
 * endings of our languages carry grammar, the beginnings carry meaning), negated words, signs,
 * shouting, and what the lexicon says of it all.
 */
public final class MoodFeatures {
  /** Negations of all our languages; none of them is a common word of another. */
  private static final Set<String> NEGATIONS =
      Set.of(
          "not", "no", "never", "cannot", "without", "nor", "ne", "ni", "nic", "nikoli", "nima",
          "nisem", "brez", "nije", "nema", "nisam", "nisu", "nikad", "nikada", "bez");

  /** A negation reaches so many words ahead. */
  private static final int NEGATION_SCOPE = 3;

  /** Words are cut to their first letters at these lengths. */
  private static final int[] STEMS = {4, 6};

  /** Stands between sentences, so that no phrase reaches across. */
  private static final String BREAK = "^";

  private final Lexicon lexicon;

  /**
   * @param lexicon of the language whose posts are read
   */
  public MoodFeatures(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** The features of a text, for the categorizer's bag. Never empty. */
  public String[] of(List<Words.Token> tokens) {
    List<String> features = new ArrayList<>(tokens.size() * 5);
    features.add("•");
    List<String> words = new ArrayList<>(tokens.size());
    for (Words.Token token : tokens) {
      switch (token.kind()) {
        case WORD -> {
          words.add(fold(token.lower()));
          if (isShouted(token.text())) {
            features.add("•SHOUTED");
          }
        }
        case HASHTAG -> Words.ofHashtag(token.text()).forEach(word -> words.add(fold(word)));
        case SIGN -> {
          words.add(token.text());
          words.add(BREAK);
        }
        case HANDLE, LINK, STOP -> words.add(BREAK);
      }
    }
    plain(words, features);
    weighed(words, features);
    return features.toArray(String[]::new);
  }

  private static void plain(List<String> words, List<String> features) {
    String before = BREAK;
    int negated = 0;
    for (String word : words) {
      if (word.equals(BREAK)) {
        before = BREAK;
        negated = 0;
        continue;
      }
      features.add(word);
      features.add(before + " " + word);
      for (int length : STEMS) {
        if (word.length() > length) {
          features.add(word.substring(0, length) + "~");
        }
      }
      if (negated > 0) {
        features.add("¬" + word);
        negated--;
      }
      negated = negates(word) ? NEGATION_SCOPE : negated;
      before = word;
    }
  }

  /** What the lexicon finds, negation turned round, as a few features that occur in every text. */
  private void weighed(List<String> words, List<String> features) {
    int good = 0;
    int bad = 0;
    int last = 0;
    int negated = 0;
    int at = 0;
    while (at < words.size()) {
      int length = lexicon.lengthAt(words, at);
      int weight =
          length > 1 ? lexicon.phrase(words, at, length) : lexicon.word(once(words.get(at)));
      // "nič ne dela": an entry that holds its own negation is not turned round by another one.
      boolean ownNegation =
          length > 1 && words.subList(at, at + length).stream().anyMatch(MoodFeatures::negates);
      if (weight != 0 && negated > 0 && !ownNegation) {
        // "not bad" is mild praise, "not happy" a complaint; "no refund terrible" is not praise
        // twice.
        negated = weight > 0 ? negated : 0;
        weight = weight > 0 ? -weight : 1;
      }
      good += Math.max(0, weight);
      bad += Math.max(0, -weight);
      last = weight == 0 ? last : weight;
      String word = words.get(at);
      negated = negates(word) ? NEGATION_SCOPE : word.equals(BREAK) ? 0 : Math.max(0, negated - 1);
      at += length;
    }
    features.add("•BAD" + Math.min(6, bad));
    features.add("•GOOD" + Math.min(6, good));
    features.add("•NET" + Math.max(-6, Math.min(6, good - bad)));
    features.add("•LAST" + Integer.signum(last));
    for (int step = 1; step <= Math.min(6, bad); step++) {
      features.add("•BAD>=" + step);
    }
    for (int step = 1; step <= Math.min(6, good); step++) {
      features.add("•GOOD>=" + step);
    }
  }

  /** A repeated sign as a single one, which is what the lexicon holds. */
  private static String once(String word) {
    String first = word.substring(0, word.length() / 2);
    boolean twice = !first.isEmpty() && word.equals(first + first);
    return twice && !Character.isLetterOrDigit(word.codePointAt(0)) ? first : word;
  }

  private static boolean negates(String word) {
    return NEGATIONS.contains(word) || word.endsWith("n't");
  }

  /** Lower case, no diacritics, digits as one, letters repeated more than twice as two. */
  static String fold(String word) {
    String bare = Normalizer.normalize(word, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(bare.length());
    for (int i = 0; i < bare.length(); i++) {
      char letter = bare.charAt(i);
      if (Character.getType(letter) == Character.NON_SPACING_MARK) {
        continue;
      }
      char plain = letter == 'đ' ? 'd' : letter == '’' ? '\'' : letter;
      char kept = Character.isDigit(plain) ? '0' : plain;
      int length = folded.length();
      boolean thirdInARow =
          length > 1 && folded.charAt(length - 1) == kept && folded.charAt(length - 2) == kept;
      if (!thirdInARow) {
        folded.append(kept);
      }
    }
    return folded.toString();
  }

  private static boolean isShouted(String word) {
    return word.length() > 3
        && word.equals(word.toUpperCase(Locale.ROOT))
        && !word.equals(word.toLowerCase(Locale.ROOT));
  }
}
