package dev.earshot.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads YAML into {@link Node}s and keeps values as they were typed: {@code 007} is a password as
 * it stands, and {@code no} is a country.
 */
final class YamlReader {
  private static final YAMLFactory YAML = new YAMLFactory();

  private final String file;
  private final YAMLParser parser;

  private YamlReader(String file, YAMLParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /**
   * @param file its name, for messages
   * @throws ConfigException when it is not one plain YAML document
   */
  static Node read(String file, String text) {
    try (YAMLParser parser = YAML.createParser(text)) {
      return new YamlReader(file, parser).document();
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new ConfigException(file, line, "", "is not YAML: " + complaint(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Node document() throws IOException {
    if (parser.nextToken() == null) {
      throw new ConfigException(file, 0, "", "is empty; start from the file that is shipped");
    }
    Node root = node(line());
    if (parser.nextToken() != null) {
      throw new ConfigException(file, line(), "", "holds a second document; keep one a file");
    }
    return root;
  }

  private Node node(int line) throws IOException {
    if (parser.isCurrentAlias() || parser.getTypeId() != null) {
      throw new ConfigException(
          file, line, "", "uses a YAML *alias or !tag; write the value out, or quote it");
    }
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      return mapping(line);
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      List<Node> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(node(line()));
      }
      return new Node.Sequence(items, line);
    }
    boolean nothing = parser.currentToken() == JsonToken.VALUE_NULL;
    return new Node.Scalar(nothing ? null : parser.getText(), line);
  }

  private Node mapping(int line) throws IOException {
    Map<String, Node> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int keyLine = line();
      parser.nextToken();
      if (entries.put(key, node(keyLine)) != null) {
        throw new ConfigException(file, keyLine, key, "stands here twice; keep one");
      }
    }
    return new Node.Mapping(entries, line);
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  /** The parser's words without the lines of the file it quotes: one may hold a password. */
  private static String complaint(JacksonException e) {
    String words =
        e.getOriginalMessage()
            .lines()
            .filter(line -> !line.startsWith(" "))
            .map(line -> line.replaceAll("(handle|alias|anchor|tag) .*", "$1"))
            .collect(Collectors.joining(", "));
    return words + ". Text that begins with @, %, `, *, &, ! or { needs quotes";
  }
}
