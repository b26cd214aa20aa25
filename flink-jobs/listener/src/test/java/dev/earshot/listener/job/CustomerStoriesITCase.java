package dev.earshot.listener.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.Settings;
import dev.earshot.listener.scoring.Pseudonyms;
import dev.earshot.model.Alert;
import dev.earshot.model.Bump;
import dev.earshot.model.Card;
import dev.earshot.model.Control;
import dev.earshot.model.Customer;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.DeskEvent;
import dev.earshot.model.Entry;
import dev.earshot.model.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to a customer, through the whole pipeline. */
class CustomerStoriesITCase {
  private static final Settings SETTINGS = new ConfigLoader(name -> null).shipped();
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Customer.Ref REF = new Customer.Ref("zendesk", "4711");
  private static final String ANGRY =
      "@skyhop is the worst airline ever, they broke my guitar, I am furious";

  @TempDir private static Path checkpoints;

  private Corner corner;

  @BeforeEach
  void start() {
    corner = new Corner(NINE, at(120));
  }

  @Test
  void aLateLinkRenamesTheSubjectAndTheAlertStaysTheSame() throws Exception {
    says(1, "p1");
    corner.customer(at(10), customer("declared"));
    says(20, "p2");

    List<Entry> entries = read();

    List<Alert> told = angry(entries);
    assertThat(told).extracting(Alert::id).containsOnly(told.get(0).id());
    assertThat(told.get(0).subject()).isEqualTo("acct:x:ana");
    Alert last = told.get(told.size() - 1);
    assertThat(last.subject()).isEqualTo("cust:c1");
    assertThat(last.tier()).isEqualTo(CustomerTier.TOP);
    assertThat(bump(entries, "cust:c1").refs()).containsExactly(REF);
    assertThat(bump(entries, "acct:x:ana").kind()).isEqualTo(Bump.Kind.CLEAR);
  }

  @Test
  void aLinkUndoneRestoresWhatWasBefore() throws Exception {
    says(1, "p1");
    corner.customer(at(10), customer("declared"));
    says(20, "p2");
    corner.customer(at(30), Customer.of("c1", CustomerTier.TOP, null, null, null));
    says(40, "p3");
    Corner never = new Corner(NINE, at(120));
    for (int post = 1; post <= 3; post++) {
      never.says(at(List.of(1, 20, 40).get(post - 1)), "x", "ana", 400_000, "p" + post, ANGRY);
    }

    List<Entry> entries = read();

    Bump as = bump(never.entries(SETTINGS, checkpoints, 1), "acct:x:ana");
    Bump is = bump(entries, "acct:x:ana");
    assertThat(is.refs()).isEmpty();
    assertThat(is.parts()).isEqualTo(as.parts());
    assertThat(is.rank()).isEqualTo(as.rank());
    assertThat(is.level()).isEqualTo(as.level());
    Alert last = newest(angry(entries));
    assertThat(last.subject()).isEqualTo("acct:x:ana");
    assertThat(last.customer()).isFalse();
    assertThat(last.tier()).isEqualTo(CustomerTier.STANDARD);
    assertThat(bump(entries, "cust:c1").kind()).isEqualTo(Bump.Kind.CLEAR);
    assertThat(newestOf(entries, "card:c1").erasure()).as("nothing of theirs is left").isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"confirmed", "declared", "phone"})
  void aForbiddenNetworkStaysUnlinkedWhateverTheRecordSays(String provenance) throws Exception {
    Customer.Account account =
        new Customer.Account("reddit", "ana", List.of(provenance, "confirmed"), true);
    corner.customer(
        at(-1), Customer.of("c1", CustomerTier.TOP, List.of(account), List.of(REF), null));
    corner.says(at(1), "reddit", "ana", 400_000, "p1", ANGRY);

    List<Entry> entries = read();

    assertThat(angry(entries)).extracting(Alert::subject).containsOnly("acct:reddit:ana");
    assertThat(entries)
        .extracting(Entry::identity)
        .noneMatch(name -> name.contains("cust:") || name.matches("(card|review):.*"));
  }

  @Test
  void whoAnswersSeesTheCardWithTheCallOnIt() throws Exception {
    corner.customer(at(-1), customer("declared"));
    says(1, "p1");
    corner.desk(desk(DeskEvent.Type.CREATED, 5));
    corner.desk(desk(DeskEvent.Type.ANSWERED, 9));

    Card card = newestOf(read(), "card:c1").card();

    assertThat(card.tier()).isEqualTo(CustomerTier.TOP);
    assertThat(card.complaints().answered()).isEqualTo(1);
    assertThat(card.tickets()).extracting(Card.Ticket::channel).containsExactly("phone");
    assertThat(card.alerts()).extracting(Card.Trouble::rule).contains("AngryInfluencer");
    assertThat(card.influence().reach()).isPositive();
    assertThat(card.interactions())
        .extracting(Card.Interaction::kind)
        .containsExactly(
            Card.Interaction.Kind.ANSWERED_ELSEWHERE,
            Card.Interaction.Kind.TICKET_OPENED,
            Card.Interaction.Kind.SAID);
    assertThat(Json.write(card)).doesNotContain("guitar").doesNotContain("ana");
  }

  @Test
  void twoCoresTellTheSameCards() throws Exception {
    corner.customer(at(-1), customer("declared"));
    says(1, "p1");
    corner.desk(desk(DeskEvent.Type.CREATED, 5));
    corner.desk(desk(DeskEvent.Type.ANSWERED, 9));
    says(9, "p2");
    corner.customer(at(30), customer("confirmed"));

    assertThat(cards(corner.entries(SETTINGS, checkpoints, 2))).isEqualTo(cards(read()));
  }

  @Test
  void whoIsSuggestedWaitsForReviewAndStaysAStranger() throws Exception {
    corner.customer(at(-1), customer("same_name"));
    says(1, "p1");

    List<Entry> entries = read();

    assertThat(angry(entries)).extracting(Alert::subject).containsOnly("acct:x:ana");
    assertThat(entries)
        .extracting(Entry::suggestion)
        .filteredOn(Objects::nonNull)
        .singleElement()
        .satisfies(suggestion -> assertThat(suggestion.account()).isEqualTo("ana"));
  }

  @Test
  void whomTheCrmDeletesHasNoCardAnyMore() throws Exception {
    corner.customer(at(-1), customer("declared"));
    says(1, "p1");
    corner.noCustomer(at(30), "c1");
    says(40, "p2");

    List<Entry> entries = read();

    assertThat(newestOf(entries, "card:c1").erasure()).isNotNull();
    assertThat(newest(angry(entries)).subject()).isEqualTo("acct:x:ana");
  }

  @Test
  void whoObjectsHasNoCardAndIsAStranger() throws Exception {
    var config = SETTINGS.config();
    String name = new Pseudonyms(config.tenant(), config.privacy().pepper()).of("cust:c1");
    corner.customer(at(-1), customer("declared"));
    corner.control(
        at(0), new Control("o1", Control.Type.OBJECT, name, null, "ana", at(0), null, null, 1));
    says(1, "p1");

    List<Entry> entries = read();

    assertThat(entries).extracting(Entry::card).containsOnlyNulls();
    assertThat(angry(entries)).extracting(Alert::subject).containsOnly("acct:x:ana");
  }

  private void says(int minute, String id) {
    corner.says(at(minute), "x", "ana", 400_000, id, ANGRY);
  }

  private List<Entry> read() throws Exception {
    return corner.entries(SETTINGS, checkpoints, 1);
  }

  private static Customer customer(String provenance) {
    return Customer.of(
        "c1",
        CustomerTier.TOP,
        List.of(new Customer.Account("x", "ana", List.of(provenance), true)),
        List.of(REF),
        null);
  }

  private static DeskEvent desk(DeskEvent.Type type, int minute) {
    return new DeskEvent(
        "e" + minute, type, REF.desk(), "99", REF.id(), null, "phone", at(minute), 1);
  }

  private static Instant at(int minute) {
    return NINE.plusSeconds(60L * minute + 30);
  }

  private static List<Alert> angry(List<Entry> entries) {
    return entries.stream()
        .map(Entry::alert)
        .filter(alert -> alert != null && alert.rule().equals("AngryInfluencer"))
        .toList();
  }

  private static Alert newest(List<Alert> alerts) {
    return alerts.stream()
        .max((one, other) -> one.version().compareTo(other.version()))
        .orElseThrow();
  }

  private static Bump bump(List<Entry> entries, String subject) {
    return entries.stream()
        .map(Entry::bump)
        .filter(bump -> bump != null && bump.subject().equals(subject))
        .max((one, other) -> one.version().compareTo(other.version()))
        .orElseThrow();
  }

  private static Entry newestOf(List<Entry> entries, String identity) {
    return entries.stream()
        .filter(entry -> entry.identity().equals(identity))
        .reduce((one, other) -> other)
        .orElseThrow();
  }

  private static Map<String, String> cards(List<Entry> entries) {
    Map<String, String> cards = new TreeMap<>();
    for (Entry entry : entries) {
      if (entry.card() != null) {
        cards.put(entry.card().version().toString(), Json.write(entry.card()));
      }
    }
    assertThat(cards).isNotEmpty();
    return cards;
  }
}
