package dev.earshot.standalone;

import static dev.earshot.standalone.Called.earshot;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.kafka.TopicAdmin;
import dev.earshot.kafka.TopicReader;
import dev.earshot.kafka.Topics;
import dev.earshot.model.Control;
import dev.earshot.model.Envelope;
import dev.earshot.model.RecordReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The rules of a running job, on a real Kafka. */
class RulesITCase {
  @RegisterExtension static final RealParts PARTS = new RealParts();

  private static final Path SHIPPED = Path.of("../../config");

  private final String name = "rules-" + UUID.randomUUID();

  @TempDir private Path folder;
  private Path config;

  @BeforeEach
  void aCluster() throws IOException {
    for (String file : List.of("brands.yaml", "rules.yaml", "playbook.yaml")) {
      Files.copy(SHIPPED.resolve(file), folder.resolve(file));
    }
    config =
        file(
            "earshot.yaml",
            """
            kafka:
              client: {bootstrap.servers: '%s'}
              posts: {topic: %s-posts}
              topics: {control: %s-control}
            """
                .formatted(PARTS.client().get("bootstrap.servers"), name, name));
    try (TopicAdmin admin = TopicAdmin.open(PARTS.client())) {
      admin.create(
          List.of(
              StageSettings.like(Topics.named(Topics.POSTS, 3), name + "-posts"),
              StageSettings.like(Topics.named(Topics.CONTROL, 1), name + "-control")));
    }
  }

  @Test
  void newRulesAreSentAnnouncedAndRemembered() throws Exception {
    String yaml = "version: 2\nrules: {Outage: {authors: 20}}\n";

    Called applied =
        earshot("rules", "apply", file("new.yaml", yaml), "--by", "eva", "--in", "1h", with());

    assertThat(applied.err()).isEmpty();
    assertThat(applied.exit()).isZero();
    assertThat(applied.out())
        .contains("rules.Outage.authors: 8 → 20", "counts from ", "to go back: ");
    Envelope record = records("control").get(0);
    Control control = RecordReader.of(Control.class).read(record.value());
    assertThat(control.type()).isEqualTo(Control.Type.RULES);
    assertThat(control.value()).isEqualTo(yaml);
    assertThat(control.by()).isEqualTo("eva");

    JsonNode listed = earshot("rules", "list", "--json", with()).json();
    assertThat(listed.get("version").asInt()).isEqualTo(1);
    assertThat(listed.at("/announced/0/version").asInt()).isEqualTo(2);
    assertThat(earshot("rules", "list", with()).out())
        .contains("rules version 1, as the job was started", "announced: rules version 2 by eva");
    assertThat(earshot("rules", "history", "--show", "2", with()).out()).isEqualTo(yaml);
    assertThat(earshot("rules", "history", "--show", "9", with()).exit()).isEqualTo(1);
  }

  @Test
  void afterTheirMomentTheyAreTheRulesInForce() throws Exception {
    Called applied =
        earshot(
            "rules",
            "apply",
            file("new.yaml", "version: 7\n"),
            "--by",
            "eva",
            "--in",
            "3s",
            with(),
            "--json");
    Instant from = Instant.parse(applied.json().get("effective_at").asText());

    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> earshot("rules", "list", "--json", with()).json().get("version").asInt() == 7);

    assertThat(Instant.now()).isAfterOrEqualTo(from);
    assertThat(earshot("rules", "list", with()).out()).contains("sent by eva");
  }

  @Test
  void whatTheJobWouldRefuseIsNotSent() throws Exception {
    Called applied =
        earshot("rules", "apply", file("old.yaml", "version: 1\n"), "--by", "e", with());

    assertThat(applied.exit()).isEqualTo(1);
    assertThat(applied.err()).contains("not sent", "version is 1, must be above 1");
    assertThat(records("control")).isEmpty();
  }

  @Test
  void theHistoryTellsThatAnIdCountsOnce() throws Exception {
    Instant from = Instant.now().plus(Duration.ofHours(1));
    for (int version : new int[] {2, 3}) {
      send(
          new Control(
              "same",
              Control.Type.RULES,
              "rules.yaml",
              null,
              "bob",
              from,
              null,
              "version: " + version + "\n",
              0));
    }

    List<JsonNode> history = earshot("rules", "history", "--json", with()).jsons();

    assertThat(history)
        .extracting(row -> row.get("accepted").asBoolean())
        .containsExactly(true, false);
    assertThat(history.get(1).get("why").asText()).startsWith("id is that of a record written at");
  }

  @Test
  void theHistoryTellsWhatWasRefusedAndWhy() throws Exception {
    earshot("rules", "apply", file("new.yaml", "version: 3\n"), "--by", "eva", with());
    Control late =
        new Control(
            "late",
            Control.Type.RULES,
            "rules.yaml",
            null,
            "bob",
            Instant.now(),
            null,
            "version: 4\n",
            0);
    send(late);

    List<JsonNode> history = earshot("rules", "history", "--json", with()).jsons();

    assertThat(history)
        .extracting(row -> row.get("accepted").asBoolean())
        .containsExactly(true, false);
    assertThat(history.get(1).get("by").asText()).isEqualTo("bob");
    assertThat(history.get(1).get("why").asText()).contains("effective_at is");
  }

  @Test
  void newBrandsLieInEveryPartitionOfPostsAndInControl() throws Exception {
    Path brands = file("b.yaml", "brands: [{id: skyhop, name: S, keywords: [skyhop]}]\n");

    Called applied = earshot("rules", "apply", "--brands", brands, "--by", "eva", with());

    assertThat(applied.err()).isEmpty();
    assertThat(records("posts"))
        .hasSize(3)
        .allSatisfy(record -> assertThat(record.kind()).isEqualTo(Envelope.Kind.CONTROL))
        .extracting(Envelope::partition)
        .containsExactlyInAnyOrder(0, 1, 2);
    assertThat(records("posts").get(0).value()).isEqualTo(records("control").get(0).value());
    assertThat(earshot("rules", "history", with()).out()).contains("brands", "eva", "true");
  }

  @Test
  void whatAPersonDoesWithAnAlertIsSentUnderItsId() throws Exception {
    Called called =
        earshot("alert", "snooze", "a1", "--brand", "skyhop", "--by", "eva", "--for", "2h", with());

    assertThat(called.exit()).isZero();
    Control control = RecordReader.of(Control.class).read(records("control").get(0).value());
    assertThat(control.type()).isEqualTo(Control.Type.SNOOZE);
    assertThat(control.subject()).isEqualTo("a1");
    assertThat(Duration.between(control.effectiveAt(), control.until())).hasHours(2);
  }

  private void send(Control control) {
    try (var publisher = dev.earshot.kafka.Publisher.open(PARTS.client())) {
      publisher.send(
          dev.earshot.kafka.Outgoing.data(
              name + "-control", "rules.yaml", dev.earshot.model.Json.bytes(control)));
    }
  }

  private List<Envelope> records(String topic) {
    return TopicReader.all(PARTS.client(), name + "-" + topic);
  }

  private String with() {
    return "--config=" + config;
  }

  private Path file(String file, String text) throws IOException {
    return Files.writeString(folder.resolve(file), text);
  }
}
