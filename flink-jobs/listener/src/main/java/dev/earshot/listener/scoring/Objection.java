package dev.earshot.listener.scoring;

import dev.earshot.model.Control;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When somebody objects to being profiled, and when no longer.
 *
 * @param words what was told, in order of effect; of one moment only the last that was told
 */
public record Objection(List<Word> words) {
  /**
   * That they object, or object no longer.
   *
   * @param from when it counts, in event time
   */
  public record Word(Instant from, boolean objects) {}

  public Objection {
    words = List.copyOf(words);
  }

  /**
   * After one more word.
   *
   * @param before null where nothing was told
   * @param control of the type {@code OBJECT} or {@code ALLOW}
   */
  public static Objection after(Objection before, Control control) {
    List<Word> words = new ArrayList<>(before == null ? List.of() : before.words);
    words.removeIf(word -> word.from().equals(control.effectiveAt()));
    words.add(new Word(control.effectiveAt(), control.type() == Control.Type.OBJECT));
    words.sort(Comparator.comparing(Word::from));
    return new Objection(words);
  }

  /** Whether they object at a moment. */
  public boolean standsAt(Instant moment) {
    boolean objects = false;
    for (Word word : words) {
      objects = word.from().isAfter(moment) ? objects : word.objects();
    }
    return objects;
  }

  /** What is left when nobody asks for a moment before this one; null where nothing is. */
  public Objection since(Instant moment) {
    List<Word> kept = new ArrayList<>();
    if (standsAt(moment)) {
      kept.add(new Word(moment, true));
    }
    words.stream().filter(word -> word.from().isAfter(moment)).forEach(kept::add);
    return kept.isEmpty() ? null : new Objection(kept);
  }
}
