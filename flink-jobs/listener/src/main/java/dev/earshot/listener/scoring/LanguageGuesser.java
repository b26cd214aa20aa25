package dev.earshot.listener.scoring;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Which of our languages a post is in: by script where that decides it, else by OpenNLP's detector
 * with a model of just our languages, with the declared language as evidence. Not thread-safe.
 */
public final class LanguageGuesser {
  /** Fewer letters than this say nothing; then only the declared language counts. */
  static final int MIN_LETTERS = 6;

  /** A declared language wins unless another is so many times as likely. */
  private static final double DECLARED_ODDS = 8;

  /** Below this the model recognises none of its languages. */
  private static final double SURE_ENOUGH = 0.4;

  private final LanguageDetectorME detector;

  public LanguageGuesser(LanguageDetectorModel model) {
    this.detector = new LanguageDetectorME(model);
  }

  /** With the model that ships. */
  public static LanguageGuesser shipped() {
    try (InputStream model = Models.open("language.bin")) {
      return new LanguageGuesser(new LanguageDetectorModel(model));
    } catch (IOException e) {
      throw Models.unreadable("language.bin", e);
    }
  }

  /**
   * One of {@link Languages#KNOWN}, or other.
   *
   * @param tokens the post's words
   * @param declared the network's language tag; empty when it declares none
   */
  public String guess(List<Words.Token> tokens, String declared) {
    StringBuilder text = new StringBuilder();
    int cyrillic = 0;
    int serbian = 0;
    int letters = 0;
    for (Words.Token token : tokens) {
      if (token.kind() == Words.Kind.WORD) {
        String word = token.lower();
        for (int i = 0; i < word.length(); i++) {
          char letter = word.charAt(i);
          if (Character.isLetter(letter)) {
            letters++;
            if (Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC) {
              cyrillic++;
              serbian += SerbianCyrillic.only(letter) ? 1 : 0;
            }
          }
        }
        text.append(text.isEmpty() ? "" : " ").append(word);
      }
    }
    String told = Languages.ofTag(declared);
    if (letters < MIN_LETTERS) {
      return told.isEmpty() ? Languages.OTHER : told;
    }
    if (2 * cyrillic > letters) {
      return serbian > 0 || told.equals("hbs") ? "hbs" : told.equals("other") ? told : "ru";
    }
    return latin(text, told);
  }

  private String latin(CharSequence text, String told) {
    Language[] guesses = detector.predictLanguages(text);
    Language best = guesses[0];
    if (!told.isEmpty()) {
      for (Language guess : guesses) {
        if (guess.getLang().equals(told)
            && guess.getConfidence() * DECLARED_ODDS >= best.getConfidence()) {
          return told;
        }
      }
      if (told.equals(Languages.OTHER) && best.getConfidence() < 1 - 1 / DECLARED_ODDS) {
        return told;
      }
    }
    return best.getConfidence() < SURE_ENOUGH ? Languages.OTHER : best.getLang();
  }
}
