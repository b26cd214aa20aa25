package dev.earshot.helpdesk;

import dev.earshot.model.Level;

/**
 * What to do with a ticket's level. A bump is a floor: it never takes a ticket below what the desk
 * gave it, a level that somebody at the desk has set is not touched again, and when the bump is
 * over the ticket gets back what it had, unless it bears another level than ours by then.
 *
 * @param mark the level to give it now, or null to leave it
 * @param memory what to remember before that is done
 */
record Decision(Level mark, Memory memory) {

  /**
   * @param floor the least the ticket should have, as the desk shows it; none is no opinion
   * @param now the ticket's level
   * @param before what is remembered of it
   */
  static Decision of(Level floor, Level now, Memory before) {
    Memory known = told(now, before);
    if (known.handsOff()) {
      return new Decision(null, known.leave());
    }
    if (known.stands() != null && known.stands() != now) {
      return new Decision(null, known.leave());
    }
    Memory seen = known.left(now);
    Level base = seen.former() == null ? now : seen.former();
    Level wanted = base.orHigher(floor);
    if (wanted != now) {
      return new Decision(wanted, seen.about(wanted, base));
    }
    return new Decision(null, settled(floor, seen));
  }

  /** What to remember once the mark is on it. */
  Memory marked(Level floor) {
    return settled(floor, memory.done());
  }

  private static Memory settled(Level floor, Memory memory) {
    return floor == Level.NONE ? memory.forgotten() : memory;
  }

  /** How a call went of which we never heard: the ticket tells. */
  private static Memory told(Level now, Memory memory) {
    if (memory.next() == null) {
      return memory;
    }
    return now == memory.next() ? memory.done() : memory.undone();
  }
}
