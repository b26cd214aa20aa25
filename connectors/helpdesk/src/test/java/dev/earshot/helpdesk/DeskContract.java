package dev.earshot.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.earshot.config.DeskSettings;
import dev.earshot.config.DeskSettings.Mode;
import dev.earshot.helpdesk.DeskException.Kind;
import dev.earshot.model.Level;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each desk must do, whichever it is. */
abstract class DeskContract {
  protected DeskStub stub;
  protected Desk desk;
  protected String customer;
  protected String ticket;

  abstract DeskStub startStub();

  abstract DeskSettings settings(Mode mode);

  /** The desk's own word for high. */
  abstract String high();

  @BeforeEach
  void aCustomerHasATicket() {
    stub = startStub();
    desk = TestDesks.open(settings(Mode.PRIORITY));
    customer = stub.addCustomer();
    ticket = stub.addTicket(customer);
  }

  @AfterEach
  void close() {
    stub.close();
  }

  @Test
  void openTicketsComeNewestFirstAndWithoutTheClosed() throws DeskException {
    String closed = stub.addTicket(customer);
    String newest = stub.addTicket(customer);
    stub.addTicket(stub.addCustomer());
    stub.close(closed);

    assertThat(desk.openTickets(customer)).extracting(Ticket::id).containsExactly(newest, ticket);
  }

  @Test
  void aCustomerWithoutTicketsHasNone() throws DeskException {
    assertThat(desk.openTickets(stub.addCustomer())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aMarkIsReadBackAndTakenAway(Mode mode) throws DeskException {
    desk = TestDesks.open(settings(mode));
    Level before = read().level();

    desk.mark(read(), Level.HIGH);
    Level marked = read().level();
    desk.mark(read(), Level.URGENT);
    Level raised = read().level();
    desk.mark(read(), before);

    assertThat(marked).isEqualTo(desk.asRead(Level.HIGH));
    assertThat(raised).isEqualTo(desk.asRead(Level.URGENT)).isEqualTo(Level.URGENT);
    assertThat(read().level()).isEqualTo(before);
  }

  @Test
  void aPriorityIsWrittenInTheDesksOwnWords() throws DeskException {
    desk.mark(read(), Level.HIGH);

    assertThat(stub.priority(ticket)).isEqualTo(high());
  }

  @Test
  void aMarkAsATagLeavesTheTagsOfOthersAlone() throws DeskException {
    desk = TestDesks.open(settings(Mode.TAG));
    stub.tag(ticket, "billing", "earshot_low", "earshots");

    desk.mark(read(), Level.URGENT);

    assertThat(stub.tags(ticket))
        .containsExactlyInAnyOrder("billing", "earshots", "earshot_urgent");
    assertThat(stub.priority(ticket)).isNotEqualTo(high());
  }

  @Test
  void whatAPersonChangedSinceWeReadItIsNotOverwritten() throws DeskException {
    Ticket read = read();
    stub.personSets(ticket, high());

    assertThat(problem(() -> desk.mark(read, Level.LOW)).kind()).isEqualTo(Kind.CONFLICT);
    assertThat(stub.priority(ticket)).isEqualTo(high());
  }

  @Test
  void aClosedTicketIsToldAsClosedAndNotTouched() throws DeskException {
    stub.close(ticket);
    Ticket closed = read();

    assertThat(closed.closed()).isTrue();
    assertThat(closed.mergedInto()).isNull();
    assertThat(problem(() -> desk.mark(closed, Level.HIGH)).kind()).isEqualTo(Kind.REFUSED);
    assertThat(problem(() -> desk.note(closed, null, "words")).kind()).isEqualTo(Kind.REFUSED);
    assertThat(stub.notes(ticket)).isEmpty();
  }

  @Test
  void aMergedTicketSaysWhereItWent() throws DeskException {
    String target = stub.addTicket(customer);
    stub.merge(ticket, target);

    assertThat(read().closed()).isTrue();
    assertThat(read().mergedInto()).isEqualTo(target);
    assertThat(desk.openTickets(customer)).extracting(Ticket::id).containsExactly(target);
    assertThat(problem(() -> desk.mark(read(), Level.HIGH)).kind()).isEqualTo(Kind.REFUSED);
  }

  @Test
  void aTicketThatIsNotThereIsEmptyAndCannotBeMarked() throws DeskException {
    Ticket gone = new Ticket("99999", Level.NONE, false, null, "");

    assertThat(desk.ticket("99999")).isEmpty();
    assertThat(problem(() -> desk.mark(gone, Level.HIGH)).kind()).isEqualTo(Kind.GONE);
    assertThat(problem(() -> desk.note(gone, null, "words")).kind()).isEqualTo(Kind.GONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a b/c", "../users/1", "12abc", "1?x=y", "-1", "99999999999999999999"})
  void anIdThatIsNoneNeverReachesTheDesk(String id) throws DeskException {
    assertThat(desk.ticket(id)).isEmpty();
    assertThat(problem(() -> desk.openTickets(id)).kind()).isEqualTo(Kind.GONE);
    assertThat(problem(() -> desk.create(id, "t", "n", "k")).kind()).isEqualTo(Kind.GONE);
    assertThat(stub.requests()).isEmpty();
  }

  @Test
  void theWrongTokenIsUnauthorizedAndNotPrinted() {
    desk = TestDesks.open(TestDesks.withToken(settings(Mode.PRIORITY), "wr0ng"));

    DeskException problem = problem(() -> desk.ticket(ticket));

    assertThat(problem.kind()).isEqualTo(Kind.UNAUTHORIZED);
    assertThat(problem).hasMessage("desk: status 401");
  }

  @Test
  void whatTheDeskCannotAcceptIsRefused() {
    stub.failNext(422, 1);

    assertThat(problem(() -> desk.openTickets(customer)).kind()).isEqualTo(Kind.REFUSED);
  }

  @Test
  void aLimitSaysHowLongToWait() throws DeskException {
    stub.limitPerMinute(1);
    stub.retryAfter("31");
    desk = TestDesks.open(settings(Mode.FIELD));

    DeskException problem =
        problem(
            () -> {
              desk.openTickets(customer);
              desk.openTickets(customer);
            });

    assertThat(problem.kind()).isEqualTo(Kind.LIMITED);
    assertThat(problem.retryAfter()).isEqualTo(Duration.ofSeconds(31));
  }

  @Test
  void aDeskInTroubleIsUnavailableAndComesBack() throws DeskException {
    stub.failNext(503, 1);

    DeskException problem = problem(this::read);

    assertThat(problem.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(problem.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    assertThat(read().id()).isEqualTo(ticket);
  }

  @Test
  void aDeskThatIsAwayIsUnavailable() {
    stub.close();

    assertThat(problem(this::read).kind()).isEqualTo(Kind.UNAVAILABLE);
  }

  @Test
  void aTicketIsCreatedWithAnInternalFirstNote() throws DeskException {
    String other = stub.addCustomer();

    Ticket created = desk.create(other, "Angry\nin public", "first words", "alert-1");

    assertThat(desk.openTickets(other)).containsExactly(created);
    assertThat(stub.notes(created.id())).containsExactly("first words");
  }

  @Test
  void aTicketForACustomerTheDeskDoesNotKnowIsRefused() {
    assertThat(problem(() -> desk.create("99999", "t", "n", "k")).kind()).isEqualTo(Kind.REFUSED);
  }

  @Test
  void aNoteIsWrittenOnceThoughItsNumbersMove() throws DeskException {
    String first = desk.note(read(), null, "silent for 60 minutes");
    String again = desk.note(read(), first, "silent for 61 minutes");
    String other = desk.note(read(), again, "answered");

    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
    assertThat(stub.notes(ticket)).containsExactly("silent for 60 minutes", "answered");
  }

  @Test
  void weSayWhoWeAre() throws DeskException {
    read();

    assertThat(stub.requests())
        .allSatisfy(request -> assertThat(request.headers().agent()).startsWith("earshot/"));
  }

  protected final Ticket read() throws DeskException {
    return desk.ticket(ticket).orElseThrow();
  }

  protected static DeskException problem(ThrowingCallable call) {
    DeskException problem = catchThrowableOfType(DeskException.class, call);
    assertThat(problem).isNotNull();
    assertThat(problem.getMessage()).doesNotContain(DeskStub.TOKEN, "belong in no log");
    return problem;
  }
}
