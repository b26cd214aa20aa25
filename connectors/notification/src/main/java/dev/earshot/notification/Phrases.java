package dev.earshot.notification;

import dev.earshot.config.ChannelSettings.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The words of a language, from its file of messages. */
final class Phrases {
  private final Properties phrases = new Properties();

  private Phrases() {}

  static Phrases of(Language language) {
    String file = "messages_" + language.name().toLowerCase(Locale.ROOT) + ".properties";
    Phrases read = new Phrases();
    try (InputStream in = Phrases.class.getResourceAsStream(file)) {
      read.phrases.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
    return read;
  }

  /** All there are, by their names. */
  Map<String, String> all() {
    Map<String, String> all = new TreeMap<>();
    phrases.stringPropertyNames().forEach(name -> all.put(name, phrases.getProperty(name)));
    return all;
  }

  /** The phrase of this name; the name itself where there is none, as for a rule of tomorrow. */
  String say(String name) {
    return phrases.getProperty(name, name.substring(name.indexOf('.') + 1));
  }

  /**
   * As {@link #say(String)}, with its places filled in. What is filled in is not looked through.
   */
  String say(String name, Map<String, String> values) {
    String phrase = say(name);
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (int open = phrase.indexOf('{'); open >= 0; open = phrase.indexOf('{', at)) {
      int close = phrase.indexOf('}', open);
      out.append(phrase, at, open).append(values.get(phrase.substring(open + 1, close)));
      at = close + 1;
    }
    return out.append(phrase.substring(at)).toString();
  }
}
