package dev.earshot.listener.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * That somebody wrote to a brand, got no answer and wrote again.
 *
 * @param first the message that was not answered
 * @param repeat the message they wrote then
 * @param complete whether the file holds the whole thread
 */
public record IgnoredRepeat(
    String first, Instant firstAt, String repeat, Instant repeatAt, boolean complete) {
  private static final List<String> COLUMNS =
      List.of("first_id", "first_at", "repeat_id", "repeat_at");

  /** How long they waited. */
  public Duration waited() {
    return Duration.between(firstAt, repeatAt);
  }

  /**
   * Those of a file: tab-separated columns under a header, of which {@code first_id}, {@code
   * first_at}, {@code repeat_id} and {@code repeat_at} are needed and {@code thread_complete} is
   * read.
   *
   * @throws IOException naming file, line and what is missing
   */
  public static List<IgnoredRepeat> read(Path file) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": no such file", e);
    }
    List<String> header =
        Arrays.asList((lines.isEmpty() ? "" : lines.get(0).replace("\uFEFF", "")).split("\t", -1));
    if (!header.containsAll(COLUMNS)) {
      throw new IOException(
          file + " line 1: needs a header with the columns " + String.join(", ", COLUMNS));
    }
    int complete = header.indexOf("thread_complete");
    List<IgnoredRepeat> events = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      String[] row = lines.get(i).split("\t", -1);
      try {
        events.add(
            new IgnoredRepeat(
                row[header.indexOf("first_id")],
                Instant.parse(row[header.indexOf("first_at")]),
                row[header.indexOf("repeat_id")],
                Instant.parse(row[header.indexOf("repeat_at")]),
                complete >= 0 && Boolean.parseBoolean(row[complete].strip())));
      } catch (ArrayIndexOutOfBoundsException | DateTimeParseException e) {
        throw new IOException(file + " line " + (i + 1) + ": does not fit its header", e);
      }
    }
    return events;
  }
}
