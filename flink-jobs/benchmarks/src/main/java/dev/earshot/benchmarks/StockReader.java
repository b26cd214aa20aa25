package dev.earshot.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import opennlp.tools.doccat.BagOfWordsFeatureGenerator;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.doccat.FeatureGenerator;
import opennlp.tools.doccat.NGramFeatureGenerator;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.tokenize.SimpleTokenizer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import opennlp.tools.util.ext.ExtensionLoader;

/**
 * Reads a post as OpenNLP's manual has it: its published language detector, then a categorizer of
 * that language for the mood and one for the intent, over words, pairs of words and runs of
 * letters. Not thread-safe.
 */
final class StockReader {
  private static final String DETECTOR = "/langdetect-183.bin";

  /** The detector's names for what we have models of. */
  private static final Map<String, String> OURS =
      Map.of(
          "eng", "en", "slv", "sl", "hrv", "hbs", "bos", "hbs", "srp", "hbs", "ron", "ro", "rus",
          "ru", "deu", "de");

  private static final int CUTOFF = 2;

  /** A model's speed is in its features, not in how well its weights are chosen. */
  private static final int ITERATIONS = 20;

  private final LanguageDetectorME detector;
  private final Map<String, Categorizers> byLanguage = new HashMap<>();

  /** Trains on all posts of all languages. */
  StockReader() throws IOException {
    ExtensionLoader.registerAllowedPackage(LetterRuns.class.getPackageName());
    try (InputStream in = StockReader.class.getResourceAsStream(DETECTOR)) {
      detector = new LanguageDetectorME(new LanguageDetectorModel(in));
    }
    for (String language : SamplePost.LANGUAGES) {
      List<SamplePost> posts = SamplePost.of(language);
      byLanguage.put(
          language,
          new Categorizers(
              train(language, posts, SamplePost::mood),
              train(language, posts, SamplePost::intent)));
    }
  }

  /** What is said of a post. */
  record Said(String language, String mood, String intent) {}

  private record Categorizers(DocumentCategorizerME mood, DocumentCategorizerME intent) {}

  /** Reads a post of an unknown language; one of a language without a model is not read on. */
  Said read(String text) {
    String detected = detector.predictLanguage(text).getLang();
    String language = OURS.get(detected);
    return language == null ? new Said(detected, "", "") : readAs(language, text);
  }

  /** Reads a post of a known language. */
  Said readAs(String language, String text) {
    Categorizers categorizers = byLanguage.get(language);
    String[] words = words(text);
    return new Said(language, best(categorizers.mood(), words), best(categorizers.intent(), words));
  }

  private static String best(DocumentCategorizerME categorizer, String[] words) {
    return categorizer.getBestCategory(categorizer.categorize(words));
  }

  private static String[] words(String text) {
    return SimpleTokenizer.INSTANCE.tokenize(text.toLowerCase(Locale.ROOT));
  }

  private static DocumentCategorizerME train(
      String language, List<SamplePost> posts, Function<SamplePost, String> label)
      throws IOException {
    TrainingParameters how = TrainingParameters.defaultParams();
    how.put(TrainingParameters.ALGORITHM_PARAM, QNTrainer.MAXENT_QN_VALUE);
    how.put(TrainingParameters.CUTOFF_PARAM, CUTOFF);
    how.put(TrainingParameters.ITERATIONS_PARAM, ITERATIONS);
    List<DocumentSample> samples =
        posts.stream()
            .map(post -> new DocumentSample(label.apply(post), words(post.text())))
            .toList();
    DoccatFactory features =
        new DoccatFactory(
            new FeatureGenerator[] {
              new BagOfWordsFeatureGenerator(), new NGramFeatureGenerator(), new LetterRuns()
            });
    return new DocumentCategorizerME(
        DocumentCategorizerME.train(
            language, ObjectStreamUtils.createObjectStream(samples), how, features));
  }
}
