package dev.earshot.standalone;

import dev.earshot.config.Brands;
import dev.earshot.config.ConfigLoader;
import dev.earshot.config.Rules;
import dev.earshot.config.Settings;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options by which every command finds its settings. */
final class ConfigFiles {
  @Mixin private ConfigFile config;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "Rules to use instead of those the settings name.")
  private Path rules;

  @Option(
      names = "--brands",
      paramLabel = "FILE",
      description = "Brands to use instead of those the settings name.")
  private Path brands;

  /** Whether the command itself names brands. */
  boolean namesBrands() {
    return brands != null;
  }

  /** Whether the command itself names rules. */
  boolean namesRules() {
    return rules != null;
  }

  /** Whether brands were chosen, by the command or by settings of one's own. */
  boolean ownBrands() {
    return brands != null || config.chosen();
  }

  /** Whether rules were chosen, by the command or by settings of one's own. */
  boolean ownRules() {
    return rules != null || config.chosen();
  }

  Settings load() {
    ConfigLoader loader = new ConfigLoader();
    Settings loaded = config.load();
    Rules chosenRules = rules == null ? loaded.rules() : loader.rules(rules);
    Brands chosenBrands = brands == null ? loaded.brands() : loader.brands(brands);
    return new Settings(
        loaded.config(), chosenBrands, chosenRules, loaded.playbook(), loaded.source());
  }
}
