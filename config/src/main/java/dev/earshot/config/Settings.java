package dev.earshot.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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

  /**
   * What works but should not stay so, in sentences; to be logged at every start. A muted topic
   * that is none is no mistake: rules and brands may be sent to a running job one after the other.
   */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (config.privacy().pepper().isEmpty()) {
      warnings.add(
          "privacy.pepper is empty: pseudonyms are keyed only with the tenant's name, so whoever"
              + " knows an account can compute its pseudonym. Make a pepper with: openssl rand -hex"
              + " 32, and set EARSHOT_PEPPER to it");
    }
    Set<String> topics = brands.usedTopics();
    for (int i = 0; i < rules.mutedTopics().size(); i++) {
      String muted = rules.mutedTopics().get(i);
      if (!topics.contains(muted)) {
        warnings.add(
            "%s: muted_topics[%d] names a topic that no brand of %s has, so it mutes nothing%s"
                .formatted(config.rules(), i, config.brands(), Names.hint(muted, topics)));
      }
    }
    return List.copyOf(warnings);
  }
}
