package dev.earshot.wall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.config.WallSettings;
import dev.earshot.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page's own files, read as text. */
class PageFilesTest {
  private static final Path WALL = Path.of("src/main/resources/wall");
  private static final Pattern ASKED = Pattern.compile("\\b(?:t|say)\\('([a-z0-9_.]+)'");
  private static final Pattern HOLES = Pattern.compile("\\{[a-z]+}");

  @Test
  void everyLanguageSaysTheSameThings() throws IOException {
    JsonNode english = messages("en");
    for (String language : WallSettings.LANGUAGES) {
      JsonNode other = messages(language);
      assertThat(names(other)).as(language).containsExactlyElementsOf(names(english));
      for (String name : names(english)) {
        assertThat(other.get(name).asText()).as(language + " " + name).isNotBlank();
        assertThat(holes(other.get(name).asText()))
            .as(language + " " + name)
            .isEqualTo(holes(english.get(name).asText()));
      }
    }
  }

  @Test
  void whatThePageSaysStandsInTheMessages() throws IOException {
    Set<String> known = names(messages("en"));
    for (Path script : scripts()) {
      Matcher asked = ASKED.matcher(Files.readString(script));
      while (asked.find()) {
        assertThat(known).as(script.toString()).contains(asked.group(1));
      }
    }
  }

  @Test
  void nothingTurnsTextIntoMarkupOrCode() throws IOException {
    for (Path script : scripts()) {
      assertThat(Files.readString(script))
          .as(script.toString())
          .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write")
          .doesNotContain("eval(", "new Function", "DOMParser", "srcdoc", "javascript:")
          .doesNotContain(".style.cssText", "setAttribute('style'", "setAttribute('on");
    }
    assertThat(Files.readString(WALL.resolve("index.html")))
        .doesNotContain("<style", "style=", "onclick", "<script>");
  }

  @Test
  void nothingComesFromElsewhere() throws IOException {
    try (Stream<Path> files = Files.walk(WALL)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file).replace("http://www.w3.org/2000/svg", ""))
            .as(file.toString())
            .doesNotContain("http://", "//cdn", "@import");
      }
    }
  }

  @Test
  void everyScriptIsServed() throws IOException {
    String pages = Files.readString(Path.of("src/main/java/dev/earshot/wall/Pages.java"));
    for (Path script : scripts()) {
      assertThat(pages).contains("\"" + script.getFileName() + "\"");
    }
  }

  private static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(WALL)) {
      List<Path> scripts = files.filter(file -> file.toString().endsWith(".js")).toList();
      assertThat(scripts).isNotEmpty();
      return scripts;
    }
  }

  private static JsonNode messages(String language) throws IOException {
    return Json.mapper().readTree(WALL.resolve("messages/" + language + ".json").toFile());
  }

  private static Set<String> names(JsonNode messages) {
    Set<String> names = new TreeSet<>();
    messages.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> holes(String text) {
    List<String> holes = new ArrayList<>();
    Matcher hole = HOLES.matcher(text);
    while (hole.find()) {
      holes.add(hole.group());
    }
    return holes.stream().sorted().toList();
  }
}
