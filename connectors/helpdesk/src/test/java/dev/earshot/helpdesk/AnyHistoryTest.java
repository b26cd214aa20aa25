package dev.earshot.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Level;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One ticket through any history of bumps, people, redeliveries and processes that die between any
 * two steps. In the end it has the higher of the desk's value and ours, or what a person set while
 * it was in our care.
 */
class AnyHistoryTest {
  private static final String SUBJECT = "cust:C-1";
  private static final String TICKET = "7";
  private static final int STEPS = 40;
  private static final int HISTORIES = 100;

  private final Bumped bumped = new Bumped();
  private final Notebook notebook = new Notebook();
  private final TownDesk desk = new TownDesk("town");
  private final List<String> story = new ArrayList<>();
  private Random random = new Random();
  private boolean calm;
  private int people;
  private int version;
  private Level floor = Level.NONE;
  private Level own = Level.NORMAL;
  private Level decided;

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void endsAtTheHigherOfBothOrAtAPersonsWord(long seed) {
    random = new Random(seed);
    for (int i = 0; i < HISTORIES; i++) {
      AnyHistoryTest one = new AnyHistoryTest();
      one.random = random;
      one.live();
    }
  }

  private void live() {
    own = any(EnumSet.range(Level.LOW, Level.URGENT));
    // Once a person has decided nothing more can go wrong: let most histories be long before.
    people = random.nextInt(4);
    desk.has(TICKET, "1", own);
    desk.before(this::happens);
    desk.after(this::happens);
    notebook.atEachWrite(this::mayDie);
    for (int i = 0; i < STEPS; i++) {
      if (random.nextInt(4) == 0) {
        bump();
      } else if (random.nextInt(40) < people) {
        person();
      } else {
        work();
      }
    }
    calm = true;
    work();
    work();
    assertThat(desk.level(TICKET))
        .as(story::toString)
        .isEqualTo(decided != null ? decided : own.orHigher(floor));
    assertThat(notebook.ticket(TICKET).next()).as(story::toString).isNull();
  }

  private void bump() {
    version++;
    floor = any(EnumSet.allOf(Level.class));
    story.add("bump " + floor);
    if (floor == Level.NONE) {
      bumped.isSilentOn(SUBJECT);
    } else {
      bumped.says(Bumped.raise(SUBJECT, version, floor, Bumped.ref("town", SUBJECT)));
    }
  }

  /** Sets another level; never the very one by which nobody could tell the person from us. */
  private void person() {
    Memory memory = notebook.ticket(TICKET);
    Set<Level> possible = EnumSet.range(Level.LOW, Level.URGENT);
    possible.remove(desk.level(TICKET));
    possible.remove(memory.stands());
    possible.remove(memory.next());
    possible.remove(own.orHigher(floor));
    if (possible.isEmpty()) {
      return;
    }
    Level level = any(possible);
    boolean inOurCare = memory.handsOff() || memory.stands() != null;
    story.add("person " + level + (inOurCare ? " in our care" : ""));
    desk.personSets(TICKET, level);
    if (inOurCare) {
      decided = level;
    } else {
      own = level;
    }
  }

  /** A process that may die, or hear nothing; the next one begins with what is remembered. */
  private void work() {
    story.add("work");
    try {
      new TendTickets(desk, bumped, notebook, new Words(""), false).tend(SUBJECT);
    } catch (DeskException | Killed e) {
      story.add(e.getMessage());
    }
  }

  private void happens(String call) throws DeskException {
    mayDie();
    if (!calm && random.nextInt(12) == 0) {
      throw new DeskException(DeskException.Kind.UNAVAILABLE, "no answer to " + call);
    }
    if (!calm && random.nextInt(10) == 0) {
      bump();
    }
    Memory memory = notebook.ticket(TICKET);
    // Around the first look, and while it is given back, nobody could tell whether a person set it
    // in our care: these come in between two pieces of work only.
    boolean givenBack = memory.next() != null && memory.next() == memory.former();
    boolean certain = memory.stands() != null && floor != Level.NONE && !givenBack;
    if (!calm && certain && random.nextInt(40) < people) {
      person();
    }
    boolean ours = call.startsWith("mark") && call.split(" ", -1).length == 2;
    if (ours && decided == null) {
      assertThat(desk.level(TICKET)).as(story::toString).isGreaterThanOrEqualTo(own);
    }
  }

  private void mayDie() {
    if (!calm && random.nextInt(12) == 0) {
      throw new Killed();
    }
  }

  private Level any(Set<Level> levels) {
    List<Level> all = List.copyOf(levels);
    return all.get(random.nextInt(all.size()));
  }
}
