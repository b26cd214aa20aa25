package dev.earshot.standalone;

import static dev.earshot.standalone.Called.earshot;
import static dev.earshot.standalone.Called.tsv;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A language of three made-up words, which the shipped model cannot know. */
class TrainCommandTest {
  private static final int EACH = 27;

  @TempDir private static Path folder;

  private static Path mine;
  private static Path models;
  private static Called trained;

  @BeforeAll
  static void train() throws IOException {
    mine = tsv(folder.resolve("mine.tsv"), posts(EACH));
    models = folder.resolve("models");
    trained = earshot("train", "sentiment", "--lang", "en", "--data", mine, "--out", models);
  }

  @Test
  void itWritesTheModelWithAllItNeedsAndACard() {
    assertThat(trained.exit()).isZero();
    for (String file : List.of("mood.bin", "lexicon.tsv", "model.properties", "CARD.md")) {
      assertThat(models.resolve("en").resolve(file)).isNotEmptyFile();
    }
    assertThat(models.resolve("en/model.properties"))
        .content()
        .contains("temperature", "sure_from");
    assertThat(models.resolve("en/CARD.md")).content().contains("mine.tsv", "macro-F1");
  }

  @Test
  void itTellsHowWellThatReadsAndWhatToDoNext() {
    assertThat(trained.out())
        .contains("macro-F1 1.000", "by cross-validation on 81 posts")
        .containsPattern("people said +negative +neutral +positive")
        .containsPattern("negative +27 +0 +0")
        .contains("models: " + models + " in earshot.yaml");
    assertThat(trained.err()).as("progress").contains("l2 ", "training on all posts");
  }

  @Test
  void evaluateReadsWithIt() throws IOException {
    Path others =
        tsv(
            folder.resolve("en/others.tsv"),
            "text\tlabel",
            "train 901 sploinky today\tpositive",
            "train 902 grumzok today\tnegative",
            "train 903 flonter today\tneutral",
            "train 904 grumzok today\tnegative");

    JsonNode own = earshot("evaluate", "sentiment", others, "--model", models, "--json").json();
    JsonNode shipped = earshot("evaluate", "sentiment", others, "--json").json();

    assertThat(own.get("accuracy").asDouble()).isEqualTo(1);
    assertThat(own.get("unsureShare").asDouble())
        .as("posts easily told apart leave no doubt")
        .isZero();
    assertThat(shipped.get("accuracy").asDouble()).as("without it").isLessThan(1);
  }

  @Test
  void forMachinesTheOutcomeIsOneObject() throws IOException {
    Path corrections =
        tsv(folder.resolve("corrections.tsv"), "text\tlabel", "awful grumzok\tnot_positive");
    Path out = folder.resolve("json");

    Called called =
        earshot(
            "train",
            "sentiment",
            "--lang",
            "hr",
            "--data",
            mine,
            "--data",
            corrections,
            "--out",
            out,
            "--json");

    assertThat(called.keys())
        .containsExactly(
            "lang",
            "n",
            "corrections",
            "macroF1",
            "macroF1Interval",
            "accuracy",
            "f1Negative",
            "confusion",
            "recipe",
            "temperature",
            "sureFrom",
            "model");
    assertThat(called.json().get("lang").asText()).isEqualTo("hbs");
    assertThat(called.json().get("n").asInt()).isEqualTo(3 * EACH + 3);
    assertThat(called.json().get("corrections").asInt()).isEqualTo(1);
    assertThat(called.json().get("model").asText()).isEqualTo(out.resolve("hbs").toString());
    assertThat(out.resolve("hbs/mood.bin")).isNotEmptyFile();
  }

  @ParameterizedTest
  @CsvSource({
    "fr, shipped, '--lang fr: must be one of en, sl, hbs, ro, ru, de'",
    "'', shipped, 'must be one of en, sl, hbs, ro, ru, de'",
    "en, theirs, '--add-to theirs: can only be shipped'"
  })
  void whatItCannotDoIsAMistakeOfTheCaller(String language, String addTo, String expected) {
    Path out = folder.resolve("never");

    Called called =
        earshot(
            "train",
            "sentiment",
            "--lang",
            language,
            "--data",
            mine,
            "--add-to",
            addTo,
            "--out",
            out);

    assertThat(called.exit()).isEqualTo(2);
    assertThat(called.err()).contains(expected).doesNotContain("Exception");
    assertThat(out).doesNotExist();
  }

  @Test
  void tooFewPostsAreRefusedWithWhatHelps() throws IOException {
    Path few = tsv(folder.resolve("few.tsv"), posts(10));
    Path out = folder.resolve("never");

    Called called = earshot("train", "sentiment", "--lang", "en", "--data", few, "--out", out);

    assertThat(called.exit()).isEqualTo(2);
    assertThat(called.err()).contains("30 posts", "at least 60", "--add-to shipped");
    assertThat(out).doesNotExist();
  }

  @Test
  void aFileOrALabelThatIsNoneIsNamed() throws IOException {
    Path nowhere = folder.resolve("nowhere.tsv");
    Path wrong = tsv(folder.resolve("wrong.tsv"), "id\ttext\tlabel", "p-9\tbad\tangry");
    Path out = folder.resolve("never");

    Called missing = earshot("train", "sentiment", "--lang", "en", "--data", nowhere, "--out", out);
    Called unknown = earshot("train", "sentiment", "--lang", "en", "--data", wrong, "--out", out);

    assertThat(missing.exit()).isEqualTo(1);
    assertThat(missing.err()).contains(nowhere + ": no such file");
    assertThat(unknown.exit()).isEqualTo(1);
    assertThat(unknown.err()).contains(wrong + ", p-9: label 'angry' is none of negative, neutral");
    assertThat(Files.exists(out)).isFalse();
  }

  private static String[] posts(int each) {
    StringBuilder lines = new StringBuilder("text\tlabel\n");
    for (int i = 0; i < each; i++) {
      lines.append("train %d grumzok today\tnegative\n".formatted(i));
      lines.append("train %d flonter today\tneutral\n".formatted(i));
      lines.append("train %d sploinky today\tpositive\n".formatted(i));
    }
    return lines.toString().split("\n", -1);
  }
}
