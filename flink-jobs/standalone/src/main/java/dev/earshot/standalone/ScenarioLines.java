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
 * {@code {"control": act}}, {@code {"source": status, "at": moment}} and {@code {"gone": account,
 * "at": moment}}.
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
   * @param kind what the record is
   * @param tree what is said
   */
  record Done(Instant at, String topic, Envelope.Kind kind, ObjectNode tree) {
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
      return new Played(at.plus(by), key(), Json.bytes(moved), topic, kind);
    }

    private String key() {
      return switch (kind) {
        case SOURCE -> tree.path("name").asText();
        // As its posts are: only there it has its place among them.
        case GONE -> tree.path("network").asText() + ":" + tree.path("author").asText();
        case DATA, TICK, CONTROL -> tree.path("id").asText();
      };
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
        all.add(new Done(time(event, "at"), Topics.DESK_EVENTS, Envelope.Kind.DATA, event));
      } else if (node.has("control")) {
        ObjectNode act = (ObjectNode) node.get("control");
        all.add(new Done(time(act, "effective_at"), Topics.CONTROL, Envelope.Kind.DATA, act));
      } else if (node.has("source")) {
        all.add(done(node, "source", Envelope.Kind.SOURCE));
      } else if (node.has("gone")) {
        all.add(done(node, "gone", Envelope.Kind.GONE));
      } else {
        throw new IOException(
            "scenario "
                + scenario
                + ", meanwhile.jsonl: needs desk, control, source or gone: "
                + line);
      }
    }
    return all;
  }

  private static Done done(JsonNode line, String what, Envelope.Kind kind) {
    return new Done(time(line, "at"), null, kind, (ObjectNode) line.get(what));
  }

  private static Instant time(JsonNode node, String field) {
    return Instant.parse(node.get(field).asText());
  }
}
