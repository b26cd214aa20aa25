package dev.earshot.listener.evaluation;

import dev.earshot.listener.reading.Languages;
import dev.earshot.listener.reading.PostReader;
import dev.earshot.listener.reading.Text;
import dev.earshot.listener.training.Sample;
import dev.earshot.model.Reading;
import dev.earshot.model.Reading.Intent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads labelled posts with the very classes the job reads with, and counts. What each figure means
 * and how it is computed: {@code docs/reading.md}.
 */
public final class Evaluation {
  private static final long TIMED_NANOS = 500_000_000L;

  private final PostReader reader;
  private final Text text = new Text();

  /** An evaluation of a reader, which nobody else may use at the same time. */
  public Evaluation(PostReader reader) {
    this.reader = reader;
  }

  /**
   * Moods of a file of posts, with the columns text and label.
   *
   * @param language the posts'; empty takes it from the file's folder, else each post's is detected
   * @throws IOException naming what cannot be read
   */
  public Map<String, Object> sentiment(Path file, String language) throws IOException {
    List<Sample> posts = Sample.read(file);
    int[] said = new int[posts.size()];
    double[][] odds = new double[posts.size()][];
    boolean[] unsure = new boolean[posts.size()];
    String known = languageOf(file, language);
    for (int i = 0; i < said.length; i++) {
      Sample post = posts.get(i);
      said[i] = SentimentScores.MOODS.indexOf(post.label());
      if (said[i] < 0) {
        throw unknownLabel(file, post, post.label(), SentimentScores.MOODS);
      }
      text.read(post.text());
      Reading reading = reader.readAs(known.isEmpty() ? reader.language(text, "") : known, text);
      odds[i] = reader.moods();
      unsure[i] = reading.mood() == Reading.Mood.UNSURE;
    }
    SentimentScores scores = SentimentScores.of(said, odds);
    Map<String, Object> report = head(file, known);
    report.put("n", said.length);
    report.put("macroF1", rounded(scores.macroF1()));
    report.put("accuracy", rounded(scores.accuracy()));
    report.put("f1Negative", rounded(scores.f1()[0]));
    report.put("alertPrecision", rounded(scores.alertPrecision()));
    whereSure(said, odds, unsure, report);
    report.put("postsPerSecond", postsPerSecond(posts));
    return report;
  }

  private static void whereSure(
      int[] said, double[][] odds, boolean[] unsure, Map<String, Object> report) {
    boolean[] has = new boolean[SentimentScores.MOODS.size()];
    for (int mood : said) {
      has[mood] = true;
    }
    int sure = 0;
    int right = 0;
    for (int i = 0; i < said.length; i++) {
      if (!unsure[i]) {
        sure++;
        right += SentimentScores.best(odds[i], has) == said[i] ? 1 : 0;
      }
    }
    report.put("unsureShare", rounded(1 - (double) sure / said.length));
    report.put("sureAccuracy", rounded((double) right / sure));
  }

  /**
   * Intents of a file of posts, with the column intent, or label where it has none.
   *
   * @param language as above
   */
  public Map<String, Object> intent(Path file, String language) throws IOException {
    List<Sample> posts = Sample.read(file);
    List<String> names = new ArrayList<>();
    for (Intent intent : Intent.values()) {
      names.add(intent.name().toLowerCase(Locale.ROOT));
    }
    String known = languageOf(file, language);
    Tally tally = new Tally();
    for (Sample post : posts) {
      String said = post.intent().isEmpty() ? post.label() : post.intent();
      if (!names.contains(said)) {
        throw unknownLabel(file, post, said, names);
      }
      text.read(post.text());
      Reading reading = reader.readAs(known.isEmpty() ? reader.language(text, "") : known, text);
      tally.count(said, reading.intent().name().toLowerCase(Locale.ROOT));
    }
    Map<String, Object> report = head(file, known);
    report.put("n", posts.size());
    report.put("macroF1", rounded(tally.macroF1()));
    report.put("accuracy", rounded(tally.accuracy()));
    report.put("f1", tally.f1());
    return report;
  }

  /**
   * Languages of a file of posts, whose labels are language codes. Croatian, Bosnian and Serbian
   * are one, what is not ours is other.
   *
   * @param under posts of fewer characters only; 0 for all
   */
  public Map<String, Object> language(Path file, int under) throws IOException {
    Tally tally = new Tally();
    int posts = 0;
    for (Sample post : Sample.read(file)) {
      if (under > 0 && post.text().length() >= under) {
        continue;
      }
      String said = post.label().equals(Languages.OTHER) ? "other" : Languages.ofTag(post.label());
      if (said.isEmpty()) {
        throw unknownLabel(file, post, post.label(), List.of("a language code such as en or sr"));
      }
      text.read(post.text());
      tally.count(said, reader.language(text, ""));
      posts++;
    }
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("set", nameOf(file));
    report.put("n", posts);
    Map<String, Double> recall = tally.recall();
    report.put(
        "macroRecall",
        rounded(
            recall.entrySet().stream()
                .filter(each -> !each.getKey().equals(Languages.OTHER))
                .mapToDouble(Map.Entry::getValue)
                .average()
                .orElse(Double.NaN)));
    report.put("recall", recall);
    return report;
  }

  private Map<String, Object> head(Path file, String known) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("set", nameOf(file));
    report.put("lang", known.isEmpty() ? "detected" : known);
    return report;
  }

  /** The whole way of a post, language included, again and again for half a second. */
  private long postsPerSecond(List<Sample> posts) {
    long read = 0;
    long began = System.nanoTime();
    while (System.nanoTime() - began < TIMED_NANOS && !posts.isEmpty()) {
      for (Sample post : posts) {
        text.read(post.text());
        reader.read(text, "");
      }
      read += posts.size();
    }
    return read * 1_000_000_000L / Math.max(1, System.nanoTime() - began);
  }

  private static String nameOf(Path file) {
    return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
  }

  /** As told, else by the folder the file lies in: {@code sr}, {@code sr-cyrl-twin}, {@code hr}. */
  private static String languageOf(Path file, String told) {
    if (!told.isEmpty()) {
      String language = Languages.ofTag(told);
      if (!Languages.KNOWN.contains(language)) {
        throw new IllegalArgumentException(
            "--lang " + told + ": Earshot reads " + String.join(", ", Languages.KNOWN));
      }
      return language;
    }
    Path folder = file.toAbsolutePath().getParent();
    String language =
        folder == null || folder.getFileName() == null
            ? ""
            : Languages.ofTag(folder.getFileName().toString());
    return Languages.KNOWN.contains(language) ? language : "";
  }

  private static IOException unknownLabel(
      Path file, Sample post, String label, List<String> known) {
    return new IOException(
        "%s, %s: label '%s' is none of %s"
            .formatted(file, post.id(), label, String.join(", ", known)));
  }

  /** Three digits are all that a few thousand posts can tell; null where there is no figure. */
  private static Double rounded(double value) {
    return Double.isFinite(value) ? Math.rint(value * 1000) / 1000 : null;
  }

  /** Counts of what was said and what was answered. */
  private static final class Tally {
    private final Map<String, Integer> said = new TreeMap<>();
    private final Map<String, Integer> answered = new HashMap<>();
    private final Map<String, Integer> right = new HashMap<>();

    void count(String truth, String answer) {
      said.merge(truth, 1, Integer::sum);
      answered.merge(answer, 1, Integer::sum);
      if (truth.equals(answer)) {
        right.merge(truth, 1, Integer::sum);
      }
    }

    Map<String, Double> recall() {
      Map<String, Double> recall = new LinkedHashMap<>();
      said.forEach(
          (each, count) -> recall.put(each, rounded((double) right.getOrDefault(each, 0) / count)));
      return recall;
    }

    Map<String, Double> f1() {
      Map<String, Double> f1 = new LinkedHashMap<>();
      said.forEach(
          (each, count) ->
              f1.put(
                  each,
                  rounded(
                      2.0
                          * right.getOrDefault(each, 0)
                          / (count + answered.getOrDefault(each, 0)))));
      return f1;
    }

    double macroF1() {
      return f1().values().stream().mapToDouble(each -> each).average().orElse(Double.NaN);
    }

    double accuracy() {
      int all = said.values().stream().mapToInt(each -> each).sum();
      int hits = right.values().stream().mapToInt(each -> each).sum();
      return (double) hits / all;
    }
  }
}
