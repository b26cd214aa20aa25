package dev.earshot.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.model.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command line, called as a person calls it, in this process. */
class EarshotTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  static Stream<String> commands() {
    List<String> names = new ArrayList<>();
    collect("", Earshot.commandLine(), names);
    return names.stream();
  }

  @Test
  void theCommandsAreThese() {
    assertThat(commands())
        .containsExactlyInAnyOrder(
            "demo",
            "replay",
            "backtest",
            "evaluate",
            "evaluate sentiment",
            "evaluate language",
            "evaluate intent",
            "evaluate spikes",
            "evaluate conversations",
            "evaluate influence",
            "train",
            "train sentiment",
            "run",
            "tick",
            "topics",
            "config",
            "config check",
            "rules",
            "rules list",
            "rules check",
            "rules apply",
            "rules history",
            "alert",
            "forget",
            "object",
            "export",
            "helpdesk",
            "helpdesk run",
            "helpdesk check",
            "helpdesk dead-letters",
            "notify",
            "notify run",
            "notify check",
            "notify test",
            "notify dead-letters",
            "wall");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandTeachesItself(String command) {
    assertThat(earshot((command + " --help").split(" ", -1))).isZero();

    assertThat(out.toString()).contains("Usage: earshot " + command);
    CommandLine.Model.CommandSpec spec = Earshot.commandLine().getCommandSpec();
    for (String step : command.split(" ", -1)) {
      spec = spec.subcommands().get(step).getCommandSpec();
    }
    String taught = String.join(" ", spec.usageMessage().description());
    assertThat(taught).as("what it is for, in a sentence").contains(" ").endsWith(".");
    assertThat(out.toString()).contains(taught.split(" ", -1)[0]);
    assertThat(spec.options())
        .allSatisfy(
            option -> assertThat(option.description()).as(option.longestName()).isNotEmpty());
    if (spec.subcommands().isEmpty()) {
      assertThat(out.toString()).as("an example").contains("  earshot " + command);
    }
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void theFirstScreenSaysHowToBegin() {
    assertThat(earshot("--help")).isZero();

    assertThat(out.toString()).contains("First steps:", "earshot demo", "Exit codes:");
    commands()
        .map(c -> c.split(" ", -1)[0])
        .forEach(c -> assertThat(out.toString()).contains("  " + c));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "config", "evaluate", "train", "rules", "helpdesk", "notify"})
  void withoutACommandItSaysHowItIsUsed(String args) {
    assertThat(earshot(args.isEmpty() ? new String[0] : args.split(" ", -1))).isEqualTo(2);

    assertThat(err.toString()).contains("Usage: earshot");
    assertThat(out.toString()).as("nothing for a pipe to choke on").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--nope",
        "nope",
        "demo --bogus",
        "config check --nope",
        "topics extra",
        "backtest",
        "backtest a.jsonl --parallelism many",
        "evaluate sentiment",
        "evaluate language a.tsv --under many",
        "train sentiment --lang en --out models",
        "demo --seconds soon",
        "rules apply rules.yaml",
        "rules apply rules.yaml --by eva --at noon",
        "rules history --show many",
        "alert take a1 --brand skyhop",
        "alert wave a1 --brand skyhop --by eva"
      })
  void whatItDoesNotUnderstandIsAMistakeOfTheCaller(String args) {
    assertThat(earshot(args.split(" ", -1))).isEqualTo(2);

    assertThat(err.toString()).containsAnyOf("Usage: earshot", "Did you mean: earshot");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void itTellsItsVersion() {
    assertThat(earshot("--version")).isZero();

    assertThat(out.toString()).startsWith("earshot ");
  }

  @Test
  void theShippedSettingsAreSound() {
    assertThat(earshot("config", "check")).isZero();

    assertThat(out.toString()).contains("ok: the shipped settings, 9 brands, rules version 1");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aCheckForMachinesIsOneJsonObject() throws IOException {
    assertThat(earshot("config", "check", "--json")).isZero();

    JsonNode report = Json.mapper().readTree(out.toString());
    assertThat(report.get("ok").asBoolean()).isTrue();
    assertThat(report.get("warnings").isArray()).isTrue();
    assertThat(report.has("error")).isFalse();
  }

  @Test
  void aBrokenFileIsNamedWithItsKey() throws IOException {
    String file = broken();

    assertThat(earshot("config", "check", "--config", file)).isEqualTo(2);

    assertThat(err.toString())
        .startsWith("earshot: ")
        .contains(file, "line 2", "redis.prot")
        .doesNotContain("Exception", "\tat ");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aBrokenFileIsNamedWithItsKeyToMachinesToo() throws IOException {
    String file = broken();

    assertThat(earshot("config", "check", "--json", "--config", file)).isEqualTo(2);

    JsonNode report = Json.mapper().readTree(out.toString());
    assertThat(report.get("ok").asBoolean()).isFalse();
    assertThat(report.get("error").asText()).contains(file, "redis.prot");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--config", "--rules", "--brands"})
  void aFileThatIsNotThereIsNamed(String option) {
    String file = folder.resolve("nowhere.yaml").toString();

    assertThat(earshot("config", "check", option, file)).isEqualTo(2);

    assertThat(err.toString()).contains(file, "does not exist");
  }

  @Test
  void rulesAndBrandsCanBeTriedAlone() throws IOException {
    Path rules = Files.writeString(folder.resolve("mine.yaml"), "version: 7\n");
    Path brands =
        Files.writeString(
            folder.resolve("brands.yaml"), "brands: [{id: a, name: A, keywords: [a]}]\n");

    assertThat(earshot("config", "check", "--rules", "" + rules, "--brands", "" + brands)).isZero();

    assertThat(out.toString()).contains("1 brands, rules version 7");
  }

  @Test
  void topicsAreAScriptToReadFirst() {
    assertThat(earshot("topics")).isZero();

    assertThat(out.toString())
        .startsWith("#")
        .contains("kafka-topics", "--topic posts", "LogAppendTime", "kafka-acls");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void topicsForMachinesAreJson() throws IOException {
    assertThat(earshot("topics", "--json")).isZero();

    JsonNode topics = Json.mapper().readTree(out.toString());
    assertThat(topics).hasSizeGreaterThanOrEqualTo(5);
    assertThat(topics).allSatisfy(topic -> assertThat(topic.get("name").asText()).isNotEmpty());
  }

  @Test
  void aFileOfPostsThatIsNotThereIsNamed() {
    assertThat(earshot("backtest", folder.resolve("nowhere.jsonl").toString())).isEqualTo(1);

    assertThat(err.toString())
        .isEqualToIgnoringNewLines(
            "earshot: " + folder.resolve("nowhere.jsonl") + ": no such file");
  }

  @Test
  void aMappingNobodyWroteIsAMistakeOfTheCaller() throws IOException {
    Path posts = Files.writeString(folder.resolve("posts.jsonl"), "{}\n");

    assertThat(earshot("backtest", posts.toString(), "--map", "steams")).isEqualTo(2);

    assertThat(err.toString()).contains("'steams'", "streams").doesNotContain("Exception");
  }

  private int earshot(String... args) {
    return Earshot.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private String broken() throws IOException {
    return Files.writeString(
            folder.resolve("mine.yaml"),
            "kafka: {client: {bootstrap.servers: a}}\nredis: {prot: 1}\n")
        .toString();
  }

  private static void collect(String before, CommandLine command, List<String> names) {
    command
        .getSubcommands()
        .forEach(
            (name, sub) -> {
              names.add(before + name);
              collect(before + name + " ", sub, names);
            });
  }
}
