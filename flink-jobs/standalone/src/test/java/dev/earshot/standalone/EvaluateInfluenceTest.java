package dev.earshot.standalone;

import static dev.earshot.standalone.Called.earshot;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateInfluenceTest {
  @TempDir private Path folder;

  @Test
  void foreignPostsAreReadThroughAMapping() throws IOException {
    Called called = earshot("evaluate", "influence", posts(), "--map", "streams", "--json");

    assertThat(called.exit()).isZero();
    assertThat(called.json().get("pairs").asInt()).isEqualTo(4);
    assertThat(called.json().get("followers").asDouble()).isEqualTo(1);
    assertThat(called.json().get("influence").asDouble()).isEqualTo(1);
    assertThat(called.json().get("gain").asDouble()).isZero();
  }

  @Test
  void peopleReadATable() throws IOException {
    Called called = earshot("evaluate", "influence", posts(), "--map", "streams");

    assertThat(called.exit()).isZero();
    assertThat(called.out()).contains("influence").contains("followers").contains("1.000");
  }

  private Path posts() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      lines.append(
          """
          {"id":"%d","author":"a%d","followers":%d,"created_at":"2026-03-02T09:0%d:00Z","text":"hi","shares":%d}
          """
              .formatted(i, i % 4, (long) Math.pow(10, 1 + i % 4), i, i));
    }
    return Files.writeString(folder.resolve("tweets.jsonl"), lines);
  }
}
