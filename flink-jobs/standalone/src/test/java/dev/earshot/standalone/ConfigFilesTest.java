package dev.earshot.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ConfigFilesTest {

  @Command
  static final class AnyCommand {
    @Mixin private ConfigFiles files;
  }

  @Test
  void whereNobodyChoseAnythingAScenarioBringsItsOwnBrandsAndRules() {
    // When
    ConfigFiles files = filesOf();

    // Then
    assertThat(files.ownBrands()).isFalse();
    assertThat(files.ownRules()).isFalse();
  }

  @Test
  void whatIsChosenGoesBeforeAScenario() {
    // When
    ConfigFiles brands = filesOf("--brands", "my-brands.yaml");
    ConfigFiles rules = filesOf("--rules", "my-rules.yaml");
    ConfigFiles all = filesOf("--config", "my-earshot.yaml");

    // Then
    assertThat(brands.ownBrands()).isTrue();
    assertThat(brands.ownRules()).isFalse();
    assertThat(rules.ownRules()).isTrue();
    assertThat(rules.ownBrands()).isFalse();
    assertThat(all.ownBrands()).isTrue();
    assertThat(all.ownRules()).isTrue();
  }

  private static ConfigFiles filesOf(String... options) {
    AnyCommand command = new AnyCommand();
    new CommandLine(command).parseArgs(options);
    return command.files;
  }
}
