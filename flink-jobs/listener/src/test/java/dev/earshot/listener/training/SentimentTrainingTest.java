package dev.earshot.listener.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.listener.reading.Models;
import dev.earshot.listener.reading.PostReader;
import dev.earshot.listener.reading.Text;
import dev.earshot.listener.training.SentimentTraining.Outcome;
import dev.earshot.model.Reading.Mood;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A language of three made-up words, so that nothing but the posts given can be learnt. */
class SentimentTrainingTest {
  private static final List<String> MOODS = List.of("negative", "neutral", "positive");
  private static final List<String> WORDS = List.of("grumzok", "flonter", "sploinky");

  @TempDir private static Path folder;

  private static final List<String> PROGRESS = new ArrayList<>();
  private static Path mine;
  private static Outcome outcome;

  @BeforeAll
  static void train() throws IOException {
    mine = posts("mine.tsv", 30);
    outcome =
        new SentimentTraining("sl", List.of(mine), false).run(folder.resolve("one"), PROGRESS::add);
  }

  @Test
  void whatThePostsTeachIsLearnt() {
    assertThat(outcome.posts()).isEqualTo(90);
    assertThat(outcome.corrections()).isZero();
    assertThat(outcome.scores().macroF1()).isGreaterThan(0.95);
    assertThat(outcome.tried().values()).allMatch(f1 -> f1 <= outcome.scores().macroF1() + 1e-9);
    assertThat(outcome.tried()).containsKey(outcome.recipe());
    assertThat(PROGRESS).anyMatch(line -> line.contains("macro-F1"));
  }

  @Test
  void theModelIsUsedInPlaceOfTheShippedOne() {
    PostReader own = new PostReader(Models.in(folder.resolve("one")));
    PostReader shipped = PostReader.shipped();

    assertThat(moods(own, "vlak 7 grumzok danes")[0]).isGreaterThan(0.8);
    assertThat(moods(own, "vlak 7 sploinky danes")[2]).isGreaterThan(0.8);
    assertThat(moods(shipped, "vlak 7 grumzok danes")[0]).isLessThan(0.8);
    assertThat(own.readAs("en", Text.of("What a lovely flight")))
        .as("another language")
        .isEqualTo(shipped.readAs("en", Text.of("What a lovely flight")));
  }

  @Test
  void theCardTellsWhatItWasMadeOf() throws IOException {
    assertThat(folder.resolve("one/sl/" + ModelCard.NAME))
        .content()
        .contains("# Mood model, sl", "90 posts", "mine.tsv", "macro-F1", "Recipe: L2 ")
        .contains("| negative | 30 |")
        .doesNotContain("shipped model was trained on");
  }

  @Test
  void theSamePostsGiveTheSameBytes() throws IOException {
    new SentimentTraining("sl", List.of(mine), false).run(folder.resolve("other"), line -> {});

    try (Stream<Path> files = Files.list(folder.resolve("one/sl"))) {
      assertThat(files)
          .hasSize(4)
          .allSatisfy(
              file ->
                  assertThat(file)
                      .hasSameBinaryContentAs(
                          folder.resolve("other/sl").resolve(file.getFileName())));
    }
  }

  @Test
  void aCorrectionTakesTheMoodAwayAndIsTaughtThreeTimes() throws IOException {
    Path corrections = folder.resolve("corrections.tsv");
    Files.writeString(corrections, "text\tlabel\nsramota bimbam\tnot_negative\n");
    Path out = folder.resolve("corrected");

    Outcome corrected =
        new SentimentTraining("sl", List.of(mine, corrections), false).run(out, line -> {});

    assertThat(corrected.corrections()).isEqualTo(1);
    assertThat(corrected.posts()).isEqualTo(90 + 3);
    assertThat(PostReader.shipped().readAs("sl", Text.of("sramota bimbam")).mood())
        .isEqualTo(Mood.NEGATIVE);
    assertThat(new PostReader(Models.in(out)).readAs("sl", Text.of("sramota bimbam")).mood())
        .isNotEqualTo(Mood.NEGATIVE);
  }

  @Test
  void tooFewPostsAreRefusedWithWhatHelps() throws IOException {
    Path few = posts("few.tsv", 19);
    Path one = folder.resolve("one-mood.tsv");
    Files.writeString(one, "text\tlabel\n" + "x\tneutral\n".repeat(100));

    assertThatThrownBy(() -> run(few))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("57 posts of 3 moods are too few")
        .hasMessageContaining("at least 60")
        .hasMessageContaining("--add-to shipped");
    assertThatThrownBy(() -> run(one)).hasMessageContaining("100 posts of 1 moods are too few");
  }

  @Test
  void aLabelThatIsNoneIsNamedByFileAndLine() throws IOException {
    Path wrong = folder.resolve("wrong.tsv");
    for (String label : List.of("angry", "not_angry", "Negative", "")) {
      Files.writeString(wrong, "text\tlabel\nfine\tpositive\nbad\t" + label + "\n");

      assertThatThrownBy(() -> run(wrong))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("wrong.tsv:3")
          .hasMessageContaining("'" + label + "' is none of negative, neutral, positive, not_");
    }
  }

  private static double[] moods(PostReader reader, String text) {
    reader.readAs("sl", Text.of(text));
    return reader.moods();
  }

  private void run(Path data) throws IOException {
    new SentimentTraining("sl", List.of(data), false).run(folder.resolve("never"), line -> {});
  }

  private static Path posts(String name, int each) throws IOException {
    StringBuilder lines = new StringBuilder("text\tlabel\n");
    for (int i = 0; i < each; i++) {
      for (int mood = 0; mood < MOODS.size(); mood++) {
        lines.append("vlak %d %s danes\t%s\n".formatted(i, WORDS.get(mood), MOODS.get(mood)));
      }
    }
    Path file = folder.resolve(name);
    Files.writeString(file, lines);
    return file;
  }
}
