package dev.earshot.helpdesk;

import dev.earshot.config.DeskSettings;
import dev.earshot.config.DeskSettings.Kind;
import dev.earshot.config.DeskSettings.Mode;
import dev.earshot.model.Level;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;

/** A desk's own words for our levels. Two levels may share a word; none has none. */
record LevelWords(Map<Level, String> words) {
  /** The words most desks use. */
  private static final Map<Level, String> USUAL =
      Map.of(
          Level.LOW, "low",
          Level.NORMAL, "normal",
          Level.HIGH, "high",
          Level.URGENT, "urgent");

  /** A fresh Zammad has three priorities, so that high and urgent look alike. */
  private static final Map<Level, String> ZAMMAD_PRIORITIES =
      Map.of(
          Level.LOW, "1 low",
          Level.NORMAL, "2 normal",
          Level.HIGH, "3 high",
          Level.URGENT, "3 high");

  /** What the settings name, and the desk's usual words for the rest. */
  static LevelWords of(DeskSettings desk) {
    boolean zammads = desk.kind() == Kind.ZAMMAD && desk.mode() == Mode.PRIORITY;
    Map<Level, String> words = new EnumMap<>(zammads ? ZAMMAD_PRIORITIES : USUAL);
    desk.levels()
        .forEach((level, word) -> words.put(Level.valueOf(level.toUpperCase(Locale.ROOT)), word));
    return new LevelWords(Map.copyOf(words));
  }

  String of(Level level) {
    return words.get(level);
  }

  /** The highest level of this word, so that a mark never looks lower than it is. */
  Level read(String word) {
    return words.entrySet().stream()
        .filter(entry -> entry.getValue().equals(word))
        .map(Entry::getKey)
        .reduce(Level.NONE, Level::orHigher);
  }
}
