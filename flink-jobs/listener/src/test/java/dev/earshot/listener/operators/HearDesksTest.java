package dev.earshot.listener.operators;

import static dev.earshot.listener.operators.Mentions.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.earshot.listener.operators.ReadDeskEvents.Done;
import dev.earshot.listener.scoring.Pseudonyms;
import dev.earshot.listener.scoring.SignalMaker;
import dev.earshot.model.Customer;
import dev.earshot.model.CustomerLink;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.DeskEvent;
import dev.earshot.model.Fact;
import dev.earshot.model.Level;
import dev.earshot.model.Signal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HearDesksTest {
  private static final Pseudonyms PSEUDONYMS = new Pseudonyms("acme", "a pepper of sixteen");

  private Bench<Done, CustomerLink, Fact> bench;

  @BeforeEach
  void start() throws Exception {
    bench =
        Bench.of(
            new HearDesks(new SignalMaker("acme", PSEUDONYMS)), Done::ref, CustomerLink::account);
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource({"ANSWERED, ANSWERED", "CREATED, TICKET_OPENED", "CLOSED, TICKET_CLOSED"})
  void whatADeskDidIsAFactAboutTheCustomer(DeskEvent.Type type, Signal.Kind kind) throws Exception {
    known("77", "c1", "08:00");
    send(type, "77", "09:00");

    bench.timeIs(at("09:00"));

    Signal signal = bench.emitted().get(0).signal();
    assertThat(signal.kind()).isEqualTo(kind);
    assertThat(signal.subject()).isEqualTo(PSEUDONYMS.of("cust:c1"));
    assertThat(signal.customer()).isTrue();
    assertThat(signal.tier()).isEqualTo(CustomerTier.TOP);
    assertThat(signal.brand()).as("of every brand").isNull();
    assertThat(signal.heardAt()).isEqualTo(at("09:00"));
    assertThat(signal.network()).isEqualTo("zendesk");
  }

  @ParameterizedTest
  @EnumSource(
      value = DeskEvent.Type.class,
      names = {"ASSIGNED", "PRIORITY_CHANGED"})
  void whatTheCustomerDoesNotNoticeIsNoFact(DeskEvent.Type type) throws Exception {
    known("77", "c1", "08:00");
    send(type, "77", "09:00");

    bench.timeIs(at("09:00"));

    assertThat(bench.emitted()).isEmpty();
  }

  @Test
  void whatADeskTellsAgainHappenedOnce() throws Exception {
    known("77", "c1", "08:00");
    Done created = done(DeskEvent.Type.CREATED, "77", "09:00");
    bench.send(created, at("09:00"));
    bench.send(new Done(created.event(), at("09:05"), 0, 8), at("09:05"));
    bench.restart();
    bench.send(new Done(created.event(), at("09:30"), 0, 9), at("09:30"));

    bench.timeIs(at("10:00"));

    assertThat(bench.emitted()).hasSize(1);
  }

  @Test
  void whatIsAboutNobodyWeKnowIsDropped() throws Exception {
    known("78", "c1", "08:00");
    send(DeskEvent.Type.ANSWERED, "77", "09:00");
    bench.timeIs(at("09:00"));
    known("77", "c1", "08:00");

    bench.timeIs(at("10:00"));

    assertThat(bench.emitted()).isEmpty();
  }

  @Test
  void whoTheCustomerIsMayBeReadAfterTheEvent() throws Exception {
    send(DeskEvent.Type.ANSWERED, "77", "09:00");
    known("77", "c1", "08:00");

    bench.timeIs(at("09:00"));

    assertThat(customers()).containsExactly(PSEUDONYMS.of("cust:c1"));
  }

  @Test
  void theOwnerInForceAtThatMomentCounts() throws Exception {
    known("77", "c2", "10:00");
    known("77", "c1", "09:00");
    send(DeskEvent.Type.ANSWERED, "77", "10:00");
    send(DeskEvent.Type.ANSWERED, "77", "09:59:59.999");
    send(DeskEvent.Type.ANSWERED, "77", "09:00");
    send(DeskEvent.Type.ANSWERED, "77", "08:59:59.999");

    bench.timeIs(at("10:00"));

    assertThat(customers())
        .containsExactly(
            PSEUDONYMS.of("cust:c1"), PSEUDONYMS.of("cust:c1"), PSEUDONYMS.of("cust:c2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"c1 c2", "c2 c1"})
  void whoOfTwoClaimsARefDoesNotDependOnArrival(String order) throws Exception {
    for (String customer : order.split(" ", -1)) {
      known("77", customer, "08:00");
    }
    send(DeskEvent.Type.ANSWERED, "77", "09:00");

    bench.timeIs(at("09:00"));

    assertThat(customers()).containsExactly(PSEUDONYMS.of("cust:c2"));
  }

  @Test
  void ofManyVersionsTheNewestAreKept() throws Exception {
    known("77", "c1", "08:00");
    for (int minute = 10; minute < 60; minute++) {
      known("77", "c2", "08:" + minute);
    }
    send(DeskEvent.Type.ANSWERED, "77", "09:00");

    bench.timeIs(at("09:00"));

    assertThat(customers()).containsExactly(PSEUDONYMS.of("cust:c2"));
  }

  @Test
  void whatWaitsAndWhoIsKnownSurviveARestart() throws Exception {
    known("77", "c1", "08:00");
    send(DeskEvent.Type.ANSWERED, "77", "09:00");
    bench.restart();

    bench.timeIs(at("09:00"));

    assertThat(bench.emitted())
        .extracting(fact -> fact.signal().kind(), fact -> fact.signal().subject())
        .containsExactly(tuple(Signal.Kind.ANSWERED, PSEUDONYMS.of("cust:c1")));
  }

  @Test
  void nothingIsLostWhereTheCustomersAreReadAfterTheLastEvent() throws Exception {
    send(DeskEvent.Type.ANSWERED, "77", "09:00");
    known("77", "c1", "08:00");

    bench.endOfTime();

    assertThat(customers()).containsExactly(PSEUDONYMS.of("cust:c1"));
  }

  @Test
  void ofAnIdTakenBackNothingStays() throws Exception {
    known("77", "c1", "08:00");
    send(DeskEvent.Type.ANSWERED, "77", "09:00");
    bench.timeIs(at("09:00"));

    takenBack("77", "c1", "09:10");
    bench.timeIs(at("09:10"));

    assertThat(bench.stateEntries()).isZero();
    assertThat(bench.timers()).isZero();
  }

  @Test
  void whatADeskDoesForAnIdTakenBackIsDropped() throws Exception {
    known("77", "c1", "08:00");
    takenBack("77", "c1", "09:10");
    send(DeskEvent.Type.ANSWERED, "77", "09:09");
    send(DeskEvent.Type.CREATED, "77", "09:10");

    bench.timeIs(at("10:00"));

    assertThat(bench.emitted())
        .extracting(fact -> fact.signal().kind())
        .containsExactly(Signal.Kind.ANSWERED);
    assertThat(bench.stateEntries()).isZero();
    assertThat(bench.timers()).isZero();
  }

  @Test
  void whoTakesAnIdBackTakesItFromNobodyElse() throws Exception {
    known("77", "c1", "08:00");
    known("77", "c2", "08:30");
    takenBack("77", "c2", "08:40");
    send(DeskEvent.Type.ANSWERED, "77", "09:00");

    bench.timeIs(at("09:00"));

    assertThat(customers()).containsExactly(PSEUDONYMS.of("cust:c1"));
  }

  @Test
  void whoLooksAtTheCustomerIsToldTheTicketAndTheChannel() throws Exception {
    known("77", "c1", "08:00");
    send(DeskEvent.Type.ANSWERED, "77", "09:00");

    bench.timeIs(at("09:00"));

    assertThat(bench.aside(HearDesks.DEEDS))
        .singleElement()
        .satisfies(
            deed -> {
              assertThat(deed.customer()).isEqualTo(PSEUDONYMS.of("cust:c1"));
              assertThat(deed.event().ticket()).isEqualTo("ticket-1");
              assertThat(deed.event().channel()).isEqualTo("phone");
            });
  }

  @Test
  void onlyWhoTheCustomersAreStays() throws Exception {
    known("77", "c1", "08:00");
    int customers = bench.stateEntries();
    send(DeskEvent.Type.ANSWERED, "77", "09:00");
    send(DeskEvent.Type.ANSWERED, "nobody", "09:00");
    send(DeskEvent.Type.ASSIGNED, "77", "09:10");

    bench.timeIs(at("09:10").plus(HearDesks.REPEATS_REMEMBERED));

    assertThat(bench.stateEntries()).isEqualTo(customers);
    assertThat(bench.timers()).isZero();
  }

  private void known(String id, String customer, String from) throws Exception {
    String ref = Customer.Ref.key("zendesk", id);
    bench.sendOther(
        new CustomerLink(ref, customer, CustomerTier.TOP, List.of(), at(from)), at(from));
  }

  private void takenBack(String id, String customer, String from) throws Exception {
    String ref = Customer.Ref.key("zendesk", id);
    bench.sendOther(CustomerLink.none(ref, customer, at(from)), at(from));
  }

  private void send(DeskEvent.Type type, String id, String time) throws Exception {
    bench.send(done(type, id, time), at(time));
  }

  /** By the desk's clock it was done a while before we heard of it. */
  private static Done done(DeskEvent.Type type, String id, String time) {
    Level level = type == DeskEvent.Type.PRIORITY_CHANGED ? Level.HIGH : null;
    DeskEvent event =
        new DeskEvent(
            type + time,
            type,
            "zendesk",
            "ticket-1",
            id,
            level,
            "phone",
            at(time).minus(Duration.ofHours(3)),
            1);
    return new Done(event, at(time), 0, at(time).toEpochMilli());
  }

  private List<String> customers() {
    return bench.emitted().stream().map(fact -> fact.signal().subject()).toList();
  }
}
