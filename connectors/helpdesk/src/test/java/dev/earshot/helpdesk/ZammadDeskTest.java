package dev.earshot.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.DeskSettings;
import dev.earshot.config.DeskSettings.Mode;
import dev.earshot.helpdesk.DeskException.Kind;
import dev.earshot.model.Level;
import org.junit.jupiter.api.Test;

class ZammadDeskTest extends DeskContract {
  private ZammadStub zammad;

  @Override
  DeskStub startStub() {
    zammad = ZammadStub.start();
    return zammad;
  }

  @Override
  DeskSettings settings(Mode mode) {
    return zammad.settings(mode);
  }

  @Override
  String high() {
    return "3 high";
  }

  @Test
  void highAndUrgentReadAlikeForItHasThreePriorities() throws DeskException {
    desk.mark(read(), Level.HIGH);

    assertThat(read().level()).isEqualTo(Level.URGENT).isEqualTo(desk.asRead(Level.HIGH));
  }

  @Test
  void aPriorityThatNoLevelIsNamedForIsLeftAlone() throws DeskException {
    stub.personSets(ticket, "9 board");

    assertThat(read().level()).isEqualTo(Level.NONE);
    assertThat(problem(() -> desk.mark(read(), Level.URGENT)).kind()).isEqualTo(Kind.REFUSED);
    assertThat(stub.priority(ticket)).isEqualTo("9 board");
  }

  @Test
  void aStateOfTheHousesOwnOfTheTypeClosedIsClosed() throws DeskException {
    zammad.state(ticket, ZammadStub.UNANSWERED);

    assertThat(read().closed()).isTrue();
    assertThat(desk.openTickets(customer)).isEmpty();
  }

  @Test
  void statesAreAskedForOnce() throws DeskException {
    read();
    read();
    desk.openTickets(customer);

    assertThat(stub.requests()).filteredOn(r -> r.path().endsWith("/ticket_states")).hasSize(1);
  }

  @Test
  void aConflictOfTheDesksOwnIsAConflict() {
    stub.failNext(409, 1);

    assertThat(problem(this::read).kind()).isEqualTo(Kind.CONFLICT);
  }

  @Test
  void aTicketWhoseAnswerWasLostIsFoundAmongTheOpen() throws DeskException {
    stub.loseAnswer("POST");

    problem(() -> desk.create(customer, "title", "note", "alert-1"));

    assertThat(desk.openTickets(customer)).hasSize(2);
  }

  @Test
  void ofTwoMarksThatAFailureLeftTheHigherCountsAndTheNextMarkMends() throws DeskException {
    desk = TestDesks.open(settings(Mode.TAG));
    stub.tag(ticket, "earshot_low", "earshot_high");

    Level left = read().level();
    desk.mark(read(), Level.LOW);

    assertThat(left).isEqualTo(Level.HIGH);
    assertThat(stub.tags(ticket)).containsExactly("earshot_low");
  }

  @Test
  void aNoteShowsHostileWordsAsTheyAre() throws DeskException {
    desk.note(read(), null, "<script>alert(1)</script>\n**bold**\u0007");

    assertThat(stub.notes(ticket)).containsExactly("<script>alert(1)</script>\n**bold**");
  }

  @Test
  void aPasswordIsAccepted() throws DeskException {
    DeskSettings basic =
        TestDesks.settings(DeskSettings.Kind.ZAMMAD, stub.url(), DeskStub.USER, Mode.PRIORITY, "");

    assertThat(TestDesks.open(basic).ticket(ticket)).isPresent();
  }
}
