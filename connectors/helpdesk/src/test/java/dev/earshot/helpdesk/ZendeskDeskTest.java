package dev.earshot.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.DeskSettings;
import dev.earshot.config.DeskSettings.Mode;
import dev.earshot.helpdesk.DeskException.Kind;
import dev.earshot.model.Level;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ZendeskDeskTest extends DeskContract {
  private ZendeskStub zendesk;

  @Override
  DeskStub startStub() {
    zendesk = ZendeskStub.start();
    return zendesk;
  }

  @Override
  DeskSettings settings(Mode mode) {
    return zendesk.settings(mode);
  }

  @Override
  String high() {
    return "high";
  }

  @Test
  void theDeskItselfRefusesAStaleUpdate() throws DeskException {
    Ticket read = read();
    stub.personSets(ticket, "low");

    assertThat(problem(() -> desk.mark(read, Level.HIGH)))
        .hasMessage("desk: status 409 UpdateConflict");
  }

  @Test
  void tagsThatCameSinceWeReadAreNotLost() throws DeskException {
    desk = TestDesks.open(settings(Mode.TAG));
    Ticket read = read();
    stub.tag(ticket, "vip");

    assertThat(problem(() -> desk.mark(read, Level.HIGH)).kind()).isEqualTo(Kind.CONFLICT);
    assertThat(stub.tags(ticket)).containsExactly("vip");
  }

  @Test
  void aSolvedTicketIsNotOpenButCanBeMarked() throws DeskException {
    zendesk.solve(ticket);

    desk.mark(read(), Level.LOW);

    assertThat(desk.openTickets(customer)).isEmpty();
    assertThat(stub.priority(ticket)).isEqualTo("low");
  }

  @Test
  void onlyTheLastCommentSaysWhereAMergedTicketWent() throws DeskException {
    String target = stub.addTicket(customer);
    desk.note(read(), null, "see #7");
    stub.merge(ticket, target);

    assertThat(read().mergedInto()).isEqualTo(target);
  }

  @Test
  void aMergeWhoseWordsNameNoTicketIsMerelyClosed() throws DeskException {
    stub.tag(ticket, "closed_by_merge");
    stub.close(ticket);

    assertThat(read().closed()).isTrue();
    assertThat(read().mergedInto()).isNull();
  }

  @Test
  void theSameKeyOpensNoSecondTicket() throws DeskException {
    Ticket first = desk.create(customer, "title", "note", "alert-1");
    Ticket again = desk.create(customer, "title, by now", "note", "alert-1");
    Ticket other = desk.create(customer, "title", "note", "alert-2");

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(other.id()).isNotEqualTo(first.id());
    assertThat(stub.ticketsOf(customer)).isEqualTo(3);
    assertThat(stub.count("POST")).isEqualTo(2);
  }

  @Test
  void aTicketWhoseAnswerWasLostIsNotOpenedTwice() throws DeskException {
    stub.loseAnswer("POST");

    Kind lost = problem(() -> desk.create(customer, "title", "note", "alert-1")).kind();
    desk.create(customer, "title", "note", "alert-1");

    assertThat(lost).isEqualTo(Kind.UNAVAILABLE);
    assertThat(stub.ticketsOf(customer)).isEqualTo(2);
  }

  @Test
  void aNoteShowsHostileWordsAsTheyAre() throws DeskException {
    desk.note(read(), null, "<img src=x onerror=\"a('&')\"> **bold**\n{{ticket.id}}\u0007");

    assertThat(stub.notes(ticket))
        .isEqualTo(
            List.of(
                "&lt;img src=x onerror=&quot;a(&#39;&amp;&#39;)&quot;&gt; **bold**<br>"
                    + "&#123;&#123;ticket.id&#125;&#125;"));
  }

  @Test
  void aTokenThatSpeaksForItselfIsABearer() throws DeskException {
    DeskSettings bearer =
        TestDesks.settings(DeskSettings.Kind.ZENDESK, stub.url(), "", Mode.PRIORITY, "");

    assertThat(TestDesks.open(bearer).ticket(ticket)).isPresent();
  }

  @Test
  void aWordTheDeskDoesNotKnowIsRefused() throws DeskException {
    DeskSettings odd = TestDesks.withLevels(settings(Mode.PRIORITY), Map.of("urgent", "at once"));

    assertThat(problem(() -> TestDesks.open(odd).mark(read(), Level.URGENT)))
        .hasMessage("desk: status 422 RecordInvalid");
  }
}
