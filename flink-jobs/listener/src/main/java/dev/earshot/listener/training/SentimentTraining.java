package dev.earshot.listener.training;

import dev.earshot.listener.evaluation.SentimentScores;
import dev.earshot.listener.reading.Lexicon;
import dev.earshot.listener.reading.Models;
import dev.earshot.listener.reading.PostReader;
import dev.earshot.listener.reading.Text;
import dev.earshot.listener.training.TextTrainer.Lesson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Trains a mood model on posts of your own. How strongly weights are held back, whether the lexicon
 * is taught as text, and how far classes are balanced is chosen by cross-validation within these
 * posts; so are temperature and the bound of unsure.
 *
 * @param language one of ours
 * @param data files with the columns text and label
 * @param addShipped whether the posts that the shipped model was trained on are taught as well
 */
public record SentimentTraining(String language, List<Path> data, boolean addShipped) {
  private static final double[] L2 = {1, 3, 10, 30, 100};
  private static final double[] BALANCES = {0, 0.25, 0.5, 0.75};
  private static final int PARTS = 5;

  /** Below this, cross-validation says nothing. */
  private static final int FEWEST = 60;

  /** A correction is worth so many posts: somebody looked at just this one twice. */
  private static final int CORRECTION = 3;

  private static final String NOT = "not_";

  public SentimentTraining {
    data = List.copyOf(data);
  }

  /**
   * How a model was trained.
   *
   * @param l2 how strongly weights are held back
   * @param lexiconAsText whether strong entries of the lexicon were taught as posts
   * @param balance how far the classes' shares were taken out again, 0 to 1
   */
  public record Recipe(double l2, boolean lexiconAsText, double balance) {}

  /**
   * What came of it.
   *
   * @param posts how many posts it learnt from, of the files given
   * @param corrections how many of them were corrections
   * @param recipe what cross-validation chose
   * @param tried macro-F1 of every recipe that was tried
   * @param scores of the chosen one, each post read by a model that had not seen it
   * @param interval 95 % interval of its macro-F1
   * @param temperature what sums are divided by
   * @param sureFrom a mood less probable than this is unsure
   */
  public record Outcome(
      int posts,
      int corrections,
      Recipe recipe,
      Map<Recipe, Double> tried,
      SentimentScores scores,
      double[] interval,
      double temperature,
      double sureFrom) {}

  /**
   * Trains, and writes the model to {@code <out>/<language>}.
   *
   * @param out made if it is not there; a model of the same language in it is replaced
   * @param progress told a sentence now and then
   * @throws IOException naming the file and line that cannot be used
   */
  public Outcome run(Path out, Consumer<String> progress) throws IOException {
    Models shipped = Models.shipped();
    List<Lexicon.Entry> entries = shipped.lexicon(language);
    TextTrainer trainer = new TextTrainer(language, entries);
    List<Sample> posts = new ArrayList<>();
    int corrections = read(posts);
    Lesson own = trainer.moods(posts);
    Lesson beside = new Lesson();
    if (addShipped) {
      beside.addAll(trainer.moods(shippedPosts(shipped)));
    }
    Lesson lexicon = trainer.lexiconMoods();
    CrossValidation folds = new CrossValidation(own, CrossValidation.dealt(posts, PARTS));
    int[] said = CrossValidation.said(own.labels());

    Map<Recipe, Double> tried = new LinkedHashMap<>();
    Map<Recipe, double[][]> sums = new LinkedHashMap<>();
    for (boolean asText : new boolean[] {false, true}) {
      Lesson taught = new Lesson();
      taught.addAll(beside);
      if (asText) {
        taught.addAll(lexicon);
      }
      for (double l2 : L2) {
        double[][] read = folds.sums(taught, l2);
        for (double balance : BALANCES) {
          Recipe recipe = new Recipe(l2, asText, balance);
          double[][] tilted = tilted(read, own, taught, balance);
          sums.put(recipe, tilted);
          tried.put(recipe, SentimentScores.of(said, odds(tilted, 1)).macroF1());
        }
        progress.accept(
            "l2 %s, lexicon as text %s: macro-F1 %.3f"
                .formatted(l2, asText ? "yes" : "no", bestOf(tried, l2, asText)));
      }
    }
    Recipe chosen = Collections.max(tried.entrySet(), Map.Entry.comparingByValue()).getKey();
    double[][] read = sums.get(chosen);
    Calibration calibration = Calibration.of(said, read);
    progress.accept("training on all posts with " + chosen);
    own.addAll(beside);
    if (chosen.lexiconAsText()) {
      own.addAll(lexicon);
    }
    Path folder = Files.createDirectories(out.resolve(language));
    ModelFiles.write(
        trainer.packed(Maxent.train(own.texts(), own.labels(), chosen.l2(), chosen.balance())),
        folder.resolve(Models.MOOD));
    try (InputStream in = shipped.open(language + "/" + Models.LEXICON)) {
      Files.write(folder.resolve(Models.LEXICON), in.readAllBytes());
    }
    ModelFiles.write(
        Map.of("temperature", calibration.temperature(), "sure_from", calibration.sureFrom()),
        folder.resolve(Models.SETTINGS));
    double[][] odds = odds(read, calibration.temperature());
    Outcome outcome =
        new Outcome(
            posts.size(),
            corrections,
            chosen,
            tried,
            SentimentScores.of(said, odds),
            SentimentScores.macroF1Interval(said, odds),
            calibration.temperature(),
            calibration.sureFrom());
    Files.writeString(folder.resolve(ModelCard.NAME), ModelCard.of(this, outcome));
    return outcome;
  }

  private static double bestOf(Map<Recipe, Double> tried, double l2, boolean asText) {
    return tried.entrySet().stream()
        .filter(each -> each.getKey().l2() == l2 && each.getKey().lexiconAsText() == asText)
        .mapToDouble(Map.Entry::getValue)
        .max()
        .orElse(Double.NaN);
  }

  /** Reads all files, corrections turned into labels; how many corrections there were. */
  private int read(List<Sample> posts) throws IOException {
    PostReader now = null;
    int corrections = 0;
    for (Path file : data) {
      for (Sample post : Sample.read(file)) {
        if (post.label().startsWith(NOT)) {
          now = now == null ? PostReader.shipped() : now;
          Sample corrected = corrected(file, post, now);
          posts.addAll(Collections.nCopies(CORRECTION, corrected));
          corrections++;
        } else if (SentimentScores.MOODS.contains(post.label())) {
          posts.add(post);
        } else {
          throw unknown(file, post);
        }
      }
    }
    long moods = posts.stream().map(Sample::label).distinct().count();
    if (posts.size() < FEWEST || moods < 2) {
      throw new IllegalArgumentException(
          "%d posts of %d moods are too few to learn from: at least %d of two moods"
                  .formatted(posts.size(), moods, FEWEST)
              + (addShipped ? "" : "; or start from ours with --add-to shipped"));
    }
    return corrections;
  }

  /** "This was not negative" says which mood it is not; the likelier of the others is taken. */
  private Sample corrected(Path file, Sample post, PostReader now) throws IOException {
    int not = SentimentScores.MOODS.indexOf(post.label().substring(NOT.length()));
    if (not < 0) {
      throw unknown(file, post);
    }
    now.readAs(language, Text.of(post.text()));
    double[] odds = now.moods();
    odds[not] = -1;
    int best = 0;
    for (int mood = 1; mood < odds.length; mood++) {
      best = odds[mood] > odds[best] ? mood : best;
    }
    return new Sample(
        post.id(), post.text(), SentimentScores.MOODS.get(best), post.intent(), post.source());
  }

  private static IOException unknown(Path file, Sample post) {
    return new IOException(
        "%s, %s: label '%s' is none of negative, neutral, positive, not_negative, not_neutral,"
                .formatted(file, post.id(), post.label())
            + " not_positive");
  }

  private List<Sample> shippedPosts(Models shipped) throws IOException {
    String name = language + "/" + Models.POSTS;
    try (InputStream in = shipped.open(name)) {
      return Sample.read(
          name, new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }

  /** Sums without a share of what each class owes to being frequent. */
  private static double[][] tilted(double[][] sums, Lesson own, Lesson taught, double balance) {
    double[] tilts = new double[SentimentScores.MOODS.size()];
    int all = own.size() + taught.size();
    for (int mood = 0; mood < tilts.length; mood++) {
      String name = SentimentScores.MOODS.get(mood);
      int count =
          Collections.frequency(own.labels(), name) + Collections.frequency(taught.labels(), name);
      tilts[mood] = count == 0 ? 0 : -balance * Math.log((double) count / all);
    }
    double[][] tilted = new double[sums.length][tilts.length];
    for (int i = 0; i < sums.length; i++) {
      for (int mood = 0; mood < tilts.length; mood++) {
        tilted[i][mood] = sums[i][mood] + tilts[mood];
      }
    }
    return tilted;
  }

  private static double[][] odds(double[][] sums, double temperature) {
    double[][] odds = new double[sums.length][];
    for (int i = 0; i < sums.length; i++) {
      odds[i] = Calibration.odds(sums[i], temperature);
    }
    return odds;
  }
}
