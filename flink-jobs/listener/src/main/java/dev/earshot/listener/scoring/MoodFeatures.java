package dev.earshot.listener.scoring;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the mood models look at: words without diacritics, pairs of words, beginnings of words (the
 * endings of our languages carry grammar, the beginnings carry meaning), negated words, signs, and
 * shouting.
 */
public final class MoodFeatures {
  /** Negations of all our languages; none of them is a common word of another. */
  private static final Set<String> NEGATIONS =
      Set.of(
          "not", "no", "never", "cannot", "without", "nor", "ne", "ni", "nic", "nikoli", "nima",
          "nisem", "brez", "nije", "nema", "nisam", "nisu", "nikad", "nikada", "bez", "nu",
          "niciodata", "fara", "не", "нет", "никогда", "без", "ни", "nicht", "kein", "keine",
          "keinen", "nie", "ohne");

  /** A negation reaches so many words ahead. */
  private static final int NEGATION_SCOPE = 3;

  /** Words are cut to their first letters at these lengths. */
  private static final int[] STEMS = {4, 6};

  private MoodFeatures() {}

  /** The features of a text, for the categorizer's bag. Never empty. */
  public static String[] of(List<Words.Token> tokens) {
    List<String> features = new ArrayList<>(tokens.size() * 5);
    features.add("•");
    String before = "^";
    int negated = 0;
    for (Words.Token token : tokens) {
      switch (token.kind()) {
        case WORD, HASHTAG -> {
          List<String> words =
              token.kind() == Words.Kind.WORD
                  ? List.of(token.lower())
                  : Words.ofHashtag(token.text());
          for (String raw : words) {
            String word = fold(raw);
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
            if (NEGATIONS.contains(word) || word.endsWith("n't")) {
              negated = NEGATION_SCOPE;
            }
            before = word;
          }
          if (isShouted(token.text())) {
            features.add("•SHOUTED");
          }
        }
        case SIGN -> {
          features.add(token.text());
          before = "^";
          negated = 0;
        }
        case HANDLE, LINK -> before = "^";
      }
    }
    return features.toArray(String[]::new);
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
