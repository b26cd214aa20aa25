package dev.earshot.helpdesk;

import static dev.earshot.helpdesk.Bumped.raise;
import static dev.earshot.helpdesk.Bumped.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.model.Level;
import org.junit.jupiter.api.Test;

class TendTicketsTest {
  private static final String ADA = "cust:C-1";

  private final Bumped bumped = new Bumped();
  private final Notebook notebook = new Notebook();
  private final TownDesk desk = new TownDesk("town");
  private boolean create;

  @Test
  void theNewestOpenTicketIsRaisedAndTold() throws DeskException {
    desk.has("6", "1", Level.LOW).has("7", "1", Level.NORMAL).has("8", "2", Level.NORMAL);
    says(Level.URGENT);

    tend();

    assertThat(desk.level("7")).isEqualTo(Level.URGENT);
    assertThat(desk.level("6")).isEqualTo(Level.LOW);
    assertThat(desk.level("8")).isEqualTo(Level.NORMAL);
    assertThat(desk.notes("7"))
        .containsExactly(
            """
            Earshot: serve this customer at urgent or above, rank 72 of 100.
            - complaint without an answer for 60 minutes
            Rank: negativity 18 of 20, influence 20 of 30, customer tier 15 of 15, age 20 of 20, crisis 0 of 15.
            Since 2026-03-02T12:00:00Z.
            By NegativeStreak@3.
            https://earshot.example/alert/a1""");
  }

  @Test
  void askedAgainNothingIsDoneAgain() throws DeskException {
    desk.has("7", "1", Level.NORMAL);
    says(Level.URGENT);

    tend();
    tend();

    assertThat(desk.calls("mark")).hasSize(1);
    assertThat(desk.calls("note")).hasSize(1);
  }

  @Test
  void theOneNoteIsRewrittenWhenThereIsMoreToSay() throws DeskException {
    desk.has("7", "1", Level.NORMAL);
    says(Level.HIGH);
    tend();

    says(Level.URGENT);
    tend();

    assertThat(desk.notes("7")).singleElement().asString().contains("at urgent");
  }

  @Test
  void whenItIsOverTheTicketHasItsLevelBackAndTheNoteSaysSo() throws DeskException {
    desk.has("7", "1", Level.NORMAL);
    says(Level.URGENT);
    tend();

    bumped.isSilentOn(ADA);
    tend();

    assertThat(desk.level("7")).isEqualTo(Level.NORMAL);
    assertThat(desk.notes("7")).singleElement().asString().contains("it is over");
    assertThat(notebook.tickets(ADA)).isEmpty();
  }

  @Test
  void anOlderTicketGetsItsLevelBackThoughANewerOneWasOpenedSince() throws DeskException {
    desk.has("7", "1", Level.NORMAL);
    says(Level.URGENT);
    tend();
    desk.has("8", "1", Level.LOW);

    bumped.isSilentOn(ADA);
    tend();

    assertThat(desk.level("7")).isEqualTo(Level.NORMAL);
    assertThat(desk.calls("mark 8")).isEmpty();
  }

  @Test
  void aPersonsPriorityStaysAndTheNoteGoesOn() throws DeskException {
    desk.has("7", "1", Level.NORMAL);
    says(Level.HIGH);
    tend();
    desk.personSets("7", Level.LOW);

    says(Level.URGENT);
    tend();

    assertThat(desk.level("7")).isEqualTo(Level.LOW);
    assertThat(desk.notes("7"))
        .singleElement()
        .asString()
        .contains("at urgent", "set at this desk since");
  }

  @Test
  void aMergedTicketIsFollowed() throws DeskException {
    desk.has("7", "1", Level.NORMAL).has("9", "2", Level.NORMAL).has("10", "2", Level.LOW);
    says(Level.URGENT);
    tend();
    desk.merge("7", "9");
    desk.merge("9", "10");

    tend();

    assertThat(desk.level("10")).isEqualTo(Level.URGENT);
    assertThat(notebook.ticket("7")).isEqualTo(Memory.NONE);
    bumped.isSilentOn(ADA);
    tend();
    assertThat(desk.level("10")).isEqualTo(Level.LOW);
  }

  @Test
  void aCircleOfMergedTicketsEnds() throws DeskException {
    desk.has("7", "1", Level.NORMAL).has("9", "1", Level.NORMAL);
    says(Level.URGENT);
    tend();
    desk.merge("7", "9");
    desk.merge("9", "7");

    tend();

    assertThat(desk.calls("mark")).hasSize(1);
  }

  @Test
  void aClosedTicketIsNotTouched() throws DeskException {
    desk.has("7", "1", Level.NORMAL);
    says(Level.URGENT);
    tend();
    desk.close("7");

    bumped.isSilentOn(ADA);
    tend();

    assertThat(desk.level("7")).isEqualTo(Level.URGENT);
    assertThat(desk.calls("mark")).hasSize(1);
    assertThat(desk.calls("note")).hasSize(1);
  }

  @Test
  void whoHasNoTicketGetsNoneUnlessTheDeskWantsOneAndThenOneOnly() throws DeskException {
    says(Level.URGENT);
    assertThat(tend()).as("look again").isTrue();
    assertThat(desk.ids()).isEmpty();

    create = true;
    assertThat(tend()).isFalse();
    tend();
    assertThat(desk.ids()).containsExactly("new-1");
    assertThat(desk.level("new-1")).isEqualTo(Level.URGENT);
    assertThat(desk.notes("new-1")).hasSize(1);

    desk.close("new-1");
    tend();
    assertThat(desk.ids()).as("somebody has closed it: that is an answer").hasSize(1);
  }

  @Test
  void whoIsKnownAtAnotherDeskOnlyCostsNoCall() throws DeskException {
    bumped.says(raise(ADA, 1, Level.URGENT, ref("village", ADA)));

    assertThat(tend()).isFalse();

    assertThat(desk.calls("")).isEmpty();
  }

  @Test
  void aTicketMayBeTheSubjectItself() throws DeskException {
    desk.has("7", "1", Level.NORMAL);
    bumped.says(raise("ticket:town:7", 1, Level.HIGH));

    tending().tend("ticket:town:7");

    assertThat(desk.level("7")).isEqualTo(Level.HIGH);
  }

  @Test
  void whereTwoAreBehindATicketTheHigherCountsUntilBothAreOver() throws DeskException {
    desk.has("7", "1", Level.LOW);
    says(Level.HIGH);
    bumped.says(raise("ticket:town:7", 1, Level.URGENT));
    tend();
    tending().tend("ticket:town:7");
    assertThat(desk.level("7")).isEqualTo(Level.URGENT);

    bumped.isSilentOn("ticket:town:7");
    tending().tend("ticket:town:7");
    assertThat(desk.level("7")).isEqualTo(Level.HIGH);

    bumped.isSilentOn(ADA);
    tend();
    assertThat(desk.level("7")).isEqualTo(Level.LOW);
  }

  @Test
  void whoeverChangesATicketWhileWeDoIsNotOverwritten() throws DeskException {
    desk.has("7", "1", Level.NORMAL);
    desk.before(
        call -> {
          if (call.startsWith("mark")) {
            desk.personSets("7", Level.LOW);
          }
        });
    says(Level.URGENT);

    tend();

    assertThat(desk.level("7")).isEqualTo(Level.LOW);
    assertThat(notebook.ticket("7").handsOff()).isTrue();
  }

  @Test
  void aDeskThatAlwaysConflictsIsNotAskedForEver() {
    desk.has("7", "1", Level.NORMAL);
    desk.before(
        call -> {
          if (call.startsWith("mark")) {
            throw new DeskException(DeskException.Kind.CONFLICT, "not now");
          }
        });
    says(Level.URGENT);

    assertThatThrownBy(this::tend).isInstanceOf(DeskException.class);

    assertThat(desk.calls("ticket")).hasSize(3);
  }

  @Test
  void aNoteThatSomebodyDeletedIsWrittenAnew() throws DeskException {
    desk.has("7", "1", Level.NORMAL);
    says(Level.HIGH);
    tend();
    desk.deleteNotes("7");

    says(Level.URGENT);
    tend();

    assertThat(desk.notes("7")).hasSize(1);
  }

  @Test
  void aDeskOfFewerStepsIsNotTakenForAPerson() throws DeskException {
    desk.upTo(Level.HIGH).has("7", "1", Level.NORMAL);
    says(Level.URGENT);
    tend();
    assertThat(desk.level("7")).isEqualTo(Level.HIGH);

    bumped.isSilentOn(ADA);
    tend();

    assertThat(desk.level("7")).isEqualTo(Level.NORMAL);
  }

  private void says(Level level) {
    bumped.says(raise(ADA, 1, level, ref("town", ADA)));
  }

  private boolean tend() throws DeskException {
    return tending().tend(ADA);
  }

  private TendTickets tending() {
    return new TendTickets(
        desk, bumped, notebook, new Words("https://earshot.example/alert/"), create);
  }
}
