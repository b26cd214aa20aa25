package dev.earshot.helpdesk;

import dev.earshot.model.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Marks as tags: {@code earshot_low} to {@code earshot_urgent}. */
final class MarkTags {
  private static final String PREFIX = "earshot_";

  private MarkTags() {}

  static String of(Level level) {
    return PREFIX + level.name().toLowerCase(Locale.ROOT);
  }

  /** The highest, should a hand have left two. */
  static Level read(List<String> tags) {
    Level highest = Level.NONE;
    for (Level level : Level.values()) {
      if (level != Level.NONE && tags.contains(of(level))) {
        highest = highest.orHigher(level);
      }
    }
    return highest;
  }

  /** The same tags with this mark for ours; with none for level none. */
  static List<String> replaced(List<String> tags, Level level) {
    List<String> kept = new ArrayList<>(tags);
    kept.removeIf(MarkTags::isMark);
    if (level != Level.NONE) {
      kept.add(of(level));
    }
    return kept;
  }

  /** Whether it is one of ours. */
  static boolean isMark(String tag) {
    return read(List.of(tag)) != Level.NONE;
  }
}
