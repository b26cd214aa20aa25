package dev.earshot.listener.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.listener.reading.Models;
import dev.earshot.listener.reading.PostReader;
import dev.earshot.listener.reading.Text;
import dev.earshot.model.Reading.Intent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One language, of a part of its posts and its lexicon. */
class BuildModelsTest {
  private static final Path TEXTS = Path.of("src/main/training");

  @TempDir private static Path folder;

  private static Path one;
  private static Path other;

  @BeforeAll
  static void buildTwice() throws IOException {
    Path few = Files.createDirectory(folder.resolve("few"));
    for (String name : List.of("sl.tsv", "lexicon-sl.tsv")) {
      List<String> lines = Files.readAllLines(TEXTS.resolve(name));
      Files.write(few.resolve(name), lines.subList(0, 401));
    }
    one = folder.resolve("one");
    other = folder.resolve("other");
    for (Path to : List.of(one, other)) {
      List<Sample> posts = Sample.read(few.resolve("sl.tsv"));
      BuildModels.train("sl", posts, posts, few, to);
    }
  }

  @Test
  void theSameTextMakesTheSameModelsByteForByte() throws IOException {
    try (Stream<Path> files = Files.list(one.resolve("sl"))) {
      List<Path> all = files.toList();
      assertThat(all)
          .extracting(file -> file.getFileName().toString())
          .containsExactlyInAnyOrder(
              Models.MOOD, Models.INTENT, Models.LEXICON, Models.SETTINGS, Models.POSTS);
      assertThat(all)
          .allSatisfy(
              file ->
                  assertThat(file)
                      .hasSameBinaryContentAs(other.resolve("sl").resolve(file.getFileName())));
    }
  }

  @Test
  void theyAreRead() {
    PostReader reader = new PostReader(Models.in(one));

    assertThat(reader.readAs("sl", Text.of("Kje lahko oddam obrazec?")).intent())
        .isEqualTo(Intent.QUESTION);
    assertThat(reader.readAs("sl", Text.of("katastrofalna podpora, grozljivo")).score())
        .isLessThan(reader.readAs("sl", Text.of("hvala, super ste")).score());
  }
}
