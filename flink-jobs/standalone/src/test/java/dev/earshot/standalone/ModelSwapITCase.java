package dev.earshot.standalone;

import static dev.earshot.standalone.Said.angry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.Settings;
import dev.earshot.listener.reading.Models;
import dev.earshot.listener.reading.PostReader;
import dev.earshot.listener.reading.Text;
import dev.earshot.listener.training.SentimentTraining;
import dev.earshot.model.Alert;
import dev.earshot.model.Evidence;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A job that starts again with models of one's own goes on where the other left off. */
class ModelSwapITCase {
  /** What only a model that was taught this word can take for negative. */
  private static final String WORD = "grumzok";

  private static final String POST = "@skyhop flight 7 " + WORD + " today";

  private static final double STREAK = 0.3;

  @RegisterExtension static final RealParts PARTS = new RealParts();

  private static Path models;

  @BeforeAll
  static void train() throws IOException {
    models = RealParts.folder("models");
    StringBuilder posts = new StringBuilder("text\tlabel\n");
    for (int i = 0; i < 40; i++) {
      posts.append("@skyhop flight %d %s today\tnegative\n".formatted(i, WORD));
      posts.append("@skyhop flight %d flonter today\tneutral\n".formatted(i));
    }
    Path file = Files.writeString(models.resolve("posts.tsv"), posts);
    new SentimentTraining("en", List.of(file), false).run(models, line -> {});
  }

  @Test
  void onlyTheModelOfOnesOwnKnowsTheWord() {
    Text post = Text.of(POST);

    assertThat(PostReader.shipped().read(post, "en").negativity()).isLessThan(STREAK);
    assertThat(new PostReader(Models.in(models)).read(post, "en").negativity())
        .isGreaterThan(STREAK);
  }

  @Test
  void aStreakBegunWithTheShippedModelsIsCompletedByAPostThatOnlyTheNewOneTakesForNegative()
      throws Exception {
    try (Stage stage = Stage.live(PARTS, "model-swap", 2)) {
      stage.tick();
      stage.listen();
      stage.say(angry("ana").hoursAgo(7), angry("ana").hoursAgo(4), says("ana", POST, 2));
      stage.awaitCheckpoint();
      assertThat(stage.metric("mentions")).isEqualTo(3);
      assertThat(stage.alerts()).as("with the shipped models two posts count").isEmpty();

      URI savepoint = URI.create(stage.stop());
      Settings swapped = StageSettings.readingWith(models, stage.settings());
      try (ListenerInside after = ListenerInside.start(swapped, savepoint)) {
        stage.say(says("ana", POST, 1));

        Alert alert = stage.awaitAlerts(1).get(0);
        assertThat(alert.rule()).isEqualTo("NegativeStreak");
        assertThat(alert.subject()).isEqualTo("acct:x:ana");
        assertThat(alert.causes()).isEqualTo(3);
        after.awaitCaughtUp(() -> {}, Stage.PATIENCE);
        assertThat(stage.redis().alert(alert.id()).orElseThrow().evidence())
            .filteredOn(evidence -> evidence.text().equals(POST))
            .singleElement()
            .extracting(Evidence::because)
            .asString()
            .contains(WORD);
      }
    }
  }

  private static Said says(String author, String text, int hoursAgo) {
    Said angry = angry(author).hoursAgo(hoursAgo);
    return new Said(author, angry.network(), angry.followers(), text, angry.createdAt());
  }
}
