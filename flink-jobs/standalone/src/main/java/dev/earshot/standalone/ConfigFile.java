package dev.earshot.standalone;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.Settings;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option by which every command finds its settings. */
final class ConfigFile {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The settings; without it, those that ship (config/earshot.yaml).")
  private Path config;

  /** Whether there is one; else the settings are those that ship. */
  boolean chosen() {
    return config != null;
  }

  Settings load() {
    ConfigLoader loader = new ConfigLoader();
    return config == null ? loader.shipped() : loader.load(config);
  }
}
