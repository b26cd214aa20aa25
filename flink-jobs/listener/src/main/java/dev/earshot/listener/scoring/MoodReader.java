package dev.earshot.listener.scoring;

import dev.earshot.model.Reading;
import dev.earshot.model.Reading.Mood;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;

/**
 * The mood of a post, by OpenNLP's categorizer, one model a language. A language without a model is
 * read as unsure, never guessed. Not thread-safe.
 */
public final class MoodReader {
  private final Map<String, OneLanguage> byLanguage = new HashMap<>();

  private record OneLanguage(DocumentCategorizerME model, MoodFeatures features) {}

  public MoodReader(Map<String, DoccatModel> models) {
    models.forEach(
        (language, model) ->
            byLanguage.put(
                language,
                new OneLanguage(
                    new DocumentCategorizerME(model),
                    new MoodFeatures(Lexicon.shipped(language)))));
  }

  /** With the models that ship. */
  public static MoodReader shipped() {
    Map<String, DoccatModel> models = new HashMap<>();
    for (String language : Languages.READ) {
      String name = "mood-" + language + ".bin";
      try (InputStream model = Models.open(name)) {
        models.put(language, new DoccatModel(model));
      } catch (IOException e) {
        throw Models.unreadable(name, e);
      }
    }
    return new MoodReader(models);
  }

  /**
   * Language and mood together.
   *
   * @param language as guessed
   * @param text the post's words, for the script's sake
   * @param tokens the same, cut up
   */
  public Reading read(String language, String text, List<Words.Token> tokens) {
    OneLanguage reader = byLanguage.get(language);
    if (reader == null) {
      return Reading.unsure(language);
    }
    DocumentCategorizerME model = reader.model();
    List<Words.Token> read =
        language.equals("hbs") ? Words.of(SerbianCyrillic.toLatin(text)) : tokens;
    double[] odds = model.categorize(reader.features().of(read));
    double negative = odds[model.getIndex("negative")];
    double positive = odds[model.getIndex("positive")];
    String best = model.getBestCategory(odds);
    Mood mood = Mood.valueOf(best.toUpperCase(Locale.ROOT));
    double score = Math.max(-1, Math.min(1, positive - negative));
    return new Reading(language, mood, score, Math.min(1, odds[model.getIndex(best)]));
  }
}
