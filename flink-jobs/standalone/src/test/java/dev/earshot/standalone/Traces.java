package dev.earshot.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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

  /**
   * Which of them stand in the files of a folder, or in one file. What Kafka or Flink tidies away
   * meanwhile is passed over.
   */
  Set<String> in(Path place) {
    Set<String> found = new TreeSet<>();
    try {
      Files.walkFileTree(
          place,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes unused) {
              found.addAll(inFile(file));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
              if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
              }
              throw e;
            }
          });
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
      // Just tidied away.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
