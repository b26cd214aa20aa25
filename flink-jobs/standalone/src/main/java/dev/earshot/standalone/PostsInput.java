package dev.earshot.standalone;

import dev.earshot.config.Settings;
import dev.earshot.kafka.PostFile;
import dev.earshot.model.FieldMapping;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The file of posts a command plays, and how its records become posts. */
final class PostsInput {
  @Parameters(paramLabel = "FILE", description = "The posts, JSON Lines.")
  private Path file;

  @Option(
      names = "--map",
      paramLabel = "NAME",
      description = "The mapping of earshot.yaml that turns the records into posts.")
  private String map;

  Path file() {
    return file;
  }

  PostFile read(Settings settings) throws IOException {
    return read(file, map, settings);
  }

  /** The posts in a file, through a mapping of the settings; null for posts in our own form. */
  static PostFile read(Path file, String map, Settings settings) throws IOException {
    if (map == null) {
      return PostFile.read(file, null);
    }
    FieldMapping mapping = settings.config().mappings().get(map);
    if (mapping == null) {
      throw new IllegalArgumentException(
          "no mapping is called '"
              + map
              + "'; the settings have "
              + settings.config().mappings().keySet()
              + ", add yours under mappings: in earshot.yaml");
    }
    return PostFile.read(file, mapping);
  }
}
