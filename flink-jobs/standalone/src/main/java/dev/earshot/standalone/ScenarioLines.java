package dev.earshot.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.kafka.Played;
import dev.earshot.kafka.Topics;
import dev.earshot.model.Envelope;
import dev.earshot.model.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a scenario besides single posts.
 *
 * <p>{@code chorus.jsonl}: many posts in one line, {@code {"from", "every", "count", "texts",
 * "post"}}: post number n is written at from + n · every with text n of the texts, in turn; in the
 * post's other values {@code {n}} is n.
 *
 * <p>{@code meanwhile.jsonl}: what is done meanwhile, each line one of {@code {"desk": event}},
 * {@code {"control": act}} and {@code {"source": status, "at": moment}}.
 *
 * @param scenario whose lines they are, for messages
 */
record ScenarioLines(String scenario) {
  private static final List<String> TIMES = List.of("at", "effective_at", "until");

  /**
   * Something done beside the posts.
   *
   * @param at when
   * @param topic where it is said; null in the topic of posts
   * @param tree what is said
   */
  record Done(Instant at, String topic, ObjectNode tree) {
    boolean ofControl() {
      return Topics.CONTROL.equals(topic);
    }

    Played moved(Duration by) {
      ObjectNode moved = tree.deepCopy();
      for (String time : TIMES) {
        if (moved.has(time)) {
          moved.put(time, Instant.parse(moved.get(time).asText()).plus(by).toString());
        }
      }
      Envelope.Kind kind = topic == null ? Envelope.Kind.SOURCE : Envelope.Kind.DATA;
      String key = topic == null ? moved.path("name").asText() : moved.path("id").asText();
      return new Played(at.plus(by), key, Json.bytes(moved), topic, kind);
    }
  }

  /** All posts of a chorus, one a line. */
  String expanded(String chorus) throws IOException {
    StringBuilder posts = new StringBuilder();
    for (String line : chorus.lines().filter(text -> !text.isBlank()).toList()) {
      JsonNode song = Json.mapper().readTree(line);
      Instant from = Instant.parse(song.get("from").asText());
      Duration every = Duration.parse(song.get("every").asText());
      JsonNode texts = song.get("texts");
      for (int n = 0; n < song.get("count").asInt(); n++) {
        String filled = Json.write(song.get("post")).replace("{n}", String.valueOf(n));
        ObjectNode post = (ObjectNode) Json.mapper().readTree(filled);
        post.put("text", texts.get(n % texts.size()).asText());
        post.put("created_at", from.plus(every.multipliedBy(n)).toString());
        posts.append(Json.write(post)).append('\n');
      }
    }
    return posts.toString();
  }

  /** What was done meanwhile, in the file's order. */
  List<Done> done(String meanwhile) throws IOException {
    List<Done> all = new ArrayList<>();
    for (String line : meanwhile.lines().filter(text -> !text.isBlank()).toList()) {
      JsonNode node = Json.mapper().readTree(line);
      if (node.has("desk")) {
        ObjectNode event = (ObjectNode) node.get("desk");
        all.add(new Done(time(event, "at"), Topics.DESK_EVENTS, event));
      } else if (node.has("control")) {
        ObjectNode act = (ObjectNode) node.get("control");
        all.add(new Done(time(act, "effective_at"), Topics.CONTROL, act));
      } else if (node.has("source")) {
        all.add(new Done(time(node, "at"), null, (ObjectNode) node.get("source")));
      } else {
        throw new IOException(
            "scenario " + scenario + ", meanwhile.jsonl: needs desk, control or source: " + line);
      }
    }
    return all;
  }

  private static Instant time(JsonNode node, String field) {
    return Instant.parse(node.get(field).asText());
  }
}
