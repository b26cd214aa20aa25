package dev.earshot.helpdesk;

import dev.earshot.model.Level;
import java.util.Map;
import java.util.Map.Entry;

/** A desk's own words for our levels. Two levels may share a word; none has none. */
record LevelWords(Map<Level, String> words) {

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
