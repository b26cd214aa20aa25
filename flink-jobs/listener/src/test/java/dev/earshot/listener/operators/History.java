package dev.earshot.listener.operators;

import dev.earshot.model.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Facts as they arrive at the second half, and what befalls it on the way. */
final class History {
  private final List<Step> steps = new ArrayList<>();
  private final Set<Integer> crashes = new HashSet<>();
  private final Set<Integer> checkpoints = new HashSet<>();
  private final Random chance;

  /**
   * One arrival.
   *
   * @param fact what arrives
   * @param nameFirst whether who its subject is arrives before it
   * @param complete up to when nothing else will come; null when nothing more than before
   */
  record Step(Finding fact, boolean nameFirst, Instant complete) {}

  /** In the log's order, and nothing happens. */
  History(List<Finding> facts) {
    chance = null;
    facts.forEach(fact -> steps.add(new Step(fact, true, fact.at().minusMillis(1))));
  }

  /** In any order that an author's own posts allow, with a crash here and there. */
  History(List<Finding> facts, Random chance) {
    this.chance = chance;
    for (int from = 0, to; from < facts.size(); from = to) {
      to = Math.min(facts.size(), from + 1 + chance.nextInt(12));
      List<Finding> together = Histories.shuffle(facts.subList(from, to), chance);
      Instant next = to < facts.size() ? facts.get(to).at() : Histories.LAST;
      for (int i = 0; i < together.size(); i++) {
        Instant complete = i == together.size() - 1 ? next.minusMillis(1) : null;
        steps.add(new Step(together.get(i), chance.nextBoolean(), complete));
      }
    }
    for (int i = 0; i < 3; i++) {
      checkpoints.add(chance.nextInt(steps.size()));
      crashes.add(chance.nextInt(steps.size()));
    }
  }

  int size() {
    return steps.size();
  }

  Step step(int number) {
    return steps.get(number);
  }

  boolean checkpointsAfter(int step) {
    return checkpoints.contains(step);
  }

  /** Each crash comes once. */
  boolean crashesAfter(int step) {
    return crashes.remove(step);
  }

  /**
   * Some of what was written before: a sink that is not sure writes again. In any order, but what
   * is erased comes after what it erases.
   */
  List<Entry> again(List<Entry> written) {
    if (chance == null || written.isEmpty() || chance.nextInt(4) > 0) {
      return List.of();
    }
    int from = chance.nextInt(written.size());
    List<Entry> again = new ArrayList<>(written.subList(from, written.size()));
    if (again.stream().allMatch(entry -> entry.erasure() == null)) {
      Collections.shuffle(again, chance);
    }
    return again;
  }
}
