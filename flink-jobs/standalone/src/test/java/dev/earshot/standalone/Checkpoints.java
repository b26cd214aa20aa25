package dev.earshot.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.stream.Stream;

/** Finds what a job that was cancelled has left behind. */
final class Checkpoints {
  private Checkpoints() {}

  /** The folder of the newest checkpoint that was completed. */
  static Path newest(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.endsWith("_metadata"))
          .max(Comparator.comparing(Checkpoints::written))
          .orElseThrow(() -> new AssertionError("no checkpoint in " + folder))
          .getParent();
    }
  }

  private static FileTime written(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
