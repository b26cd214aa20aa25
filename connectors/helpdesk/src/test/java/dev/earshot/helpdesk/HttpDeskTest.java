package dev.earshot.helpdesk;

import static dev.earshot.helpdesk.TestDesks.NO_CALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.earshot.config.DeskSettings;
import dev.earshot.config.DeskSettings.Mode;
import dev.earshot.config.DeskTemplates;
import dev.earshot.config.DeskTemplates.Answer;
import dev.earshot.config.DeskTemplates.Call;
import dev.earshot.helpdesk.DeskException.Kind;
import dev.earshot.helpdesk.StubHttp.Seen;
import dev.earshot.model.Json;
import dev.earshot.model.Level;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpDeskTest {
  private static final Call MARK =
      new Call("PATCH", "/cases/{{ticket}}", "{\"urgency\": {{level}}, \"seen\": \"{{stamp}}\"}");
  private static final Answer ANSWER =
      new Answer(
          "/cases",
          "/case",
          "/ref",
          "/urgency",
          "/state",
          List.of("done", "7"),
          "/moved/to",
          "/rev",
          "/note/id");

  private CaseStub stub;
  private Desk desk;

  /** A desk nobody has heard of: it says what the test has put at a path. */
  private static final class CaseStub extends StubHttp {
    private final Map<String, String> answers = new HashMap<>();

    synchronized void at(String route, String json) {
      answers.put(route, json.replace('\'', '"'));
    }

    @Override
    protected boolean knows(String authorization) {
      return authorization.equals("Bearer " + DeskStub.TOKEN);
    }

    @Override
    protected Reply route(Seen request, List<String> path) {
      String json = answers.get(request.method() + " " + String.join("|", path));
      if (json == null) {
        throw new Refused(404, "NoSuchCase");
      }
      try {
        return new Reply(200, Json.mapper().readTree(json));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  @BeforeEach
  void open() {
    stub = new CaseStub();
    desk = desk(MARK, NO_CALL, new Call("POST", "/cases/{{ticket}}/notes", "{\"t\":\"{{note}}\"}"));
  }

  @AfterEach
  void close() {
    stub.close();
  }

  @Test
  void pointersSayWhereThingsAre() throws DeskException {
    stub.at(
        "GET cases|A/7 b",
        "{'case': {'ref': 'A/7 b', 'urgency': 3, 'state': 'open', 'rev': 12, 'moved': {}}}");

    assertThat(desk.ticket("A/7 b")).contains(new Ticket("A/7 b", Level.HIGH, false, null, "12"));
    assertThat(stub.requests()).extracting(Seen::path).containsExactly("/cases/A%2F7%20b");
  }

  @Test
  void closedAndMovedTicketsSaySo() throws DeskException {
    stub.at("GET cases|1", "{'case': {'ref': 1, 'state': 7, 'moved': {'to': 2}}}");

    assertThat(desk.ticket("1")).contains(new Ticket("1", Level.NONE, true, "2", ""));
  }

  @Test
  void openTicketsLeaveOutTheClosed() throws DeskException {
    stub.at(
        "GET people|c 1/x|cases",
        "{'cases': [{'ref': 'b', 'state': 'open'}, {'ref': 'a', 'state': 'done'}]}");

    assertThat(desk.openTickets("c 1/x")).extracting(Ticket::id).containsExactly("b");
  }

  @Test
  void anAnswerWithoutAListDoesNotPassForAnEmptyOne() {
    stub.at("GET people|c1|cases", "{'error': 'try later'}");

    assertThat(problem(() -> desk.openTickets("c1")).kind()).isEqualTo(Kind.UNAVAILABLE);
  }

  @Test
  void aTicketThatIsNotThereIsEmpty() throws DeskException {
    assertThat(desk.ticket("none")).isEmpty();
  }

  @Test
  void anEmptyIdIsRefusedBeforeItBecomesAnotherAddress() {
    assertThat(problem(() -> desk.ticket("")).kind()).isEqualTo(Kind.REFUSED);
    assertThat(stub.requests()).isEmpty();
  }

  @Test
  void aMarkIsWrittenInTheDesksOwnWords() throws DeskException {
    stub.at("GET cases|1", "{'case': {'ref': 1, 'rev': 'r1'}}");
    stub.at("PATCH cases|1", "{}");

    desk.mark(new Ticket("1", Level.NONE, false, null, "r1"), Level.URGENT);

    assertThat(last().body()).hasToString("{\"urgency\":4,\"seen\":\"r1\"}");
  }

  @Test
  void whatMovedSinceItWasReadIsAConflict() {
    stub.at("GET cases|1", "{'case': {'ref': 1, 'rev': 'r2'}}");
    stub.at("PATCH cases|1", "{}");
    Ticket stale = new Ticket("1", Level.NONE, false, null, "r1");

    assertThat(problem(() -> desk.mark(stale, Level.HIGH)).kind()).isEqualTo(Kind.CONFLICT);
    assertThat(stub.count("PATCH")).isZero();
  }

  @Test
  void aMarkIsTakenAwayByItsOwnCallOrByAnEmptyWord() throws DeskException {
    stub.at("PATCH cases|1", "{}");
    stub.at("DELETE cases|1|urgency", "{}");
    Ticket ticket = new Ticket("1", Level.HIGH, false, null, "");

    desk.mark(ticket, Level.NONE);
    String written = last().body().toString();
    desk(MARK, new Call("DELETE", "/cases/{{ticket}}/urgency", ""), NO_CALL)
        .mark(ticket, Level.NONE);

    assertThat(written).isEqualTo("{\"urgency\":\"\",\"seen\":\"\"}");
    assertThat(last().method()).isEqualTo("DELETE");
    assertThat(last().body().isMissingNode()).isTrue();
  }

  @Test
  void aNoteOfHostileWordsIsOneText() throws DeskException {
    stub.at("POST cases|1|notes", "{'note': {'id': 'n9'}}");
    Ticket ticket = new Ticket("1", Level.NONE, false, null, "");
    String words = "\"}, \"public\": true, {\"x\": \"\n<b>{{ticket}}</b>";

    String id = desk.note(ticket, null, words);
    String again = desk.note(ticket, id, words);

    assertThat(last().body().path("t").asText()).isEqualTo(words);
    assertThat(last().body()).hasSize(1);
    assertThat(again).isEqualTo(id).startsWith("n9.");
    assertThat(stub.count("POST")).isEqualTo(1);
  }

  @Test
  void aDeskWithoutATemplateForNotesKeepsNone() throws DeskException {
    Ticket ticket = new Ticket("1", Level.NONE, false, null, "");

    assertThat(desk(MARK, NO_CALL, NO_CALL).note(ticket, null, "words")).isEmpty();
    assertThat(stub.requests()).isEmpty();
  }

  @Test
  void aTicketIsCreatedByItsTemplate() throws DeskException {
    stub.at("POST people|c1|cases", "{'case': {'ref': 'new', 'state': 'open'}}");

    Ticket created = desk.create("c1", "One\nline", "words", "key");

    assertThat(created.id()).isEqualTo("new");
    assertThat(last().body().path("title").asText()).isEqualTo("One line");
    assertThat(last().body().path("key").asText()).hasSize(64);
  }

  @Test
  void mistakesInTemplatesAreNamedBeforeTheFirstCall() {
    assertThatThrownBy(() -> desk(new Call("PUT", "/c/{{id}}", ""), NO_CALL, NO_CALL))
        .hasMessageContaining("helpdesk.desks.desk.templates.mark.path: {{id}} has no value here");
    assertThatThrownBy(() -> desk(new Call("PUT", "/c/{{ticket}}", "{\"a\": }"), NO_CALL, NO_CALL))
        .hasMessageContaining("templates.mark.body is not JSON");
    assertThatThrownBy(() -> desk(new Call("PUT", "/c d/{{ticket}}", ""), NO_CALL, NO_CALL))
        .hasMessageContaining("Illegal character");
  }

  private Seen last() {
    List<Seen> requests = stub.requests();
    return requests.get(requests.size() - 1);
  }

  private static DeskException problem(ThrowingCallable call) {
    DeskException problem = catchThrowableOfType(DeskException.class, call);
    assertThat(problem).isNotNull();
    return problem;
  }

  private Desk desk(Call mark, Call unmark, Call note) {
    DeskTemplates templates =
        new DeskTemplates(
            new Call("GET", "/people/{{customer}}/cases", ""),
            new Call("GET", "/cases/{{ticket}}", ""),
            new Call(
                "POST",
                "/people/{{customer}}/cases",
                "{\"title\": \"{{title}}\", \"note\": \"{{note}}\", \"key\": \"{{key}}\"}"),
            mark,
            unmark,
            note,
            ANSWER);
    return TestDesks.open(
        new DeskSettings(
            DeskSettings.Kind.HTTP,
            stub.url().toString(),
            "",
            DeskStub.TOKEN,
            Mode.PRIORITY,
            "",
            "Users",
            false,
            60,
            Duration.ofSeconds(5),
            Map.of("low", "1", "normal", "2", "high", "3", "urgent", "4"),
            templates));
  }
}
