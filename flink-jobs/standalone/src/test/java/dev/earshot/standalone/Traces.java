package dev.earshot.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What would give somebody away, looked for byte by byte.
 *
 * @param words ids, handles, and words they said; plain ASCII, so that every encoding we use writes
 *     them as they are
 */
record Traces(List<String> words) {
  static Traces of(String... words) {
    return new Traces(List.of(words));
  }

  /** Which of them stand in the files of a folder, or in one file. */
  Set<String> in(Path place) {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(place)) {
      files.filter(Files::isRegularFile).forEach(file -> found.addAll(inFile(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private Set<String> inFile(Path file) {
    Set<String> found = new TreeSet<>();
    try {
      String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      words.stream().filter(bytes::contains).forEach(found::add);
    } catch (NoSuchFileException e) {
      // Kafka has just tidied it away.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
