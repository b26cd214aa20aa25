package dev.earshot.standalone;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a listener that starts again goes on from. */
final class Checkpoints {
  /** {@code <folder>/<job>/chk-<n>/_metadata}. */
  private static final int DEPTH = 3;

  private Checkpoints() {}

  /**
   * The newest complete checkpoint in a folder: one whose {@code _metadata} is there.
   *
   * @param folder where the job keeps its checkpoints; only folders of this machine are looked into
   * @return empty if there is none, or if the folder is not a local one
   */
  static Optional<URI> newest(URI folder) throws IOException {
    if (!"file".equals(folder.getScheme()) || !Files.isDirectory(Path.of(folder))) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(Path.of(folder), DEPTH)) {
      return files
          .filter(file -> file.endsWith("_metadata"))
          .filter(file -> file.getParent().getFileName().toString().startsWith("chk-"))
          .max(Comparator.comparing(Checkpoints::modified))
          .map(file -> file.getParent().toUri());
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      // Deleted while we looked: a newer one has taken its place.
      return FileTime.fromMillis(0);
    }
  }
}
