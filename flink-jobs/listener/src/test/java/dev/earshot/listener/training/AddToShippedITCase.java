package dev.earshot.listener.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.listener.reading.Models;
import dev.earshot.listener.reading.PostReader;
import dev.earshot.listener.reading.Text;
import dev.earshot.listener.training.SentimentTraining.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside the other tests of training, as it tries every recipe on thousands of posts. */
class AddToShippedITCase {
  @Test
  void whatTheShippedPostsTeachIsKeptAndYoursIsAdded(@TempDir Path folder) throws IOException {
    Path mine = folder.resolve("mine.tsv");
    StringBuilder lines = new StringBuilder("text\tlabel\n");
    for (int i = 0; i < 30; i++) {
      lines.append("vlak %d grumzok danes\tnegative\n".formatted(i));
      lines.append("vlak %d sploinky danes\tpositive\n".formatted(i));
    }
    Files.writeString(mine, lines);

    Outcome outcome =
        new SentimentTraining("sl", List.of(mine), true).run(folder.resolve("out"), line -> {});

    assertThat(outcome.posts()).as("those given").isEqualTo(60);
    assertThat(folder.resolve("out/sl/" + ModelCard.NAME))
        .content()
        .contains("60 posts", "and the posts that the shipped model was trained on");
    PostReader own = new PostReader(Models.in(folder.resolve("out")));
    assertThat(moods(own, "vlak 7 grumzok danes")[0]).isGreaterThan(0.5);
    assertThat(moods(own, "vlak 7 sploinky danes")[2]).isGreaterThan(0.5);
    assertThat(moods(own, "Najslabša podpora, sramota")[0]).isGreaterThan(0.5);
    assertThat(moods(own, "Hvala, res ste super")[2]).isGreaterThan(0.5);
    assertThat(moods(own, "Do kdaj je odprta poslovalnica v Celju?")[1])
        .as("a mood that is not among yours")
        .isGreaterThan(0.5);
  }

  private static double[] moods(PostReader reader, String text) {
    reader.readAs("sl", Text.of(text));
    return reader.moods();
  }
}
