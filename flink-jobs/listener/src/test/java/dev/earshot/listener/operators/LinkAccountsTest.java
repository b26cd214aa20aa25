package dev.earshot.listener.operators;

import static dev.earshot.listener.operators.Mentions.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.earshot.config.CustomerSettings;
import dev.earshot.config.IdentitySettings;
import dev.earshot.config.IdentitySettings.Policy;
import dev.earshot.listener.scoring.Profile;
import dev.earshot.listener.scoring.Pseudonyms;
import dev.earshot.model.Control;
import dev.earshot.model.Customer;
import dev.earshot.model.CustomerLink;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.DeadLetter;
import dev.earshot.model.Entry;
import dev.earshot.model.Envelope;
import dev.earshot.model.Json;
import dev.earshot.model.Suggestion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkAccountsTest {
  private static final Pseudonyms PSEUDONYMS = new Pseudonyms("acme", "a pepper of sixteen");

  private Bench<Envelope, Control, CustomerLink> bench;
  private long offset;

  @BeforeEach
  void start() throws Exception {
    var identity =
        new IdentitySettings(
            Policy.OPT_IN, Map.of("forum", Policy.DECLARED, "reddit", Policy.FORBIDDEN));
    bench =
        Bench.of(
            new LinkAccounts(identity, new CustomerSettings(null, null), "acme", PSEUDONYMS),
            envelope -> PSEUDONYMS.of(LinkAccounts.subjectOf(envelope)),
            Control::subject);
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  @Test
  void theNetworksPolicyDecidesWhichAccountsAreTied() throws Exception {
    send("c1", account("forum", "f", false), account("x", "yes", true), account("x", "no", false));
    send("c2", account("reddit", "r", true), account("elsewhere", "e", false));

    assertThat(bench.emitted())
        .extracting(CustomerLink::account)
        .containsExactlyInAnyOrder("forum:f", "x:yes");
  }

  @Test
  void aLinkCarriesWhatTheDeskNeeds() throws Exception {
    send("c1", account("x", "ana", true));

    assertThat(bench.emitted())
        .containsExactly(
            new CustomerLink(
                "x:ana", "c1", CustomerTier.TOP, List.of(Mentions.TICKET_ID), at("09:00:02")));
  }

  @Test
  void anAccountLeftOutIsUnlinked() throws Exception {
    send("c1", account("x", "ana", true), account("x", "bob", true));
    bench.emitted();

    send("c1", account("x", "bob", true));

    List<CustomerLink> links = bench.emitted();
    assertThat(unlinked(links)).containsExactly("x:ana");
    assertThat(links).filteredOn(CustomerLink::linked).hasSize(1);
  }

  @Test
  void consentTakenBackUnlinks() throws Exception {
    send("c1", account("x", "ana", true));
    bench.emitted();

    send("c1", account("x", "ana", false));

    assertThat(unlinked(bench.emitted())).containsExactly("x:ana");
  }

  @Test
  void aTombstoneUnlinksEverythingAndLeavesNothing() throws Exception {
    send("c1", account("x", "ana", true), account("x", "bob", true));
    bench.emitted();

    sendBytes("c1", null);

    assertThat(unlinked(bench.emitted())).containsExactlyInAnyOrder("x:ana", "x:bob");
    assertThat(bench.stateEntries()).isZero();
    assertThat(bench.timers()).isZero();
  }

  @Test
  void whatIsLinkedSurvivesARestart() throws Exception {
    send("c1", account("x", "ana", true));

    bench.restart();
    sendBytes("c1", null);

    assertThat(unlinked(bench.emitted())).containsExactly("x:ana");
  }

  @Test
  void aRecordCountsTwoSecondsAfterItWasWrittenAtTheEarliest() throws Exception {
    send(customer("c1", at("08:00"), account("x", "ana", true)));
    send(customer("c2", at("09:00:01.999"), account("x", "bob", true)));
    send(customer("c3", at("10:00"), account("x", "eve", true)));

    assertThat(bench.emitted())
        .extracting(CustomerLink::effectiveAt)
        .containsExactly(at("09:00:02"), at("09:00:02"), at("10:00"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"confirmed", "declared", "email", "phone", "verified_link"})
  void aForbiddenNetworkStaysUnlinkedWhateverTheRecordSays(String provenance) throws Exception {
    send("c1", account("reddit", "r", true, provenance, "confirmed"));
    send("c1", account("reddit", "r", true, "same_name"));

    assertThat(bench.emitted()).isEmpty();
    assertThat(bench.aside(LinkAccounts.REVIEW)).isEmpty();
    assertThat(profiles()).allSatisfy(profile -> assertThat(profile.accounts()).isEmpty());
  }

  @Test
  void withoutConsentNobodyIsEvenSuggested() throws Exception {
    send("c1", account("x", "ana", false, "same_name", "phone"));

    assertThat(bench.emitted()).isEmpty();
    assertThat(bench.aside(LinkAccounts.REVIEW)).isEmpty();
  }

  @Test
  void whatIsNotSureEnoughIsSuggestedAndNeverLinked() throws Exception {
    send("c1", account("x", "ana", true, "same_name"));

    assertThat(bench.emitted()).isEmpty();
    assertThat(reviews())
        .singleElement()
        .satisfies(
            suggestion -> {
              assertThat(suggestion.customer()).isEqualTo("c1");
              assertThat(suggestion.account()).isEqualTo("ana");
              assertThat(suggestion.confidence()).isEqualTo(0.6);
              assertThat(suggestion.provenance()).containsExactly("same_name");
            });
  }

  @Test
  void aSuggestionIsTakenBackWhenTheCrmConfirmsIt() throws Exception {
    send("c1", account("x", "ana", true, "same_name"));
    String id = reviews().get(0).id();

    send("c1", account("x", "ana", true, "same_name", "confirmed"));

    assertThat(bench.emitted()).extracting(CustomerLink::account).containsExactly("x:ana");
    assertThat(takenBack()).containsExactly("review:" + id);
  }

  @Test
  void aSuggestionIsTakenBackWhenTheCrmDropsIt() throws Exception {
    send("c1", account("x", "ana", true, "same_name"));
    String id = reviews().get(0).id();
    bench.restart();

    send("c1");

    assertThat(bench.emitted()).isEmpty();
    assertThat(takenBack()).containsExactly("review:" + id);
  }

  @Test
  void aLinkThatBecomesDoubtfulIsUndoneAndSuggested() throws Exception {
    send("c1", account("x", "ana", true, "email"));
    bench.emitted();

    send("c1", account("x", "ana", true, "same_name"));

    assertThat(unlinked(bench.emitted())).containsExactly("x:ana");
    assertThat(reviews()).hasSize(1);
  }

  @Test
  void aDesksIdNoLongerListedIsTakenBack() throws Exception {
    send("c1", account("x", "ana", true));

    send(Customer.of("c1", CustomerTier.TOP, List.of(), List.of(), null));

    assertThat(bench.aside(LinkAccounts.REFS))
        .extracting(CustomerLink::account, CustomerLink::linked)
        .containsExactly(tuple("zendesk:ticket-77", true), tuple("zendesk:ticket-77", false));
  }

  @Test
  void whomTheCrmDeletesIsForgotten() throws Exception {
    send("c1", account("x", "ana", true), account("x", "eve", true, "same_name"));

    sendBytes("c1", null);

    assertThat(bench.aside(LinkAccounts.GONE))
        .containsExactly(new Gone("cust:c1", true, at("09:00:02"), 0, 1));
    assertThat(bench.aside(LinkAccounts.REFS))
        .extracting(CustomerLink::linked)
        .containsExactly(true, false);
    assertThat(takenBack()).hasSize(1);
    assertThat(profiles()).extracting(Profile::known).containsExactly(true, false);
    assertThat(bench.stateEntries()).isZero();
  }

  @Test
  void whoObjectsIsUnlinkedAndStaysSoThroughARestart() throws Exception {
    send("c1", account("x", "ana", true));
    bench.emitted();
    control(Control.Type.OBJECT, "c1", "09:30");
    assertThat(unlinked(bench.emitted())).containsExactly("x:ana");
    assertThat(bench.aside(LinkAccounts.GONE)).extracting(Gone::at).containsExactly(at("09:30"));
    int objection = bench.stateEntries();
    bench.restart();

    send(customer("c1", at("10:00"), account("x", "ana", true)));

    assertThat(bench.emitted()).isEmpty();
    assertThat(bench.aside(LinkAccounts.PROFILES)).isEmpty();
    assertThat(bench.aside(LinkAccounts.REVIEW)).isEmpty();
    assertThat(bench.stateEntries()).isEqualTo(objection).isEqualTo(1);
  }

  @Test
  void nobodyElseIsTouchedByAnObjection() throws Exception {
    send("c1", account("x", "ana", true));
    send("c2", account("x", "bob", true));
    bench.emitted();

    control(Control.Type.OBJECT, "c2", "09:30");

    assertThat(unlinked(bench.emitted())).containsExactly("x:bob");
  }

  @Test
  void whoAllowsItAgainCountsWithTheNextRecord() throws Exception {
    send("c1", account("x", "ana", true));
    control(Control.Type.OBJECT, "c1", "09:30");
    bench.emitted();
    control(Control.Type.ALLOW, "c1", "09:40");
    assertThat(bench.emitted()).isEmpty();

    send(customer("c1", at("10:00"), account("x", "ana", true)));

    assertThat(bench.emitted()).extracting(CustomerLink::linked).containsExactly(true);
  }

  @Test
  void aRecordReadAfterTheObjectionThatFollowedItCountsUntilThen() throws Exception {
    control(Control.Type.OBJECT, "c1", "09:30");

    send("c1", account("x", "ana", true));

    assertThat(bench.emitted())
        .extracting(CustomerLink::linked, CustomerLink::effectiveAt)
        .containsExactly(tuple(true, at("09:00:02")), tuple(false, at("09:30")));
    assertThat(bench.stateEntries()).as("the objection alone").isEqualTo(1);
  }

  @Test
  void whatIsNotOnTheAllowListNeverLeavesTheDoor() throws Exception {
    Customer told =
        new Customer(
            "c1",
            CustomerTier.TOP,
            List.of(),
            List.of(),
            9_000.0,
            List.of("en"),
            Map.of("plan", "business"),
            List.of(new Customer.Contract("Fibre", "24 months", "2027")),
            "hard of hearing",
            Map.of("email", "ana@acme.example"),
            null,
            1);

    send(told);

    Profile kept = profiles().get(0);
    assertThat(kept.languages()).containsExactly("en");
    assertThat(kept.toString())
        .doesNotContain("9000", "Fibre", "hearing", "acme.example", "business");
  }

  @Test
  void aRecordUnderAnothersKeyIsADeadLetter() throws Exception {
    sendBytes("c2", Json.bytes(customer("c1", null, account("x", "ana", true))));
    sendBytes(null, Json.bytes(customer("c1", null, account("x", "ana", true))));

    assertThat(bench.emitted()).isEmpty();
    assertThat(bench.stateEntries()).isZero();
    assertThat(bench.aside(LinkAccounts.DEAD_LETTERS))
        .extracting(DeadLetter::reason)
        .containsExactly(DeadLetter.Reason.INVALID, DeadLetter.Reason.INVALID);
  }

  @Test
  void anUnreadableRecordIsADeadLetterAndChangesNothing() throws Exception {
    send("c1", account("x", "ana", true));
    bench.emitted();

    sendBytes("c1", "{".getBytes(StandardCharsets.UTF_8));
    sendBytes("c1", new byte[0]);

    assertThat(bench.emitted()).isEmpty();
    assertThat(bench.aside(LinkAccounts.DEAD_LETTERS))
        .extracting(DeadLetter::reason)
        .containsExactly(DeadLetter.Reason.NOT_JSON, DeadLetter.Reason.EMPTY);
  }

  @Test
  void aTickUnlinksNobody() throws Exception {
    send("c1", account("x", "ana", true));
    bench.emitted();

    bench.send(envelope(Envelope.Kind.TICK, "c1", null), at("09:00"));

    assertThat(bench.emitted()).isEmpty();
    assertThat(bench.aside(LinkAccounts.DEAD_LETTERS)).isEmpty();
  }

  private void send(String id, Customer.Account... accounts) throws Exception {
    send(customer(id, null, accounts));
  }

  private void send(Customer customer) throws Exception {
    sendBytes(customer.id(), Json.bytes(customer));
  }

  private void sendBytes(String key, byte[] value) throws Exception {
    bench.send(envelope(Envelope.Kind.DATA, key, value), at("09:00"));
  }

  private Envelope envelope(Envelope.Kind kind, String key, byte[] value) {
    byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    return new Envelope(kind, "customers", 0, offset++, at("09:00").toEpochMilli(), bytes, value);
  }

  private static Customer customer(String id, Instant effectiveAt, Customer.Account... accounts) {
    return Customer.of(
        id, CustomerTier.TOP, List.of(accounts), List.of(Mentions.TICKET_ID), effectiveAt);
  }

  private static Customer.Account account(
      String network, String id, boolean consent, String... provenance) {
    List<String> ways = provenance.length == 0 ? List.of("declared") : List.of(provenance);
    return new Customer.Account(network, id, ways, consent);
  }

  private void control(Control.Type type, String customer, String time) throws Exception {
    String subject = PSEUDONYMS.of("cust:" + customer);
    bench.sendOther(
        new Control(type + time, type, subject, null, "ana", at(time), null, null, 1), at(time));
  }

  private List<Suggestion> reviews() {
    return bench.aside(LinkAccounts.REVIEW).stream()
        .map(Entry::suggestion)
        .filter(Objects::nonNull)
        .toList();
  }

  private List<String> takenBack() {
    return bench.aside(LinkAccounts.REVIEW).stream()
        .filter(entry -> entry.erasure() != null)
        .map(Entry::identity)
        .toList();
  }

  private List<Profile> profiles() {
    return bench.aside(LinkAccounts.PROFILES);
  }

  private static List<String> unlinked(List<CustomerLink> links) {
    List<String> accounts = new ArrayList<>();
    links.stream().filter(link -> !link.linked()).forEach(link -> accounts.add(link.account()));
    return accounts;
  }
}
