package dev.earshot.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.model.Bump;
import dev.earshot.model.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The programs of CONTRACT.md for Node and Python are run word for word. Where a language or its
 * client is missing they are skipped, but not in CI.
 */
class ProgramsITCase extends RealRedis {
  private static final int AWAY = 10_000;
  private static final int MEANWHILE = 2_000;

  @TempDir Path folder;

  /** In which the contract has programs, one that looks and one that follows. */
  enum Language {
    JS("js", "require('ioredis')", "-e", "node"),
    // A python3 that somebody put before the system's does not see the system's packages.
    PYTHON("python", "import redis", "-c", "python3 /usr/bin/python3");

    private final String fence;
    private final String client;
    private final String flag;
    private final String commands;

    Language(String fence, String client, String flag, String commands) {
      this.fence = fence;
      this.client = client;
      this.flag = flag;
      this.commands = commands;
    }

    /** The command that runs it, and knows its Redis client. */
    String command() throws IOException, InterruptedException {
      for (String command : commands.split(" ", -1)) {
        if (knowsRedis(command)) {
          return command;
        }
      }
      String missing = commands + " or its Redis client is missing; see .ci/run";
      return "true".equals(System.getenv("CI")) ? fail(missing) : abort(missing);
    }

    private boolean knowsRedis(String command) throws InterruptedException {
      try {
        return process(List.of(command, flag, client), Map.of())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor()
            == 0;
      } catch (IOException e) {
        return false; // No such command.
      }
    }
  }

  private record Program(String text, String prints) {}

  @ParameterizedTest
  @EnumSource
  void everyProgramPrintsWhatTheContractSays(Language language) throws Exception {
    writer.write(ContractITCase.story());

    for (Program program : programs(language)) {
      assertThat(run(language, program)).isEqualTo(program.prints());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoWasAwayForLessThanTheStreamHoldsHearsOfEveryBumpOnce(Language language) throws Exception {
    String heard = away(language, 10L * AWAY);

    assertThat(heard).doesNotContain("snapshot");
    assertThat(heard.lines()).hasSize(AWAY + MEANWHILE);
  }

  @ParameterizedTest
  @EnumSource
  void whoWasAwayForMoreThanTheStreamHoldsTakesASnapshot(Language language) throws Exception {
    assertThat(away(language, AWAY / 5)).contains("snapshot of ");
  }

  @ParameterizedTest
  @EnumSource
  void whoWasForgottenMeanwhileIsClearedForWhoeverComesBack(Language language) throws Exception {
    // Given
    Program follow = programs(language).get(1);
    writer.write(ContractITCase.story());
    run(language, follow);
    writer.write(List.of(Entries.clear("cust:C-2", Entries.version(2), List.of())));
    writer.write(List.of(Entries.erased("priority:cust:C-2")));

    // When
    String heard = run(language, follow);

    // Then
    assertThat(heard).isEqualTo("snapshot of 2\ncust:C-2 0\n");
    assertThat(run(language, follow)).isEmpty();
  }

  /** What a program prints that comes back during live load, and ends with the queue's state. */
  private String away(Language language, long streamLength) throws Exception {
    Program follow = programs(language).get(1);
    String heard;
    try (Load load = Load.keeping(streamLength)) {
      load.write(500);
      assertThat(run(language, follow)).startsWith("snapshot of ");
      load.write(AWAY);
      CompletableFuture<Void> live = CompletableFuture.runAsync(() -> load.write(MEANWHILE));
      heard = run(language, follow);
      live.join();
      // A machine out of breath may have paused for so long that the program ended.
      heard += run(language, follow);
    }
    assertThat(known())
        .isNotEmpty()
        .isEqualTo(
            reader.snapshot().queue().stream()
                .collect(
                    Collectors.toMap(
                        Bump::subject, bump -> Integer.toString(bump.level().number()))));
    return heard;
  }

  /** Who is in the queue, by what the program has kept. */
  private Map<String, String> known() throws IOException {
    Map<String, String> known = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each :
        Json.mapper().readTree(memory().toFile()).get("known").properties()) {
      String level = each.getValue().get(1).asText();
      if (!level.equals("0")) {
        known.put(each.getKey(), level);
      }
    }
    return known;
  }

  private static List<Program> programs(Language language) throws IOException {
    Matcher block =
        Pattern.compile("```" + language.fence + "\n(.*?)```\n```text\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("CONTRACT.md")));
    List<Program> programs = new ArrayList<>();
    while (block.find()) {
      programs.add(new Program(block.group(1), block.group(2)));
    }
    assertThat(programs).as(language.fence).hasSize(2);
    return programs;
  }

  private String run(Language language, Program program) throws Exception {
    Path file = folder.resolve("program." + language.fence);
    Files.writeString(file, program.text());
    Process process =
        process(
                List.of(language.command(), file.toString()),
                Map.of(
                    "PORT",
                    Integer.toString(server.port()),
                    "REDISCLI_AUTH",
                    server.password(),
                    "STATE",
                    memory().toString()))
            .start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }

  private static ProcessBuilder process(List<String> command, Map<String, String> environment) {
    ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
    process
        .environment()
        .putIfAbsent(
            "NODE_PATH",
            Path.of("../../target/ci/node/node_modules").toAbsolutePath().normalize().toString());
    process.environment().putAll(environment);
    return process;
  }

  private Path memory() {
    return folder.resolve("state.json");
  }
}
