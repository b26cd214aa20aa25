package dev.earshot.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.model.DeadLetter.Reason;
import dev.earshot.model.FieldMapping;
import dev.earshot.model.Json;
import dev.earshot.model.Post;
import dev.earshot.model.RecordReader;
import dev.earshot.model.RecordReader.Unreadable;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A file of posts, one JSON record a line, ready to be played. It is held in memory whole.
 *
 * @param records the posts in our own form, by the author's key, sorted by the time they were
 *     written; records of one time keep the file's order. A line that holds no post is here as it
 *     stands, without a key, at the time of the post before it: the job makes it a dead letter
 * @param unreadable the lines that hold no post
 */
public record PostFile(List<Played> records, List<BadLine> unreadable) {

  /**
   * A line that holds no post.
   *
   * @param number counted from 1
   * @param reason the kind of fault
   * @param detail which field and how; nothing quoted from the line
   */
  public record BadLine(long number, Reason reason, String detail) {
    @Override
    public String toString() {
      return number + ": " + detail;
    }
  }

  public PostFile {
    records = List.copyOf(records);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * Reads a file.
   *
   * @param mapping how its records become posts; null when they are posts in our own form
   * @throws IOException naming the file and, where there is one, the line, if the file cannot be
   *     read, holds no post at all, or has a line that no Kafka topic of ours takes
   */
  public static PostFile read(Path file, FieldMapping mapping) throws IOException {
    Lines lines = new Lines(file, RecordReader.ofPosts(mapping));
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      for (int b = in.read(); b >= 0; b = in.read()) {
        lines.take(b);
      }
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": no such file", e);
    }
    return lines.done();
  }

  /** When the last record was written. */
  public Instant last() {
    return records.get(records.size() - 1).at();
  }

  /** The same posts, with every time in them moved; accounts are as old as they were. */
  public PostFile shifted(Duration by) {
    return new PostFile(
        records.stream()
            .map(
                record ->
                    new Played(
                        record.at().plus(by),
                        record.key(),
                        // Without a key it is a line nobody could read: nothing to move in it.
                        record.key() == null ? record.value() : shifted(record.value(), by)))
            .toList(),
        unreadable);
  }

  private static byte[] shifted(byte[] post, Duration by) {
    try {
      JsonNode tree = Json.mapper().readTree(post);
      shift(tree, "created_at", by);
      shift(tree, "observed_at", by);
      shift(tree.path("author"), "created_at", by);
      shift(tree.path("engagement"), "as_of", by);
      return Json.mapper().writeValueAsBytes(tree);
    } catch (IOException e) {
      throw new UncheckedIOException("a post of ours is no JSON", e);
    }
  }

  private static void shift(JsonNode parent, String field, Duration by) {
    if (parent.has(field)) {
      Instant moved = Instant.parse(parent.get(field).asText()).plus(by);
      ((ObjectNode) parent).put(field, moved.toString());
    }
  }

  /** The lines of one file, taken byte by byte: a line that is no UTF-8 has to stay as it is. */
  private static final class Lines {
    /** Room is left for what Kafka adds. */
    private static final int LONGEST = Topics.MAX_BYTES - 1024;

    private final Path file;
    private final RecordReader<Post> reader;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final List<Played> records = new ArrayList<>();
    private final List<BadLine> unreadable = new ArrayList<>();
    private final List<byte[]> beforeAnyPost = new ArrayList<>();
    private long number = 1;

    Lines(Path file, RecordReader<Post> reader) {
      this.file = file;
      this.reader = reader;
    }

    void take(int b) throws IOException {
      if (b == '\n') {
        read(line.toByteArray());
        line.reset();
        number++;
      } else if (line.size() < LONGEST) {
        line.write(b);
      } else {
        throw new IOException(
            "%s:%d: the line is longer than %d bytes".formatted(file, number, LONGEST));
      }
    }

    PostFile done() throws IOException {
      read(line.toByteArray());
      if (records.isEmpty()) {
        throw new IOException(
            file
                + ": no line holds a post"
                + (unreadable.isEmpty() ? "" : "; line " + unreadable.get(0)));
      }
      Instant first = records.get(0).at();
      List<Played> all = new ArrayList<>();
      beforeAnyPost.forEach(bytes -> all.add(new Played(first, null, bytes)));
      all.addAll(records);
      all.sort(Comparator.comparing(Played::at));
      return new PostFile(all, unreadable);
    }

    private void read(byte[] bytes) {
      if (new String(bytes, StandardCharsets.UTF_8).isBlank()) {
        return;
      }
      try {
        Post post = reader.read(bytes);
        records.add(new Played(post.createdAt(), post.authorKey(), Json.bytes(post)));
      } catch (Unreadable e) {
        unreadable.add(new BadLine(number, e.reason(), e.getMessage()));
        if (records.isEmpty()) {
          beforeAnyPost.add(bytes);
        } else {
          records.add(new Played(records.get(records.size() - 1).at(), null, bytes));
        }
      }
    }
  }
}
