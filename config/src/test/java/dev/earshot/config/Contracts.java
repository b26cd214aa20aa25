package dev.earshot.config;

import dev.earshot.model.Alert;
import dev.earshot.model.Author;
import dev.earshot.model.BotSign;
import dev.earshot.model.Brief;
import dev.earshot.model.Bump;
import dev.earshot.model.Card;
import dev.earshot.model.Control;
import dev.earshot.model.Customer;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.DeskEvent;
import dev.earshot.model.Evidence;
import dev.earshot.model.Hearing;
import dev.earshot.model.Influence;
import dev.earshot.model.Level;
import dev.earshot.model.Measure;
import dev.earshot.model.Post;
import dev.earshot.model.Pulse;
import dev.earshot.model.Reading;
import dev.earshot.model.Severity;
import dev.earshot.model.Signal;
import dev.earshot.model.SourcePulse;
import dev.earshot.model.Stamp;
import dev.earshot.model.Suggestion;
import dev.earshot.model.Tally;
import dev.earshot.model.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One full and one minimal example of every record that crosses a topic. */
final class Contracts {
  private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");
  private static final Instant ELEVEN = Instant.parse("2026-03-01T11:00:00.250Z");
  private static final Version VERSION = new Version(1_772_359_200_000L, 2);
  private static final Influence LOUD =
      new Influence(
          70.5,
          Influence.Tier.HIGH,
          65.1,
          6.5,
          3.2,
          1.4,
          0.8,
          0.25,
          List.of(BotSign.DEFAULT_IMAGE),
          0.9);
  private static final List<Customer.Ref> REFS = List.of(new Customer.Ref("zendesk", "4711"));
  private static final List<Stamp> STAMPS =
      List.of(
          new Stamp(
              "GoingViral", 1, Severity.SEV2, Level.HIGH, Level.URGENT, Map.of("reactions", 20.0)));

  private Contracts() {}

  static Stream<Contract> all() {
    return Stream.of(
        new Contract("post", fullPost(), minimalPost(), true),
        new Contract("customer", fullCustomer(), minimalCustomer(), true),
        new Contract("desk-event", fullDeskEvent(), minimalDeskEvent(), true),
        new Contract("control", fullControl(), minimalControl(), true),
        new Contract("signal", fullSignal(), minimalSignal(), false),
        new Contract("tally", fullTally(), minimalTally(), false),
        new Contract("hearing", fullHearing(), minimalHearing(), false),
        new Contract("alert", fullAlert(), minimalAlert(), false),
        new Contract("bump", fullBump(), minimalBump(), false),
        new Contract("evidence", fullEvidence(), minimalEvidence(), false),
        new Contract("pulse", fullPulse(), minimalPulse(), false),
        new Contract("source", fullSource(), minimalSource(), false),
        new Contract("card", fullCard(), minimalCard(), false),
        new Contract("suggestion", suggestion(), suggestion(), false));
  }

  static Contract named(String name) {
    return all().filter(contract -> contract.name().equals(name)).findFirst().orElseThrow();
  }

  private static Post fullPost() {
    Author author =
        new Author(
            "did:plc:a",
            "ana",
            "Ana",
            8_000L,
            300L,
            1_200L,
            12L,
            List.of(new Author.Group("frequent-flyers", 90_000L)),
            true,
            false,
            true,
            TEN);
    return new Post(
        "at://did:plc:a/1",
        Post.Op.UPDATE,
        1,
        Post.Relation.QUOTE,
        "bluesky",
        "social-1",
        author,
        "They broke my guitar 😡",
        "en",
        TEN,
        ELEVEN,
        new Post.Ref("at://did:plc:b/1", "did:plc:b"),
        "at://did:plc:c/1",
        new Post.Ref("at://did:plc:d/1", "did:plc:d"),
        new Post.Engagement(3L, 4L, 50L, 6_000L, ELEVEN),
        "https://bsky.app/profile/ana/post/1",
        Post.SCHEMA);
  }

  private static Post minimalPost() {
    return new Post(
        "1",
        null,
        0,
        null,
        "x",
        null,
        Author.of("2"),
        null,
        null,
        TEN,
        null,
        null,
        null,
        null,
        null,
        null,
        0);
  }

  private static Card fullCard() {
    return new Card(
        "c-1",
        VERSION,
        "acme",
        CustomerTier.TOP,
        "gold",
        List.of("en"),
        1_250.5,
        List.of(new Customer.Contract("Fibre 1000", "24 months", "2027-01-31")),
        "Prefers to be called",
        Map.of("email", "a•••@acme.example"),
        REFS,
        List.of(new Card.Ticket("zendesk", "99", TEN, ELEVEN, "phone")),
        List.of(new Card.Week(TEN, 3, 2, -0.5)),
        new Card.Complaints(2, 1, 1),
        LOUD,
        List.of(
            new Card.Trouble(
                "a1",
                "acme",
                "NegativeStreak",
                Severity.SEV3,
                Alert.State.RESOLVED,
                Alert.Resolution.QUIET,
                TEN)),
        List.of(
            new Card.Interaction(
                TEN,
                Card.Interaction.Kind.SAID,
                "bluesky",
                "p1",
                "99",
                "phone",
                Reading.Intent.COMPLAINT,
                -0.5)),
        TEN,
        ELEVEN);
  }

  private static Card minimalCard() {
    return new Card(
        "c-1", VERSION, "acme", null, null, null, null, null, null, null, null, null, null, null,
        null, null, null, TEN, TEN);
  }

  private static Suggestion suggestion() {
    return new Suggestion(
        "s1", VERSION, "acme", "c-1", "mastodon", "109", 0.6, List.of("same_name"), TEN);
  }

  private static Customer fullCustomer() {
    return new Customer(
        "c-1",
        CustomerTier.TOP,
        List.of(new Customer.Account("bluesky", "did:plc:a", List.of("confirmed", "email"), true)),
        REFS,
        1_250.5,
        List.of("en", "de"),
        Map.of("plan", "business"),
        List.of(new Customer.Contract("Fibre 1000", "24 months", "2027-01-31")),
        "Prefers to be called",
        Map.of("email", "ana@acme.example"),
        TEN,
        Customer.SCHEMA);
  }

  private static Customer minimalCustomer() {
    return new Customer("c-1", null, null, null, null, null, null, null, null, null, null, 0);
  }

  private static DeskEvent fullDeskEvent() {
    return new DeskEvent(
        "e-1",
        DeskEvent.Type.PRIORITY_CHANGED,
        "zendesk",
        "t-1",
        "4711",
        Level.HIGH,
        "phone",
        TEN,
        DeskEvent.SCHEMA);
  }

  private static DeskEvent minimalDeskEvent() {
    return new DeskEvent("e-1", DeskEvent.Type.CLOSED, "zendesk", "t-1", null, null, null, TEN, 0);
  }

  private static Control fullControl() {
    return new Control(
        "m-1",
        Control.Type.SNOOZE,
        "alert-1",
        "skyhop",
        "eva",
        TEN,
        ELEVEN,
        "calling",
        Control.SCHEMA);
  }

  private static Control minimalControl() {
    return new Control("m-1", Control.Type.RULES, "rules.yaml", null, "eva", TEN, null, null, 0);
  }

  private static Signal fullSignal() {
    return new Signal(
        Signal.Kind.SAID,
        "default",
        "skyhop",
        "p-subject",
        "p-author",
        true,
        CustomerTier.VALUED,
        "p-post",
        "p-about",
        "bluesky",
        "social-1",
        -0.8,
        Reading.Intent.COMPLAINT,
        List.of("baggage"),
        LOUD,
        8_000,
        TEN,
        ELEVEN,
        3,
        42,
        STAMPS);
  }

  private static Signal minimalSignal() {
    return new Signal(
        Signal.Kind.TICKET_OPENED,
        "default",
        null,
        "p-subject",
        "p-author",
        false,
        null,
        "p-post",
        null,
        null,
        null,
        0,
        null,
        null,
        Influence.UNKNOWN,
        0,
        TEN,
        ELEVEN,
        0,
        0,
        null);
  }

  private static Tally fullTally() {
    return new Tally(
        "default",
        "skyhop",
        TEN,
        40,
        12,
        9,
        1,
        5,
        90_000,
        Map.of("baggage", 7),
        Map.of("bluesky", 12),
        Map.of("social-1", 40),
        List.of(new Tally.Crowd(-17, 4, 4, 0, 200, List.of("baggage"))),
        List.of(fullSignal()),
        STAMPS);
  }

  private static Tally minimalTally() {
    return new Tally(
        "default", "skyhop", TEN, 0, 0, 0, 0, 0, 0, null, null, null, null, null, null);
  }

  private static Hearing fullHearing() {
    return new Hearing(
        Hearing.Kind.REPLY,
        "default",
        "social-1",
        "skyhop",
        "bluesky",
        "p-post",
        true,
        250,
        ELEVEN,
        3,
        42,
        STAMPS);
  }

  private static Hearing minimalHearing() {
    return new Hearing(
        Hearing.Kind.STATUS, "default", null, null, null, null, false, 0, ELEVEN, 0, 0, null);
  }

  private static Alert fullAlert() {
    return new Alert(
        "a1",
        VERSION,
        "default",
        "skyhop",
        "Firestorm",
        1,
        Alert.State.RESOLVED,
        Severity.SEV2,
        Level.HIGH,
        "brand:skyhop",
        "acct:bluesky:did:plc:a",
        true,
        CustomerTier.TOP,
        3,
        0.8,
        LOUD,
        List.of("bluesky"),
        List.of("baggage"),
        41,
        90_000,
        new Measure("negative", 41, 3.2, 7_200_000, 400, 2),
        fullBrief(),
        List.of("p-post"),
        TEN,
        ELEVEN,
        new Alert.Handling("eva", TEN, ELEVEN, TEN, "a2", "calling"),
        ELEVEN,
        Alert.Resolution.CALM,
        "41 people were negative within two hours, where 3 are usual",
        "Wake PR.");
  }

  private static Brief fullBrief() {
    return new Brief(
        "p-post",
        TEN,
        60,
        41,
        90_000,
        Brief.Trend.FALLING,
        List.of("bluesky"),
        List.of("baggage"),
        0.6,
        0.1,
        0.4,
        7,
        List.of(new Brief.Rival("united", 4, 3.5)),
        ELEVEN,
        0.7,
        0.2);
  }

  private static Alert minimalAlert() {
    return new Alert(
        "a1",
        VERSION,
        "default",
        "skyhop",
        "NegativeStreak",
        1,
        Alert.State.OPEN,
        Severity.SEV3,
        null,
        "cust:c-1",
        null,
        false,
        null,
        0,
        0,
        Influence.UNKNOWN,
        List.of(),
        null,
        0,
        0,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static Bump fullBump() {
    return new Bump(
        Bump.Kind.RAISE,
        VERSION,
        "default",
        "cust:c-1",
        Level.URGENT,
        71,
        new Bump.Parts(16.5, 21.3, 15.5, 17.5, 0.2),
        List.of("negative three times in a day"),
        List.of("a1"),
        List.of("NegativeStreak@3"),
        List.of("p-post"),
        REFS,
        TEN,
        ELEVEN,
        ELEVEN);
  }

  private static Bump minimalBump() {
    return new Bump(
        Bump.Kind.CLEAR,
        VERSION,
        "default",
        "cust:c-1",
        Level.NONE,
        0,
        Bump.Parts.NONE,
        List.of(),
        List.of(),
        null,
        null,
        null,
        TEN,
        ELEVEN,
        null);
  }

  private static Evidence fullEvidence() {
    return new Evidence(
        "p-post",
        VERSION,
        "default",
        "p-subject",
        "cust:c-1",
        REFS,
        "at://did:plc:a/1",
        "bluesky",
        "ana",
        "Ana",
        8_000L,
        "They broke my guitar 😡",
        "en",
        -0.8,
        Reading.Intent.COMPLAINT,
        List.of("baggage"),
        true,
        List.of("broke", "😡"),
        "https://bsky.app/profile/ana/post/1",
        TEN,
        ELEVEN);
  }

  private static Evidence minimalEvidence() {
    return new Evidence(
        "p-post",
        VERSION,
        "default",
        "p-subject",
        "cust:c-1",
        null,
        "1",
        null,
        null,
        null,
        null,
        null,
        null,
        0,
        null,
        null,
        false,
        null,
        null,
        null,
        null);
  }

  private static Pulse fullPulse() {
    return new Pulse(
        "default", "skyhop", TEN, 1_240, 9, 3.25, 12.5, 0.875, 997, List.of("mastodon"));
  }

  private static Pulse minimalPulse() {
    return new Pulse("default", "skyhop", TEN, 0, 0, 0, 0, 0, 0, null);
  }

  private static SourcePulse fullSource() {
    return new SourcePulse(
        "default", "bluesky-jetstream", TEN, TEN, 31, 60_000L, TEN.minusSeconds(5), 240_000);
  }

  private static SourcePulse minimalSource() {
    return new SourcePulse("default", "bluesky-jetstream", TEN, null, 0, null, null, 0);
  }
}
