package dev.earshot.listener.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earshot.listener.reading.LanguageReader;
import dev.earshot.listener.reading.SerbianCyrillic;
import dev.earshot.listener.reading.Text;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import opennlp.tools.langdetect.LanguageDetectorFactory;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.maxent.GISModel;
import opennlp.tools.ml.model.Context;

/**
 * Trains the language model: a naive Bayes one over runs of two to four letters, written as the
 * log-linear model it is. How often a run occurs is known from the n-gram tables of the Lingua
 * library (Apache-2.0; on the trainer's class path only) and from the posts this project wrote,
 * which hold what books do not: slang, missing diacritics, English among the rest.
 *
 * <p>Languages that are not ours share columns with their relatives: they only have to be told from
 * ours, not from each other.
 */
final class LanguageTrainer {
  /** A column of the model, and the tables it is the mean of. */
  private record Column(String name, List<String> tables) {
    static Column of(String name, String... tables) {
      return new Column(name, List.of(tables));
    }
  }

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("en", "en"),
          Column.of("sl", "sl"),
          Column.of("hbs", "hr", "bs", "sr"),
          Column.of("ro", "ro"),
          Column.of("de", "de"),
          Column.of("ru", "ru"),
          Column.of("it", "it"),
          Column.of("es pt ca", "es", "pt", "ca"),
          Column.of("fr", "fr"),
          Column.of("nl sv da", "nl", "sv", "da"),
          Column.of("pl cs sk", "pl", "cs", "sk"),
          Column.of("hu fi tr", "hu", "fi", "tr"),
          Column.of("sq id tl", "sq", "id", "tl"),
          Column.of("uk be", "uk", "be"),
          Column.of("bg mk", "bg", "mk"));

  private static final String[] TABLES = {"", "unigrams", "bigrams", "trigrams", "quadrigrams"};

  /** What a run that was never seen is worth, by its length. */
  private static final double[] NEVER_SEEN = {0, 0, 1e-5, 1e-6, 3e-7};

  /** Runs rarer than this in every language are not kept in memory. */
  private static final float RARE = 1e-6f;

  /** This share of what is written comes without diacritics. */
  private static final float WITHOUT_DIACRITICS = 0.3f;

  /** How much our own posts count beside the tables. */
  private static final float OUR_POSTS = 0.3f;

  /** The runs that tell most; more hardly help and no longer fit a cache. */
  private static final int KEPT = 30_000;

  private final ObjectMapper json = new ObjectMapper();

  /**
   * Trains the model.
   *
   * @param posts by language
   * @throws IOException when the tables are not on the class path
   */
  LanguageDetectorModel train(Map<String, List<Sample>> posts) throws IOException {
    Map<String, float[]> frequency = new HashMap<>();
    for (int column = 0; column < COLUMNS.size(); column++) {
      List<String> tables = COLUMNS.get(column).tables();
      for (String table : tables) {
        addTable(table, column, 1f / tables.size(), frequency);
      }
    }
    for (int column = 0; column < COLUMNS.size(); column++) {
      List<Sample> own = posts.get(COLUMNS.get(column).name());
      if (own != null) {
        addPosts(own, column, UnaryOperator.identity(), OUR_POSTS, frequency);
        if (COLUMNS.get(column).name().equals("hbs")) {
          // Serbian posts are seldom in Cyrillic; as many as Russian ones would draw Russian over.
          addPosts(own, column, SerbianCyrillic::fromLatin, OUR_POSTS / 2, frequency);
        }
      }
    }
    return model(frequency);
  }

  /** Joint frequencies, from the tables' conditional ones: P(abc) = P(a)·P(b|a)·P(c|ab). */
  private void addTable(String table, int column, float share, Map<String, float[]> frequency)
      throws IOException {
    Map<String, Float> shorter = Map.of();
    for (int length = 1; length <= LanguageReader.LONGEST_RUN; length++) {
      Map<String, Float> joint = new HashMap<>();
      for (Map.Entry<String, Float> run : conditional(table, length).entrySet()) {
        String letters = run.getKey();
        float before = length == 1 ? 1 : shorter.getOrDefault(letters.substring(0, length - 1), 0f);
        float frequent = before * run.getValue();
        joint.put(letters, frequent);
        if (length >= LanguageReader.SHORTEST_RUN && frequent > RARE) {
          // Serbian is written in two scripts; its table knows one.
          boolean serbian = table.equals("sr");
          add(letters, column, serbian ? frequent : frequent * share, frequency);
          if (serbian) {
            add(SerbianCyrillic.toLatin(letters), column, frequent * share, frequency);
          }
        }
      }
      shorter = joint;
    }
  }

  private static void add(String run, int column, float frequent, Map<String, float[]> frequency) {
    if (run.length() > LanguageReader.LONGEST_RUN) {
      // Some letters become two in the other script.
      return;
    }
    float[] both = frequency.computeIfAbsent(run, unused -> new float[COLUMNS.size()]);
    String plain = Text.plain(run);
    both[column] += (1 - WITHOUT_DIACRITICS) * (1 - OUR_POSTS) * frequent;
    frequency.computeIfAbsent(plain, unused -> new float[COLUMNS.size()])[column] +=
        WITHOUT_DIACRITICS * (1 - OUR_POSTS) * frequent;
  }

  private Map<String, Float> conditional(String table, int length) throws IOException {
    String name = "/language-models/" + table + "/" + TABLES[length] + ".json";
    try (InputStream in = LanguageTrainer.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(
            name + " is not on the trainer's class path; it lies in com.github.pemistahl:lingua");
      }
      Map<String, Float> runs = new HashMap<>();
      for (Map.Entry<String, JsonNode> fraction : json.readTree(in).get("ngrams").properties()) {
        String[] parts = fraction.getKey().split("/", 2);
        float probability = Float.parseFloat(parts[0]) / Float.parseFloat(parts[1]);
        for (String run : fraction.getValue().asText().split(" ", -1)) {
          runs.put(Normalizer.normalize(run, Normalizer.Form.NFC), probability);
        }
      }
      return runs;
    }
  }

  private static void addPosts(
      List<Sample> posts,
      int column,
      UnaryOperator<String> script,
      float share,
      Map<String, float[]> frequency) {
    int lengths = LanguageReader.LONGEST_RUN + 1;
    Map<String, Integer> counts = new HashMap<>();
    float[] totals = new float[lengths];
    Text text = new Text();
    for (Sample post : posts) {
      text.read(post.text());
      for (String written : LanguageReader.words(text)) {
        String word = script.apply(written);
        for (int length = LanguageReader.SHORTEST_RUN; length < lengths; length++) {
          for (int i = 0; i + length <= word.length(); i++) {
            counts.merge(word.substring(i, i + length), 1, Integer::sum);
            totals[length]++;
          }
        }
      }
    }
    counts.forEach(
        (run, count) ->
            frequency.computeIfAbsent(run, unused -> new float[COLUMNS.size()])[column] +=
                share * count / totals[run.length()]);
  }

  private static LanguageDetectorModel model(Map<String, float[]> frequency) {
    Map<String, double[]> weights = new HashMap<>();
    Map<String, Double> telling = new HashMap<>();
    frequency.forEach(
        (run, frequent) -> {
          double[] each = new double[frequent.length];
          double most = 0;
          for (int i = 0; i < each.length; i++) {
            each[i] = Math.log(frequent[i] + NEVER_SEEN[run.length()]);
            most = Math.max(most, frequent[i]);
          }
          double mean = Arrays.stream(each).average().orElse(0);
          for (int i = 0; i < each.length; i++) {
            each[i] = Math.rint((each[i] - mean) * 1000) / 1000;
          }
          double range = Arrays.stream(each).max().orElse(0) - Arrays.stream(each).min().orElse(0);
          weights.put(run, each);
          telling.put(run, most * range);
        });
    List<String> kept =
        telling.entrySet().stream()
            .sorted(
                Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(KEPT)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    int[] all = new int[COLUMNS.size()];
    Arrays.setAll(all, i -> i);
    Context[] contexts = new Context[kept.size()];
    for (int i = 0; i < contexts.length; i++) {
      contexts[i] = new Context(all, weights.get(kept.get(i)));
    }
    GISModel model =
        new GISModel(
            contexts,
            kept.toArray(String[]::new),
            COLUMNS.stream().map(Column::name).toArray(String[]::new));
    return new LanguageDetectorModel(model, new HashMap<>(), new LanguageDetectorFactory());
  }
}
