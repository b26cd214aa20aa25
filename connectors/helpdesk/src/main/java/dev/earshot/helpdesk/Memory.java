package dev.earshot.helpdesk;

import dev.earshot.model.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * What is remembered of a ticket between two looks at it.
 *
 * @param stands the level it had when we left it, ours or not; null before the first look, and when
 *     nothing is wanted of it
 * @param former the level it had before ours; null while ours is not on it
 * @param next the level we are about to give it; null once we know how that went
 * @param handsOff whether somebody at the desk has decided its level for good
 * @param note the desk's id of our note, or null
 * @param words a hash of the words that stand there, or null
 * @param subjects who is behind it: the highest of their floors counts
 */
record Memory(
    Level stands,
    Level former,
    Level next,
    boolean handsOff,
    String note,
    String words,
    List<String> subjects) {
  static final Memory NONE = new Memory(null, null, null, false, null, null, List.of());

  Memory {
    subjects = subjects == null ? List.of() : List.copyOf(subjects);
  }

  /**
   * About to give it a level: written before the desk is called, so that a crash leaves a trace.
   */
  Memory about(Level level, Level base) {
    return new Memory(stands, base, level, handsOff, note, words, subjects);
  }

  /** The desk has done it. */
  Memory done() {
    return left(next);
  }

  /** The desk has not done it, and will not. */
  Memory undone() {
    return left(stands);
  }

  /** Seen or left at a level, with nothing under way. Ours is off once it is what it was before. */
  Memory left(Level level) {
    return new Memory(
        level, former == level ? null : former, null, handsOff, note, words, subjects);
  }

  /** Somebody at the desk has decided. */
  Memory leave() {
    return new Memory(null, null, null, true, note, words, subjects);
  }

  /** Nothing is wanted of its level. */
  Memory forgotten() {
    return new Memory(null, null, null, handsOff, note, words, subjects);
  }

  Memory noted(String id, String hash) {
    return new Memory(stands, former, next, handsOff, id, hash, subjects);
  }

  Memory of(List<String> others) {
    return new Memory(stands, former, next, handsOff, note, words, others);
  }

  Memory without(String subject) {
    return of(subjects.stream().filter(other -> !other.equals(subject)).toList());
  }

  Memory with(String subject) {
    if (subjects.contains(subject)) {
      return this;
    }
    List<String> all = new ArrayList<>(subjects);
    all.add(subject);
    return of(all);
  }
}
