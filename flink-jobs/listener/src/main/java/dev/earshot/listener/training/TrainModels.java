package dev.earshot.listener.training;

import dev.earshot.listener.scoring.Languages;
import dev.earshot.listener.scoring.Lexicon;
import dev.earshot.listener.scoring.MoodFeatures;
import dev.earshot.listener.scoring.Words;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import opennlp.tools.doccat.BagOfWordsFeatureGenerator;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.doccat.FeatureGenerator;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorFactory;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.langdetect.LanguageSample;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import opennlp.tools.util.model.BaseModel;

/**
 * Trains the models that ship, one mood model a language and one language model, from the posts in
 * {@code src/main/training}. The build calls it; the same posts give the same models.
 */
public final class TrainModels {
  private static final String MANIFEST = "manifest.properties";

  /** A zip entry must have a time, and cannot tell one before 1980. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 2, 0, 0);

  private TrainModels() {}

  /** A post of the training text. */
  record Sample(String id, String text, String label) {}

  /**
   * Trains all models.
   *
   * @param args the folder of {@code <language>.tsv} files, and the folder to write models to
   */
  public static void main(String[] args) throws IOException {
    Path from = Path.of(args[0]);
    Path to = Files.createDirectories(Path.of(args[1]));
    Map<String, List<Sample>> all = new TreeMap<>();
    // In a fixed order: the same posts give the same models.
    for (String language : new TreeSet<>(Languages.KNOWN)) {
      List<Sample> samples = read(from.resolve(language + ".tsv"));
      if (Languages.READ.contains(language)) {
        write(mood(language, samples), to.resolve("mood-" + language + ".bin"));
      }
      all.put(language, samples);
    }
    write(language(balanced(all)), to.resolve("language.bin"));
  }

  /** As many posts of each language: what we wrote most of must not be what is heard most of. */
  private static List<LanguageSample> balanced(Map<String, List<Sample>> all) {
    int most = all.values().stream().mapToInt(List::size).max().orElse(0);
    List<LanguageSample> texts = new ArrayList<>();
    all.forEach(
        (language, samples) -> {
          Language name = new Language(language);
          for (int i = 0; i < most; i++) {
            String text = samples.get(i % samples.size()).text();
            texts.add(new LanguageSample(name, plain(text)));
          }
        });
    return texts;
  }

  static DoccatModel mood(String language, List<Sample> samples) throws IOException {
    MoodFeatures features = new MoodFeatures(Lexicon.shipped(language));
    List<DocumentSample> documents = new ArrayList<>();
    for (Sample sample : samples) {
      documents.add(new DocumentSample(sample.label(), features.of(Words.of(sample.text()))));
    }
    TrainingParameters how = TrainingParameters.defaultParams();
    how.put(TrainingParameters.ALGORITHM_PARAM, QNTrainer.MAXENT_QN_VALUE);
    how.put(TrainingParameters.CUTOFF_PARAM, 1);
    how.put(TrainingParameters.ITERATIONS_PARAM, 100);
    // The default of 0.1 leaves a model of a few hundred posts too sure of itself.
    how.put(QNTrainer.L2COST_PARAM, 1.0);
    DoccatFactory factory =
        new DoccatFactory(new FeatureGenerator[] {new BagOfWordsFeatureGenerator()});
    return DocumentCategorizerME.train(
        language, ObjectStreamUtils.createObjectStream(documents), how, factory);
  }

  static LanguageDetectorModel language(List<LanguageSample> samples) throws IOException {
    TrainingParameters how = TrainingParameters.defaultParams();
    how.put(TrainingParameters.ALGORITHM_PARAM, QNTrainer.MAXENT_QN_VALUE);
    how.put(TrainingParameters.CUTOFF_PARAM, 2);
    how.put(TrainingParameters.ITERATIONS_PARAM, 100);
    return LanguageDetectorME.train(
        ObjectStreamUtils.createObjectStream(samples), how, new LanguageDetectorFactory());
  }

  /** Words only: links, handles and signs belong to no language. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    for (Words.Token token : Words.of(text)) {
      if (token.kind() == Words.Kind.WORD) {
        plain.append(plain.isEmpty() ? "" : " ").append(token.lower());
      }
    }
    return plain.toString();
  }

  /** The posts of one file, its header left out. */
  static List<Sample> read(Path file) throws IOException {
    List<Sample> samples = new ArrayList<>();
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    for (int i = 1; i < lines.size(); i++) {
      String[] columns = lines.get(i).split("\t", -1);
      if (columns.length < 3) {
        throw new IOException(file + " line " + (i + 1) + ": needs id, text and label");
      }
      samples.add(new Sample(columns[0], columns[1], columns[2]));
    }
    return samples;
  }

  /** Without the moment it was made, which OpenNLP notes in three places. */
  private static void write(BaseModel model, Path file) throws IOException {
    ByteArrayOutputStream stamped = new ByteArrayOutputStream();
    model.serialize(stamped);
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(stamped.toByteArray()));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        ZipEntry timeless = new ZipEntry(entry.getName());
        timeless.setTimeLocal(NO_TIME);
        out.putNextEntry(timeless);
        byte[] bytes = in.readAllBytes();
        out.write(entry.getName().equals(MANIFEST) ? timeless(bytes) : bytes);
      }
    }
  }

  private static byte[] timeless(byte[] manifest) {
    return new String(manifest, StandardCharsets.ISO_8859_1)
        .lines()
        .filter(line -> !line.startsWith("#") && !line.startsWith("Timestamp="))
        .sorted()
        .collect(Collectors.joining("\n", "", "\n"))
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
