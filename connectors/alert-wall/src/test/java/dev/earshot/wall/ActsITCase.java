package dev.earshot.wall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.kafka.Topics;
import dev.earshot.model.Control;
import dev.earshot.model.RecordReader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people do goes to the control topic; Redis keeps its one writer. */
class ActsITCase extends RealWall {
  private static final TopicPartition CONTROL = new TopicPartition(Topics.CONTROL, 0);

  private long before;

  @BeforeEach
  void remember() {
    before = end();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ack     | {}                           | ACKNOWLEDGE | ``
          take    | {}                           | TAKE        | ``
          snooze  | {"minutes": 60}              | SNOOZE      | ``
          dismiss | {}                           | DISMISS     | ``
          comment | {"text": " called <b>her "}  | COMMENT     | `called <b>her`
          wrong   | {"post": "post-a1"}          | MOOD_WRONG  | `post-a1`
          """)
  void aDeedReachesTheJob(String deed, String body, Control.Type type, String value)
      throws Exception {
    write(Scene.open("a1"));
    Instant now = Instant.now();

    HttpResponse<String> answer = guest(EVA).post("/api/alerts/a1/" + deed, body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Control told = told().get(0);
    assertThat(told.type()).isEqualTo(type);
    assertThat(told.subject()).isEqualTo("a1");
    assertThat(told.brand()).isEqualTo("skyhop");
    assertThat(told.by()).isEqualTo("eva");
    assertThat(told.value()).isEqualTo(value);
    assertThat(told.effectiveAt()).isAfterOrEqualTo(now.plus(Deed.LEAD));
    if (type == Control.Type.SNOOZE) {
      assertThat(told.until()).isEqualTo(told.effectiveAt().plus(Duration.ofHours(1)));
    }
    assertThat(Files.readString(dir.resolve("audit.jsonl")))
        .contains("\"by\":\"eva\",\"deed\":\"" + deed + "\",\"alert\":\"a1\"", told.id());
  }

  @Test
  void theSameClickTwiceIsOneMessageAndNobodyElsesIs() throws Exception {
    write(Scene.open("a1"));
    String click = "{\"id\": \"0f8fad5b-d9cb-469f-a165-70867728950e\"}";

    guest(EVA).post("/api/alerts/a1/ack", click);
    guest(EVA).post("/api/alerts/a1/ack", click);
    guest(BOSS).post("/api/alerts/a1/ack", click);

    List<Control> told = told();
    assertThat(told).hasSize(3);
    assertThat(told.get(0).id()).isEqualTo(told.get(1).id()).isNotEqualTo(told.get(2).id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a1   | snooze  | {}                        | 400
          a1   | snooze  | {"minutes": 4}            | 400
          a1   | snooze  | {"minutes": 100000}       | 400
          a1   | snooze  | {"minutes": "soon"}       | 400
          a1   | comment | {}                        | 400
          a1   | comment | {"text": "  "}            | 400
          a1   | wrong   | {"post": "post-of-others"} | 400
          a1   | ack     | {"id": "mine"}            | 400
          over | ack     | {}                        | 409
          none | ack     | {}                        | 404
          """)
  void whatMakesNoSenseIsNotTold(String alert, String deed, String body, int status)
      throws Exception {
    write(Scene.open("a1"), Scene.resolved("over", 1));

    HttpResponse<String> answer = guest(EVA).post("/api/alerts/" + alert + "/" + deed, body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(told()).isEmpty();
  }

  @Test
  void whatIsOverMayStillBeSpokenOf() throws Exception {
    write(Scene.resolved("over", 1));

    assertThat(guest(EVA).post("/api/alerts/over/comment", "{\"text\": \"thanks\"}").statusCode())
        .isEqualTo(200);

    assertThat(told()).hasSize(1);
  }

  private static long end() {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      return consumer.endOffsets(List.of(CONTROL)).get(CONTROL);
    }
  }

  /** What came since the test began: what was answered with 200 must be there already. */
  private List<Control> told() throws Exception {
    long after = end();
    List<Control> told = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      consumer.assign(List.of(CONTROL));
      consumer.seek(CONTROL, before);
      while (consumer.position(CONTROL) < after) {
        for (ConsumerRecord<String, byte[]> each : consumer.poll(Duration.ofMillis(100))) {
          assertThat(each.key()).isNotEmpty();
          told.add(RecordReader.of(Control.class).read(each.value()));
        }
      }
    }
    return told;
  }

  private static KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", kafka.bootstrap()),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
