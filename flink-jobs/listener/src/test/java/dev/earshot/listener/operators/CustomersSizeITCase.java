package dev.earshot.listener.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.EarshotConfig;
import dev.earshot.listener.scoring.Profile;
import dev.earshot.listener.scoring.Pseudonyms;
import dev.earshot.listener.scoring.SignalMaker;
import dev.earshot.model.Control;
import dev.earshot.model.Customer;
import dev.earshot.model.CustomerLink;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.Entry;
import dev.earshot.model.Envelope;
import dev.earshot.model.Fact;
import dev.earshot.model.Json;
import dev.earshot.model.ScoredMention;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.storage.JobManagerCheckpointStorage;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

/**
 * What customers cost who never say a word: bytes of a savepoint, and the time to read them all,
 * which posts wait for at a start. {@code -Dearshot.customers=100000} measures as many.
 */
class CustomersSizeITCase {
  private static final int CUSTOMERS = Integer.getInteger("earshot.customers", 2_000);
  private static final int MOST_ACCOUNTS = 20;
  private static final Instant MORNING = Mentions.at("06:00");

  private static final EarshotConfig CONFIG = new ConfigLoader(name -> null).shipped().config();
  private static final Pseudonyms PSEUDONYMS = new Pseudonyms("acme", "a pepper of sixteen");

  @Test
  void aCustomerAndALinkAreSmall() throws Exception {
    List<Envelope> records = new ArrayList<>();
    for (int i = 0; i < CUSTOMERS; i++) {
      records.add(record(i));
    }
    try (var links = links();
        var authors = authors();
        var cards = cards();
        var desks = desks()) {
      for (var harness : List.of(links, authors, cards, desks)) {
        harness.setCheckpointStorage(new JobManagerCheckpointStorage(Integer.MAX_VALUE));
        harness.open();
      }
      long accounts = 0;
      long started = System.nanoTime();
      for (Envelope record : records) {
        links.processElement1(new StreamRecord<>(record, record.timestamp()));
        for (CustomerLink link : links.extractOutputValues()) {
          authors.processElement1(
              new StreamRecord<>(AboutAccount.of(link), MORNING.toEpochMilli()));
          accounts++;
        }
        links.getOutput().clear();
        for (Profile profile : taken(links, LinkAccounts.PROFILES)) {
          cards.processElement1(new StreamRecord<>(profile, MORNING.toEpochMilli()));
        }
        for (CustomerLink ref : taken(links, LinkAccounts.REFS)) {
          desks.processElement2(new StreamRecord<>(ref, MORNING.toEpochMilli()));
        }
      }
      Watermark later = new Watermark(Mentions.at("08:00").toEpochMilli());
      cards.processBothWatermarks(later);
      authors.processBothWatermarks(later);
      desks.processBothWatermarks(later);
      double seconds = (System.nanoTime() - started) / 1e9;

      long told = links.snapshot(1, 1).getStateSize();
      long profiles = cards.snapshot(1, 1).getStateSize();
      long linked = authors.snapshot(1, 1).getStateSize();
      long refs = desks.snapshot(1, 1).getStateSize();

      assertThat(cards.numEventTimeTimers()).isZero();
      System.out.printf(
          Locale.ROOT,
          "%,d customers, %,d accounts: read in %.1f s; bytes a customer: %d told, %d profile,"
              + " %d desk id; bytes a link: %d; together %.0f MB%n",
          CUSTOMERS,
          accounts,
          seconds,
          told / CUSTOMERS,
          profiles / CUSTOMERS,
          refs / CUSTOMERS,
          linked / accounts,
          (told + profiles + refs + linked) / 1e6);
      assertThat(told / CUSTOMERS).isPositive().isLessThan(700);
      assertThat(profiles / CUSTOMERS).isPositive().isLessThan(900);
      assertThat(refs / CUSTOMERS).isPositive().isLessThan(250);
      assertThat(linked / accounts).isPositive().isLessThan(250);
    }
  }

  /** One of 1 to 20 accounts, with a desk's id, what segments are chosen by, and more. */
  private static Envelope record(int number) {
    List<Customer.Account> accounts = new ArrayList<>();
    for (int i = 0; i <= number % MOST_ACCOUNTS; i++) {
      accounts.add(
          new Customer.Account(
              i % 2 == 0 ? "x" : "bluesky",
              "account-" + number + "-" + i,
              List.of("declared"),
              true));
    }
    String id = "C-" + (10_000_000 + number);
    Customer customer =
        new Customer(
            id,
            number % 10 == 0 ? CustomerTier.TOP : CustomerTier.STANDARD,
            accounts,
            List.of(new Customer.Ref("zendesk", "z-" + number)),
            1_250.0 + number,
            List.of("en", "de"),
            Map.of("plan", "business"),
            List.of(new Customer.Contract("Fibre 1000", "24 months", "2027-01-31")),
            "Prefers to be called",
            Map.of("email", "somebody@acme.example"),
            null,
            1);
    return new Envelope(
        Envelope.Kind.DATA,
        "customers",
        0,
        number,
        MORNING.toEpochMilli(),
        id.getBytes(StandardCharsets.UTF_8),
        Json.bytes(customer));
  }

  private static KeyedTwoInputStreamOperatorTestHarness<String, Envelope, Control, CustomerLink>
      links() throws Exception {
    var operator =
        new LinkAccounts(CONFIG.identity(), CONFIG.customers(), CONFIG.tenant(), PSEUDONYMS);
    return new KeyedTwoInputStreamOperatorTestHarness<>(
        new KeyedCoProcessOperator<>(operator),
        record -> PSEUDONYMS.of(LinkAccounts.subjectOf(record)),
        Control::subject,
        Types.STRING);
  }

  private static KeyedTwoInputStreamOperatorTestHarness<
          String, AboutAccount, Control, ScoredMention>
      authors() throws Exception {
    return new KeyedTwoInputStreamOperatorTestHarness<>(
        new CoBroadcastWithKeyedOperator<>(
            new KnowAuthor(Mentions.RULES, Mentions.PSEUDONYMS), List.of(KnowAuthor.told())),
        AboutAccount::account,
        null,
        Types.STRING);
  }

  private static KeyedTwoInputStreamOperatorTestHarness<String, Profile, AboutCustomer, Entry>
      cards() throws Exception {
    return new KeyedTwoInputStreamOperatorTestHarness<>(
        new KeyedCoProcessOperator<>(new KeepCards("acme")),
        Profile::key,
        AboutCustomer::customer,
        Types.STRING);
  }

  private static KeyedTwoInputStreamOperatorTestHarness<
          String, ReadDeskEvents.Done, CustomerLink, Fact>
      desks() throws Exception {
    return new KeyedTwoInputStreamOperatorTestHarness<>(
        new KeyedCoProcessOperator<>(new HearDesks(new SignalMaker("acme", PSEUDONYMS))),
        ReadDeskEvents.Done::ref,
        CustomerLink::account,
        Types.STRING);
  }

  private static <T> List<T> taken(
      KeyedTwoInputStreamOperatorTestHarness<?, ?, ?, ?> harness, OutputTag<T> tag) {
    List<T> values = new ArrayList<>();
    Queue<StreamRecord<T>> records = harness.getSideOutput(tag);
    if (records != null) {
      records.forEach(record -> values.add(record.getValue()));
      records.clear();
    }
    return values;
  }
}
