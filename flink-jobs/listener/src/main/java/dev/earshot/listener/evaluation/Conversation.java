package dev.earshot.listener.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.model.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What customers and brands wrote to each other.
 *
 * @param messages in the order of time; those of one moment in the file's order
 */
public record Conversation(List<Message> messages) {
  /** Whoever is answered stands at the beginning. */
  private static final Pattern ADDRESSED = Pattern.compile("\\G\\s*\\.?@(\\w+)");

  /**
   * One message.
   *
   * @param inbound whether a customer wrote it; else the brand did
   * @param to the authors it answers, as far as the file tells
   * @param about the message it answers; null where the file does not hold it
   * @param root the message that began the thread
   * @param complete whether the file holds the whole thread; null where it does not say
   */
  public record Message(
      String id,
      String author,
      boolean inbound,
      Instant createdAt,
      String text,
      List<String> to,
      String about,
      String root,
      String brand,
      Boolean complete) {}

  public Conversation {
    messages = List.copyOf(messages);
  }

  /**
   * The conversation of a file, one JSON object a line.
   *
   * @throws IOException naming file, line and what is wrong
   */
  public static Conversation read(Path file) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": no such file", e);
    }
    List<JsonNode> rows = new ArrayList<>();
    Map<String, JsonNode> byId = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        JsonNode row = row(file, i + 1, lines.get(i));
        rows.add(row);
        byId.put(row.get("id").asText(), row);
      }
    }
    List<Message> messages = new ArrayList<>();
    for (JsonNode row : rows) {
      // Nobody can wait for whom the file does not name. What is not inbound is the brand's.
      boolean named = row.hasNonNull("author") || !row.get("inbound").asBoolean();
      if (named && row.hasNonNull("brand")) {
        messages.add(message(row, byId));
      }
    }
    messages.sort(Comparator.comparing(Message::createdAt));
    return new Conversation(messages);
  }

  private static JsonNode row(Path file, int line, String json) throws IOException {
    JsonNode row;
    try {
      row = Json.mapper().readTree(json);
    } catch (IOException e) {
      throw new IOException(file + " line " + line + ": is no JSON", e);
    }
    for (String field : List.of("id", "inbound", "created_at", "text")) {
      if (!row.hasNonNull(field)) {
        throw new IOException(file + " line " + line + ": has no " + field);
      }
    }
    try {
      Instant.parse(row.get("created_at").asText());
    } catch (DateTimeParseException e) {
      throw new IOException(
          file + " line " + line + ": created_at is no time such as 2026-03-02T09:00:00Z", e);
    }
    return row;
  }

  private static Message message(JsonNode row, Map<String, JsonNode> byId) {
    JsonNode parent = byId.get(row.path("in_reply_to").asText(""));
    return new Message(
        row.get("id").asText(),
        row.path("author").asText(row.get("brand").asText()),
        row.get("inbound").asBoolean(),
        Instant.parse(row.get("created_at").asText()),
        row.get("text").asText(),
        answered(row, parent),
        parent == null ? null : parent.get("id").asText(),
        row.path("root").asText(row.get("id").asText()),
        row.get("brand").asText(),
        row.hasNonNull("thread_complete") ? row.get("thread_complete").asBoolean() : null);
  }

  /** The author whose message it answers, and whoever else its text addresses. */
  private static List<String> answered(JsonNode row, JsonNode parent) {
    List<String> answered = new ArrayList<>();
    if (parent != null && parent.get("inbound").asBoolean() && parent.hasNonNull("author")) {
      answered.add(parent.get("author").asText());
    }
    Matcher addressed = ADDRESSED.matcher(row.get("text").asText());
    while (addressed.find()) {
      answered.add(addressed.group(1));
    }
    return answered;
  }

  /** How many threads there are. */
  public long threads() {
    return messages.stream().map(Message::root).distinct().count();
  }
}
