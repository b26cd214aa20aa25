package dev.earshot.listener.reading;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Where models lie: those the build trained, in the jar; and folders of your own, one a language,
 * that stand in for them. A folder {@code <language>} holds
 *
 * <ul>
 *   <li>{@value #MOOD}: the mood model
 *   <li>{@value #INTENT}: the intent model; the shipped one where it is missing
 *   <li>{@value #LEXICON}: the lexicon it was trained with
 *   <li>{@value #SETTINGS}: temperature, and from when on it is sure
 * </ul>
 */
public final class Models {
  public static final String MOOD = "mood.bin";
  public static final String INTENT = "intent.bin";
  public static final String LEXICON = "lexicon.tsv";
  public static final String SETTINGS = "model.properties";
  public static final String LANGUAGE = "language.bin";

  /** The posts that the shipped models were trained on. */
  public static final String POSTS = "posts.tsv";

  private static final String SHIPPED = "/dev/earshot/listener/models/";

  private final Path own;

  private Models(Path own) {
    this.own = own;
  }

  /** The models that ship. */
  public static Models shipped() {
    return new Models(null);
  }

  /**
   * The shipped models, with those of a folder in their place.
   *
   * @throws IllegalArgumentException when the folder holds a model of none of our languages
   */
  public static Models in(Path folder) {
    for (String language : Languages.KNOWN) {
      if (Files.isRegularFile(folder.resolve(language).resolve(MOOD))) {
        return new Models(folder);
      }
    }
    throw new IllegalArgumentException(
        folder
            + " holds no model: expected a folder of a language ("
            + String.join(", ", Languages.KNOWN.stream().sorted().toList())
            + ") with "
            + MOOD
            + " in it, as 'earshot train sentiment --out' writes it");
  }

  /** The shipped models where the folder is empty, else as {@link #in}. */
  public static Models of(String folder) {
    return folder.isEmpty() ? shipped() : in(Path.of(folder));
  }

  LanguageDetectorModel language() {
    try (InputStream in = open(LANGUAGE)) {
      return new LanguageDetectorModel(in);
    } catch (IOException e) {
      throw unreadable(LANGUAGE, e);
    }
  }

  Map<String, LanguageModel> byLanguage() {
    Map<String, LanguageModel> models = new HashMap<>();
    for (String language : Languages.KNOWN) {
      models.put(language, load(language));
    }
    return models;
  }

  private LanguageModel load(String language) {
    String mood = language + "/" + MOOD;
    String intent = language + "/" + INTENT;
    try (InputStream moods = open(mood);
        InputStream intents = open(intent);
        InputStream settings = open(language + "/" + SETTINGS)) {
      Properties properties = new Properties();
      properties.load(settings);
      return LanguageModel.of(
          Lexicon.of(lexicon(language)),
          new DoccatModel(moods),
          new DoccatModel(intents),
          properties);
    } catch (IOException e) {
      throw unreadable(mood, e);
    }
  }

  /** The lexicon of a language. */
  public List<Lexicon.Entry> lexicon(String language) {
    String name = language + "/" + LEXICON;
    try (InputStream in = open(name)) {
      return Lexicon.read(in);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /**
   * Opens a file of a model.
   *
   * @param name {@code <language>/<file>}, or {@value #LANGUAGE}
   */
  public InputStream open(String name) throws IOException {
    if (own != null && Files.isRegularFile(own.resolve(name))) {
      return new BufferedInputStream(Files.newInputStream(own.resolve(name)));
    }
    InputStream shipped = Models.class.getResourceAsStream(SHIPPED + name);
    if (shipped == null) {
      throw new FileNotFoundException(
          "model " + name + " is not in the jar; the build trains it: ./mvnw package");
    }
    return shipped;
  }

  private static UncheckedIOException unreadable(String name, IOException e) {
    return new UncheckedIOException("model " + name + " cannot be read: " + e.getMessage(), e);
  }
}
