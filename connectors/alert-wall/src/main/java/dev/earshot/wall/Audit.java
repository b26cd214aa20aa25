package dev.earshot.wall;

import dev.earshot.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who came in and who did what, added to a file. It holds no words of posts and no tokens. */
final class Audit {
  private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
  private static final int REMEMBERED = 500;

  private final Path file;
  private final Deque<Line> newest = new ArrayDeque<>();
  private boolean failing;

  /**
   * What somebody did.
   *
   * @param at when
   * @param by who
   * @param deed {@code sign_in}, {@code sign_out}, or an act
   * @param alert of which alert, or null
   * @param control the message that went to the job, or null
   */
  record Line(Instant at, String by, String deed, String alert, String control) {}

  Audit(Path file) {
    this.file = file.toAbsolutePath();
  }

  /**
   * Adds a line. A full disk keeps nobody from an alert: the {@code control} topic tells who did
   * what as well, and {@link #failing} says so.
   */
  synchronized void add(Line line) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(
          file, Json.write(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      failing = false;
    } catch (IOException e) {
      LOG.error("cannot write {}: {}", file, e.toString());
      failing = true;
    }
    newest.addFirst(line);
    if (newest.size() > REMEMBERED) {
      newest.removeLast();
    }
  }

  /** Whether the newest line could not be written. */
  synchronized boolean failing() {
    return failing;
  }

  /** The newest since the start, the newest first. */
  synchronized List<Line> newest() {
    return List.copyOf(newest);
  }
}
