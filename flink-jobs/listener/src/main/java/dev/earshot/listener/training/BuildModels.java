package dev.earshot.listener.training;

import dev.earshot.listener.reading.Languages;
import dev.earshot.listener.reading.Lexicon;
import dev.earshot.listener.reading.Models;
import dev.earshot.listener.training.TextTrainer.Lesson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Trains the models that ship, from the posts and lexicons in {@code src/main/training}. The build
 * calls it; the same text gives the same models.
 */
public final class BuildModels {
  /**
   * How strongly weights are held back. Posts in use are unlike those we wrote; a model that may
   * not lean on single words reads strangers better.
   */
  private static final double L2 = 50;

  /** The lexicon teaches more moods than neutrality; a quarter of that lean is taken back. */
  private static final double BALANCE = 0.25;

  /** Parts the posts are dealt into for calibration, by their sources. */
  private static final int PARTS = 4;

  private BuildModels() {}

  /**
   * Trains all models.
   *
   * @param args the folder with {@code <language>.tsv} and {@code lexicon-<language>.tsv}, and the
   *     folder to write models to
   */
  public static void main(String[] args) throws IOException {
    Path from = Path.of(args[0]);
    Path to = Files.createDirectories(Path.of(args[1]));
    Map<String, List<Sample>> posts = new TreeMap<>();
    Map<String, List<Sample>> all = new TreeMap<>();
    for (String language : Languages.KNOWN) {
      posts.put(language, Sample.read(from.resolve(language + ".tsv")));
      all.put(language, new ArrayList<>(posts.get(language)));
      Path hard = from.resolve("hard-" + language + ".tsv");
      if (Files.exists(hard)) {
        all.get(language).addAll(Sample.read(hard));
      }
    }
    posts.keySet().parallelStream()
        .forEach(each -> train(each, posts.get(each), all.get(each), from, to));
    ModelFiles.write(new LanguageTrainer().train(all), to.resolve(Models.LANGUAGE));
  }

  /**
   * Trains a language's models.
   *
   * @param posts what moods are learnt from
   * @param all with the posts that were written to be misread; they teach intents and, measured,
   *     spoil moods: among real posts, words mean what they mean
   */
  static void train(String language, List<Sample> posts, List<Sample> all, Path from, Path to) {
    try {
      Path lexicon = from.resolve("lexicon-" + language + ".tsv");
      Path folder = Files.createDirectories(to.resolve(language));
      Files.copy(lexicon, folder.resolve(Models.LEXICON), StandardCopyOption.REPLACE_EXISTING);
      Files.copy(
          from.resolve(language + ".tsv"),
          folder.resolve(Models.POSTS),
          StandardCopyOption.REPLACE_EXISTING);
      List<Lexicon.Entry> entries;
      try (InputStream in = Files.newInputStream(lexicon)) {
        entries = Lexicon.read(in);
      }
      TextTrainer trainer = new TextTrainer(language, entries);
      Lesson moods = trainer.moods(posts);
      Lesson beside = trainer.lexiconMoods();
      CrossValidation others = new CrossValidation(moods, CrossValidation.bySource(posts, PARTS));
      Calibration calibration =
          Calibration.of(CrossValidation.said(moods.labels()), others.sums(beside, L2));
      moods.addAll(beside);
      Lesson intents = trainer.intents(all);
      intents.addAll(trainer.lexiconIntents());
      ModelFiles.write(
          trainer.packed(Maxent.train(moods.texts(), moods.labels(), L2, BALANCE)),
          folder.resolve(Models.MOOD));
      ModelFiles.write(
          trainer.packed(Maxent.train(intents.texts(), intents.labels(), L2, BALANCE)),
          folder.resolve(Models.INTENT));
      ModelFiles.write(
          Map.of("temperature", calibration.temperature(), "sure_from", calibration.sureFrom()),
          folder.resolve(Models.SETTINGS));
    } catch (IOException e) {
      throw new UncheckedIOException(language + ": " + e.getMessage(), e);
    }
  }
}
