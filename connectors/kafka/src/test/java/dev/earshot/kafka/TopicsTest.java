package dev.earshot.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.model.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsTest {
  /** Prints its name and what it was given, one line a call, in the place of Kafka's tools. */
  private static final String STUB = "#!/bin/sh\necho \"$(basename \"$0\") $*\"\n";

  @TempDir Path bin;

  @Test
  void theScriptIsTheOneWeReviewed() throws Exception {
    try (InputStream golden = getClass().getResourceAsStream("/topics.sh")) {
      assertThat(TopicScript.of(Topics.all(12)))
          .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void aShellCreatesEveryTopicOnceAndTouchesNoRights() throws Exception {
    // When
    List<String> calls = run("no");

    // Then
    assertThat(calls).hasSize(10).allMatch(call -> call.startsWith("kafka-topics.sh"));
    assertThat(calls.get(0))
        .isEqualTo(
            "kafka-topics.sh --bootstrap-server broker:1 --create --if-not-exists"
                + " --replication-factor 3 --config min.insync.replicas=2"
                + " --topic posts --partitions 12 --config cleanup.policy=delete"
                + " --config max.message.bytes=1048576"
                + " --config message.timestamp.type=LogAppendTime"
                + " --config retention.ms=2332800000 --config segment.ms=86400000");
  }

  @Test
  void onRequestEveryRoleIsAllowedWhatItNeedsAndNoMore() throws Exception {
    // When
    List<String> rights =
        run("yes").stream().filter(call -> call.startsWith("kafka-acls.sh")).toList();

    // Then
    assertThat(rights)
        .filteredOn(call -> call.contains("User:earshot-publisher "))
        .singleElement()
        .asString()
        .endsWith("--operation Write --allow-principal User:earshot-publisher --topic posts");
    assertThat(rights)
        .filteredOn(call -> call.contains("User:earshot-notifier "))
        .hasSize(5)
        .anyMatch(call -> call.contains("--operation Read") && call.endsWith("--topic alerts"))
        .anyMatch(call -> call.contains("Write") && call.endsWith("--topic control"))
        .anyMatch(call -> call.endsWith("prefixed --group earshot-notifier"));
  }

  @Test
  void whatTheListenerReadsIsStampedByTheBrokerAndTicked() {
    for (String name :
        List.of(
            Topics.POSTS,
            Topics.CUSTOMERS,
            Topics.CONTROL,
            Topics.OBJECTIONS,
            Topics.DESK_EVENTS)) {
      Topic topic = Topics.named(name, 4);
      assertThat(topic.settings()).containsEntry(Topic.STAMP, "LogAppendTime");
      assertThat(topic.writers()).contains(Role.TICKER);
      assertThat(topic.readers()).containsExactly(Role.LISTENER);
    }
  }

  @Test
  void aPostIsGoneBeforeItIsTwentyEightDaysOld() {
    // Given
    Topic posts = Topics.named(Topics.POSTS, 1);

    // When: a segment lives until its newest record is old enough
    long oldest =
        Long.parseLong(posts.settings().get(Topic.RETENTION))
            + Long.parseLong(posts.settings().get(Topic.SEGMENT_TIME));

    // Then
    assertThat(Duration.ofMillis(oldest)).isEqualTo(Duration.ofDays(28));
  }

  @Test
  void aPlayedTopicKeepsItsRecordsTimesAndAllOfThem() {
    // When
    Topic played = Topics.named(Topics.POSTS, 4).asPlayed("replay-1");

    // Then
    assertThat(played.name()).isEqualTo("replay-1");
    assertThat(played.partitions()).isEqualTo(4);
    assertThat(played.settings())
        .containsEntry(Topic.STAMP, "CreateTime")
        .containsEntry(Topic.RETENTION, "-1")
        .containsEntry(Topic.STAMP_AHEAD, "3600000")
        .containsEntry(Topic.CLEANUP, "delete")
        .doesNotContainKey(Topic.SEGMENT_TIME);
  }

  @Test
  void programsReadTheSameTopicsAsJson() throws Exception {
    // When
    JsonNode json = Json.mapper().readTree(Json.write(Topics.all(3)));

    // Then
    assertThat(json).hasSize(10);
    assertThat(json.at("/0/name").asText()).isEqualTo("posts");
    assertThat(json.at("/0/partitions").asInt()).isEqualTo(3);
    assertThat(json.at("/0/settings").get("cleanup.policy").asText()).isEqualTo("delete");
    assertThat(json.at("/0/writers/0").asText()).isEqualTo("publisher");
  }

  @Test
  void aDeadLetterHoldsTheLargestRecordAndWhyItDied() {
    int largest =
        Topics.all(1).stream()
            .filter(topic -> !topic.name().equals(Topics.DEAD_LETTERS))
            .mapToInt(topic -> Integer.parseInt(topic.settings().get(Topic.MAX_BYTES)))
            .max()
            .getAsInt();
    assertThat(Topics.named(Topics.DEAD_LETTERS, 1).settings().get(Topic.MAX_BYTES))
        .asString()
        .satisfies(bytes -> assertThat(Integer.parseInt(bytes)).isGreaterThan(largest + 64 * 1024));
  }

  @Test
  void aTopicNobodyKnowsIsAnError() {
    assertThatThrownBy(() -> Topics.named("psots", 1)).hasMessageContaining("'psots'");
    assertThatThrownBy(() -> Topics.all(0)).hasMessageContaining("at least 1 partition");
  }

  private List<String> run(String acls) throws IOException, InterruptedException {
    for (String tool : Set.of("kafka-topics.sh", "kafka-acls.sh")) {
      Files.writeString(bin.resolve(tool), STUB);
      assertThat(bin.resolve(tool).toFile().setExecutable(true)).isTrue();
    }
    Path script = Files.writeString(bin.resolve("topics.sh"), TopicScript.of(Topics.all(12)));
    ProcessBuilder shell = new ProcessBuilder("sh", script.toString()).redirectErrorStream(true);
    shell.environment().merge("PATH", bin.toString(), (path, first) -> first + ":" + path);
    shell.environment().put("ACLS", acls);
    shell.environment().put("BOOTSTRAP", "broker:1");
    Process process = shell.start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    return lines;
  }
}
