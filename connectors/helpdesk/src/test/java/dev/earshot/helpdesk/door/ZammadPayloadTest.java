package dev.earshot.helpdesk.door;

import static dev.earshot.model.DeskEvent.Type.ANSWERED;
import static dev.earshot.model.DeskEvent.Type.CLOSED;
import static dev.earshot.model.DeskEvent.Type.CREATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.config.HelpdeskSettings.Secret;
import dev.earshot.http.Refusal;
import dev.earshot.model.DeskEvent;
import dev.earshot.model.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Zammad's own payload, cut down to what we read, with strangers' words left in. */
class ZammadPayloadTest {
  private static final Secret DESK =
      new Secret(Secret.Kind.ZAMMAD, Knock.SECRET, "bridge@acme.example");

  private ObjectNode ticket;
  private ObjectNode article;

  @BeforeEach
  void anOpenTicketWithTwoArticlesOfItsCustomer() {
    ticket = Json.mapper().createObjectNode();
    ticket.put("id", 81).put("number", "10081").put("customer_id", 8).put("article_count", 2);
    ticket.put("state", "open").put("title", "OUCH\u0000");
    ticket.put("created_at", "2026-03-02T12:00:00.282Z").put("created_by_id", 8);
    ticket.put("updated_at", "2026-03-02T12:30:00.000Z").put("updated_by_id", 3);
    ticket.putObject("updated_by").put("login", "ana@acme.example");
    article = Json.mapper().createObjectNode();
    article.put("id", 104).put("sender", "Customer").put("type", "email").put("internal", false);
    article.put("created_at", "2026-03-02T12:30:00.000Z").put("created_by_id", 3);
    article.put("body", "<b>OUCH</b>");
    article.putObject("created_by").put("login", "ana@acme.example");
  }

  @Test
  void aFirstArticleOpensATicket() {
    ticket.put("article_count", 1);

    assertThat(told())
        .containsExactly(
            new DeskEvent(
                "81-created",
                CREATED,
                "zammad",
                "81",
                "8",
                null,
                "",
                Instant.parse("2026-03-02T12:00:00.282Z"),
                1));
  }

  @Test
  void aChangeBeforeTheSecondArticleOpensNothingAgain() {
    ticket.put("article_count", 1);
    article.removeAll();

    assertThat(told()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"email", "phone", "web", "twitter direct-message"})
  void anArticleOfAnAgentThatReachesTheCustomerIsAnAnswer(String type) {
    article.put("sender", "Agent").put("type", type);

    assertThat(told())
        .containsExactly(
            new DeskEvent(
                "81-answered-104",
                ANSWERED,
                "zammad",
                "81",
                "8",
                null,
                type,
                Instant.parse("2026-03-02T12:30:00Z"),
                1));
  }

  @Test
  void whatReachesNoCustomerIsNoAnswer() {
    assertThat(told()).as("the customer's own words").isEmpty();

    article.put("sender", "Agent").put("internal", true);
    assertThat(told()).as("an internal article").isEmpty();

    article.put("internal", false).put("type", "note");
    assertThat(told()).as("a note").isEmpty();

    article.put("sender", "System").put("type", "email");
    assertThat(told()).as("an automatic reply").isEmpty();
  }

  @Test
  void aTicketThatBeginsWithACallToTheCustomerIsAnswered() {
    ticket.put("article_count", 1);
    article.put("sender", "Agent").put("type", "phone");

    assertThat(told()).extracting(DeskEvent::type).containsExactly(CREATED, ANSWERED);
  }

  @Test
  void anAnswerThatClosesIsBoth() {
    article.put("sender", "Agent");
    ticket.put("state", "closed").put("close_at", "2026-03-02T12:30:00Z");

    assertThat(told()).extracting(DeskEvent::type).containsExactly(ANSWERED, CLOSED);
  }

  @Test
  void anEndKeepsItsIdWhateverIsChangedAfterwardsAndTheNextEndHasAnother() {
    ticket.put("state", "closed").put("close_at", "2026-03-02T12:30:00Z");
    String first = told().get(0).id();

    ticket.put("updated_at", "2026-03-02T13:00:00Z");
    assertThat(told().get(0).id()).isEqualTo(first);

    ticket.put("last_close_at", "2026-03-02T14:00:00Z");
    assertThat(told().get(0).id()).isNotEqualTo(first);
  }

  @Test
  void aMergedTicketIsOverAndAStateMayBeAnObject() {
    ticket.put("state", "merged");
    assertThat(told()).extracting(DeskEvent::type).containsExactly(CLOSED);

    ticket.putObject("state").put("name", "closed");
    assertThat(told()).extracting(DeskEvent::type).containsExactly(CLOSED);
  }

  @Test
  void anotherPriorityOrOwnerLeavesNothingToTellItBy() {
    ticket.putObject("priority").put("name", "3 high");
    ticket.put("owner_id", 5);

    assertThat(told()).isEmpty();
  }

  @Test
  void anUpdateWithoutAnArticleHasNone() throws Refusal {
    String body = "{\"ticket\": %s, \"article\": null}".formatted(ticket);

    assertThat(Body.read("zammad", DESK, Knock.bytes(body))).isEmpty();
  }

  @Test
  void whatOurOwnBridgeWroteOrClosedIsKnownByLoginAndById() throws Refusal {
    article.put("sender", "Agent").putObject("created_by").put("login", "Bridge@acme.example");
    ticket.put("state", "closed");

    List<Deed> deeds = deeds();

    assertThat(deeds)
        .extracting(deed -> deed.isBy(DESK.ownUser()))
        .as("answered by the bridge, closed by ana")
        .containsExactly(true, false);
    assertThat(deeds).allMatch(deed -> deed.isBy("3"));
  }

  @Test
  void whatIsMissingIsNamedWithItsPlace() {
    ticket.put("article_count", 1).remove("created_at");

    assertThat(catchThrowableOfType(Refusal.class, this::deeds))
        .hasMessage("ticket.created_at is missing");
  }

  private List<DeskEvent> told() {
    try {
      return deeds().stream().map(Deed::event).toList();
    } catch (Refusal e) {
      throw new AssertionError(e);
    }
  }

  private List<Deed> deeds() throws Refusal {
    String body = "{\"ticket\": %s, \"article\": %s}".formatted(ticket, article);
    return Body.read("zammad", DESK, Knock.bytes(body));
  }
}
