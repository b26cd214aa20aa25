package dev.earshot.listener.operators;

import static dev.earshot.listener.operators.Mentions.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.IdentitySettings;
import dev.earshot.config.IdentitySettings.Policy;
import dev.earshot.model.Customer;
import dev.earshot.model.CustomerLink;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.DeadLetter;
import dev.earshot.model.Envelope;
import dev.earshot.model.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkAccountsTest {
  private Bench<Envelope, Void, CustomerLink> bench;
  private long offset;

  @BeforeEach
  void start() throws Exception {
    var identity =
        new IdentitySettings(
            Policy.OPT_IN, Map.of("forum", Policy.DECLARED, "reddit", Policy.FORBIDDEN));
    bench = Bench.of(new LinkAccounts(identity), LinkAccounts::keyOf);
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
    return new Customer(
        id, CustomerTier.TOP, List.of(accounts), List.of(Mentions.TICKET_ID), effectiveAt, 1);
  }

  private static Customer.Account account(String network, String id, boolean consent) {
    return new Customer.Account(network, id, "declared", consent);
  }

  private static List<String> unlinked(List<CustomerLink> links) {
    List<String> accounts = new ArrayList<>();
    links.stream().filter(link -> !link.linked()).forEach(link -> accounts.add(link.account()));
    return accounts;
  }
}
