package dev.earshot.config;

import java.nio.file.Path;
import java.util.List;

/**
 * Everything a process of Earshot is told.
 *
 * @param source the {@code earshot.yaml} it came from; null for the one in the jar
 */
public record Settings(
    EarshotConfig config, Brands brands, Rules rules, Playbook playbook, Path source) {
  /**
   * The folder of models of your own, absolute, so that every machine of a cluster looks in the
   * same place; empty for the shipped ones.
   */
  public String models() {
    if (config.models().isEmpty()) {
      return "";
    }
    Path folder = Path.of(config.models());
    return (source == null ? folder : source.resolveSibling(folder)).toAbsolutePath().toString();
  }

  /** What works but should not stay so, in sentences; to be logged at every start. */
  public List<String> warnings() {
    if (!config.privacy().pepper().isEmpty()) {
      return List.of();
    }
    return List.of(
        "privacy.pepper is empty: pseudonyms are keyed only with the tenant's name, so whoever knows"
            + " an account can compute its pseudonym. Make a pepper with: openssl rand -hex 32, and"
            + " set EARSHOT_PEPPER to it");
  }
}
