package dev.earshot.listener.operators;

import static dev.earshot.listener.operators.Mentions.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.earshot.config.CustomerSettings;
import dev.earshot.config.Segment;
import dev.earshot.listener.scoring.Profile;
import dev.earshot.model.Alert;
import dev.earshot.model.Card;
import dev.earshot.model.Card.Interaction.Kind;
import dev.earshot.model.Customer;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.DeskEvent;
import dev.earshot.model.Entry;
import dev.earshot.model.Influence;
import dev.earshot.model.Level;
import dev.earshot.model.Reading;
import dev.earshot.model.Severity;
import dev.earshot.model.Signal;
import dev.earshot.model.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeepCardsTest {
  private static final CustomerSettings SETTINGS =
      new CustomerSettings(
          List.of(CustomerSettings.Field.NOTES),
          List.of(new Segment("gold", new Segment.When(List.of(CustomerTier.TOP), null, null, 0))));

  private Bench<Profile, AboutCustomer, Entry> bench;
  private long offset;

  @BeforeEach
  void start() throws Exception {
    bench = Bench.of(new KeepCards("acme"), Profile::key, AboutCustomer::customer);
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  @Test
  void whoNeverSpokeHasNoCard() throws Exception {
    known("08:00", "ana");

    bench.timeIs(at("12:00"));

    assertThat(bench.emitted()).isEmpty();
    assertThat(bench.timers()).isZero();
  }

  @Test
  void whoSpokeHasOneThatTellsWhatTheCrmKnows() throws Exception {
    known("08:00", "ana");
    says("ana", "p1", "09:00:03", -0.8, Reading.Intent.COMPLAINT);

    bench.timeIs(at("09:00:10"));

    Card card = onlyCard();
    assertThat(card.customer()).isEqualTo("c1");
    assertThat(card.segment()).isEqualTo("gold");
    assertThat(card.notes()).isEqualTo("call her");
    assertThat(card.value()).as("not on the allow-list").isNull();
    assertThat(card.version()).isEqualTo(new Version(at("09:00:10").toEpochMilli(), 0));
    assertThat(card.complaints()).isEqualTo(new Card.Complaints(1, 0, 0));
    assertThat(card.influence().score()).isEqualTo(65);
    assertThat(card.mood())
        .containsExactly(new Card.Week(Instant.parse("2026-03-02T00:00:00Z"), 1, 1, -0.8));
    assertThat(card.interactions())
        .extracting(Card.Interaction::kind, Card.Interaction::post)
        .containsExactly(tuple(Kind.SAID, "p1"));
  }

  @Test
  void aStrangerHasNone() throws Exception {
    says("ana", "p1", "09:00:03", -0.8, Reading.Intent.COMPLAINT);

    bench.timeIs(at("12:00"));

    assertThat(bench.emitted()).isEmpty();
    assertThat(bench.stateEntries()).isZero();
    assertThat(bench.timers()).isZero();
  }

  @Test
  void aCardIsToldOnceInTenSecondsAtMost() throws Exception {
    known("08:00", "ana");
    for (int second = 1; second < 25; second++) {
      says("ana", "p" + second, "09:00:%02d".formatted(second), 0.5, Reading.Intent.PRAISE);
    }

    bench.timeIs(at("09:01"));

    assertThat(cards())
        .extracting(Card::at)
        .containsExactly(at("09:00:10"), at("09:00:20"), at("09:00:30"));
  }

  @Test
  void whatArrivesInAnotherOrderTellsTheSame() throws Exception {
    says("ana", "p2", "09:00:04", -0.2, Reading.Intent.OTHER);
    desk(DeskEvent.Type.CREATED, "09:00:04", "");
    says("ana", "p1", "09:00:03", -0.8, Reading.Intent.COMPLAINT);
    known("08:00", "ana");

    bench.timeIs(at("09:00:10"));

    assertThat(onlyCard().interactions())
        .extracting(Card.Interaction::kind, Card.Interaction::post)
        .containsExactly(
            tuple(Kind.TICKET_OPENED, null), tuple(Kind.SAID, "p2"), tuple(Kind.SAID, "p1"));
  }

  @Test
  void aPostAboutTwoBrandsIsOnePost() throws Exception {
    known("08:00", "ana");
    says("ana", "p1", "09:00:03", -0.8, Reading.Intent.COMPLAINT);
    says("ana", "p1", "09:00:03", -0.8, Reading.Intent.COMPLAINT);

    bench.timeIs(at("09:00:10"));

    assertThat(onlyCard().complaints().heard()).isEqualTo(1);
  }

  @Test
  void anAnswerByTelephoneShowsWithDeskAndChannel() throws Exception {
    known("08:00", "ana");
    says("ana", "p1", "09:00:03", -0.8, Reading.Intent.COMPLAINT);
    desk(DeskEvent.Type.CREATED, "09:01", "");
    desk(DeskEvent.Type.ANSWERED, "09:02", "phone");

    bench.timeIs(at("09:03"));

    Card card = newestCard();
    assertThat(card.complaints()).isEqualTo(new Card.Complaints(1, 1, 0));
    assertThat(card.interactions().get(0))
        .extracting(
            Card.Interaction::kind,
            Card.Interaction::where,
            Card.Interaction::channel,
            Card.Interaction::ticket)
        .containsExactly(Kind.ANSWERED_ELSEWHERE, "zendesk", "phone", "t1");
    assertThat(card.tickets())
        .extracting(Card.Ticket::id, Card.Ticket::channel)
        .containsExactly(tuple("t1", "phone"));

    desk(DeskEvent.Type.CLOSED, "09:04", "");
    bench.timeIs(at("09:05"));

    assertThat(newestCard().tickets()).isEmpty();
  }

  @Test
  void aComplaintIgnoredAndThenAnsweredIsBoth() throws Exception {
    known("08:00", "ana");
    says("ana", "p1", "09:00:03", -0.8, Reading.Intent.COMPLAINT);
    says("ana", "p2", "09:00:05", -0.8, Reading.Intent.COMPLAINT);
    alert("a1", "10:00", 1, true, "p1");
    alert("a1", "10:05", 2, true, "p1");
    answered("p1", "11:00");

    bench.timeIs(at("11:01"));

    Card card = newestCard();
    assertThat(card.complaints()).isEqualTo(new Card.Complaints(2, 1, 1));
    assertThat(card.alerts())
        .extracting(Card.Trouble::id, Card.Trouble::rule)
        .containsExactly(tuple("a1", "IgnoredComplaint"));
  }

  @Test
  void anAlertThatMovedToSomebodyElseLeaves() throws Exception {
    known("08:00", "ana");
    says("ana", "p1", "09:00:03", -0.8, Reading.Intent.COMPLAINT);
    alert("a1", "10:00", 1, true, "p1");
    alert("a1", "10:05", 2, false, "p1");

    bench.timeIs(at("11:01"));

    assertThat(newestCard().alerts()).isEmpty();
  }

  @Test
  void anAccountUnlinkedTakesWhatItSaidWithIt() throws Exception {
    known("08:00", "ana", "bob");
    says("ana", "p1", "09:00:03", -0.8, Reading.Intent.COMPLAINT);
    says("bob", "p2", "09:00:04", 0.4, Reading.Intent.PRAISE);
    bench.timeIs(at("09:01"));
    bench.emitted();

    known("09:30", "bob");
    bench.timeIs(at("09:31"));

    Card card = onlyCard();
    assertThat(card.complaints().heard()).isZero();
    assertThat(card.mood()).extracting(Card.Week::mood).containsExactly(0.4);
    assertThat(card.interactions()).extracting(Card.Interaction::post).containsExactly("p2");
  }

  @Test
  void whoseOnlyVoiceWasSomebodyElsesHasNoCardAnyMore() throws Exception {
    known("08:00", "ana");
    int crm = bench.stateEntries();
    says("ana", "p1", "09:00:03", -0.8, Reading.Intent.COMPLAINT);
    bench.timeIs(at("09:01"));
    bench.emitted();

    known("09:30");
    bench.timeIs(at("09:31"));

    assertThat(erased()).containsExactly("card:c1");
    assertThat(bench.stateEntries()).isEqualTo(crm);
    assertThat(bench.timers()).isZero();
  }

  @Test
  void whoIsForgottenLeavesNothing() throws Exception {
    known("08:00", "ana");
    says("ana", "p1", "09:00:03", -0.8, Reading.Intent.COMPLAINT);
    bench.timeIs(at("09:01"));
    bench.restart();
    says("ana", "p2", "09:30:03", -0.8, Reading.Intent.COMPLAINT);

    bench.send(Profile.none("k1", "c1", at("09:30")), at("09:30"));
    bench.timeIs(at("10:00"));

    assertThat(erased()).containsExactly("card:c1");
    assertThat(bench.all()).hasSize(1);
    assertThat(bench.stateEntries()).isZero();
    assertThat(bench.timers()).isZero();
  }

  @Test
  void aNewTierShowsWithoutANewWord() throws Exception {
    known("08:00", "ana");
    says("ana", "p1", "09:00:03", -0.8, Reading.Intent.COMPLAINT);
    bench.timeIs(at("09:01"));
    bench.emitted();

    bench.send(profile("10:00", CustomerTier.STANDARD, "ana"), at("10:00"));
    bench.timeIs(at("10:01"));

    assertThat(onlyCard().tier()).isEqualTo(CustomerTier.STANDARD);
    assertThat(bench.all().get(1).card().segment()).isNull();
  }

  @Test
  void afterNinetySilentDaysTheCardEndsAndTheCrmsWordStays() throws Exception {
    known("08:00", "ana");
    int crm = bench.stateEntries();
    says("ana", "p1", "09:00:03", -0.8, Reading.Intent.COMPLAINT);
    bench.timeIs(at("09:01"));
    says("ana", "p2", "12:00", -0.8, Reading.Intent.COMPLAINT);
    bench.timeIs(at("12:01"));
    bench.emitted();

    bench.timeIs(at("12:00").plus(KeepCards.SILENCE));
    assertThat(bench.emitted()).isEmpty();
    bench.timeIs(at("12:00").plus(KeepCards.SILENCE).plus(Duration.ofDays(1)));

    assertThat(erased()).containsExactly("card:c1");
    assertThat(bench.stateEntries()).isEqualTo(crm);
    assertThat(bench.timers()).isZero();
  }

  @Test
  void aStorySurvivesARestart() throws Exception {
    known("08:00", "ana");
    says("ana", "p1", "09:00:03", -0.8, Reading.Intent.COMPLAINT);
    bench.timeIs(at("09:00:05"));
    bench.restart();
    says("ana", "p2", "09:00:07", -0.8, Reading.Intent.COMPLAINT);

    bench.timeIs(at("09:00:10"));

    assertThat(onlyCard().complaints().heard()).isEqualTo(2);
  }

  @Test
  void everyListIsBounded() throws Exception {
    known("08:00", "ana");
    for (int i = 10; i < 50; i++) {
      says("ana", "p" + i, "09:00:" + i, -0.8, Reading.Intent.COMPLAINT);
      alert("a" + i, "09:01:" + i, 1, true, "p" + i);
    }

    bench.timeIs(at("10:00"));

    Card card = newestCard();
    assertThat(card.interactions()).hasSize(Card.MAX_INTERACTIONS);
    assertThat(card.interactions().get(0).post()).isEqualTo("p49");
    assertThat(card.alerts()).hasSize(Card.MAX_ALERTS);
    assertThat(card.alerts().get(0).id()).isEqualTo("a49");
    assertThat(card.complaints().heard()).isEqualTo(40);
  }

  private void known(String from, String... accounts) throws Exception {
    bench.send(profile(from, CustomerTier.TOP, accounts), at(from));
  }

  private static Profile profile(String from, CustomerTier tier, String... accounts) {
    Customer customer =
        new Customer(
            "c1", tier, null, null, 9_000.0, List.of("en"), null, null, "call her", null, null, 1);
    return Profile.of(customer, "k1", List.of(accounts), at(from), SETTINGS);
  }

  private void says(String author, String post, String time, double score, Reading.Intent intent)
      throws Exception {
    tell(
        new AboutCustomer(
            signal(Signal.Kind.SAID, author, post, null, time, score, intent), null, null),
        time);
  }

  private void answered(String post, String time) throws Exception {
    Signal answer =
        signal(Signal.Kind.ANSWERED, "brand", "r1", post, time, 0, Reading.Intent.OTHER);
    tell(new AboutCustomer(answer, null, null), time);
  }

  private Signal signal(
      Signal.Kind kind,
      String author,
      String post,
      String about,
      String time,
      double score,
      Reading.Intent intent) {
    return new Signal(
        kind,
        "acme",
        "skyhop",
        "k1",
        author,
        true,
        CustomerTier.TOP,
        post,
        about,
        "x",
        "social-1",
        score,
        intent,
        List.of(),
        Influence.ofReach(65),
        8_000,
        at(time),
        at(time),
        0,
        at(time).toEpochMilli(),
        List.of());
  }

  private void desk(DeskEvent.Type type, String time, String channel) throws Exception {
    DeskEvent event =
        new DeskEvent("e" + time, type, "zendesk", "t1", "77", null, channel, at(time), 1);
    tell(AboutCustomer.of(new Deed("k1", event, at(time), 0, offset++)), time);
  }

  private void alert(String id, String time, int version, boolean here, String post)
      throws Exception {
    Alert alert =
        new Alert(
            id,
            new Version(at(time).toEpochMilli(), version),
            "acme",
            "skyhop",
            "IgnoredComplaint",
            1,
            Alert.State.OPEN,
            Severity.SEV2,
            Level.URGENT,
            here ? "k1" : "k2",
            here ? null : "k1",
            here,
            CustomerTier.TOP,
            1,
            0.8,
            Influence.ofReach(65),
            List.of("x"),
            List.of(),
            1,
            8_000,
            null,
            null,
            List.of(post),
            at(time),
            at(time),
            null,
            null,
            null,
            "",
            "");
    tell(new AboutCustomer(null, null, new Standing("k1", alert, here)), time);
  }

  private void tell(AboutCustomer news, String time) throws Exception {
    bench.sendOther(news, at(time));
  }

  private List<Card> cards() {
    return bench.emitted().stream().map(Entry::card).filter(Objects::nonNull).toList();
  }

  private Card onlyCard() {
    List<Card> cards = cards();
    assertThat(cards).hasSize(1);
    return cards.get(0);
  }

  private Card newestCard() {
    List<Card> cards = cards();
    return cards.get(cards.size() - 1);
  }

  private List<String> erased() {
    return bench.emitted().stream()
        .filter(entry -> entry.erasure() != null)
        .map(Entry::identity)
        .toList();
  }
}
