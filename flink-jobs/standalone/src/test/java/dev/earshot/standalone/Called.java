package dev.earshot.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.model.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a call of the command line in this process.
 *
 * @param exit its exit code
 * @param out what it wrote for pipes
 * @param err what it wrote for people
 */
record Called(int exit, String out, String err) {
  static Called earshot(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> words = new ArrayList<>();
    for (Object arg : args) {
      words.add(arg.toString());
    }
    int exit =
        Earshot.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(words.toArray(String[]::new));
    return new Called(exit, out.toString(), err.toString());
  }

  /** The only line of output, which is an object. */
  JsonNode json() {
    return jsons().get(0);
  }

  /** One object a line. */
  List<JsonNode> jsons() {
    return out.lines().map(Called::parsed).toList();
  }

  List<String> keys() {
    List<String> keys = new ArrayList<>();
    json().fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** A file of labelled posts; its folder is made. */
  static Path tsv(Path file, String... lines) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.write(file, List.of(lines));
  }

  private static JsonNode parsed(String line) {
    try {
      return Json.mapper().readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(line, e);
    }
  }
}
