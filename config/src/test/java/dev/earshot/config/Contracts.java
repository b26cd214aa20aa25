package dev.earshot.config;

import dev.earshot.model.Alert;
import dev.earshot.model.Author;
import dev.earshot.model.Bump;
import dev.earshot.model.Control;
import dev.earshot.model.Customer;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.DeskEvent;
import dev.earshot.model.Evidence;
import dev.earshot.model.Influence;
import dev.earshot.model.Level;
import dev.earshot.model.Post;
import dev.earshot.model.Reading;
import dev.earshot.model.Severity;
import dev.earshot.model.Signal;
import dev.earshot.model.Version;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** One full and one minimal example of every record that crosses a topic. */
final class Contracts {
  private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");
  private static final Instant ELEVEN = Instant.parse("2026-03-01T11:00:00.250Z");
  private static final Version VERSION = new Version(1_772_359_200_000L, 2);
  private static final Influence LOUD = new Influence(70.5, 65.1, 3.2, 1.4, 0.8, 0.25, 0.9);
  private static final List<Customer.Ref> REFS = List.of(new Customer.Ref("zendesk", "4711"));

  private Contracts() {}

  static Stream<Contract> all() {
    return Stream.of(
        new Contract("post", fullPost(), minimalPost(), true),
        new Contract("customer", fullCustomer(), minimalCustomer(), true),
        new Contract("desk-event", fullDeskEvent(), minimalDeskEvent(), true),
        new Contract("control", fullControl(), minimalControl(), true),
        new Contract("signal", fullSignal(), minimalSignal(), false),
        new Contract("alert", fullAlert(), minimalAlert(), false),
        new Contract("bump", fullBump(), minimalBump(), false),
        new Contract("evidence", fullEvidence(), minimalEvidence(), false));
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

  private static Customer fullCustomer() {
    return new Customer(
        "c-1",
        CustomerTier.TOP,
        List.of(new Customer.Account("bluesky", "did:plc:a", "confirmed", true)),
        REFS,
        TEN,
        Customer.SCHEMA);
  }

  private static Customer minimalCustomer() {
    return new Customer("c-1", null, null, null, null, 0);
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
        "m-1", Control.Type.SNOOZE, "alert-1", "eva", TEN, ELEVEN, "calling", Control.SCHEMA);
  }

  private static Control minimalControl() {
    return new Control("m-1", Control.Type.TAKE, "alert-1", "eva", TEN, null, null, 0);
  }

  private static Signal fullSignal() {
    return new Signal(
        Signal.Kind.NEGATIVE,
        "default",
        "skyhop",
        "p-subject",
        "p-author",
        true,
        CustomerTier.VALUED,
        "p-post",
        "bluesky",
        0.8,
        LOUD,
        TEN,
        ELEVEN,
        3,
        42,
        List.of("NegativeStreak@1"));
  }

  private static Signal minimalSignal() {
    return new Signal(
        Signal.Kind.NEGATIVE,
        "default",
        "skyhop",
        "p-subject",
        "p-author",
        false,
        null,
        "p-post",
        null,
        0,
        Influence.UNKNOWN,
        TEN,
        ELEVEN,
        0,
        0,
        null);
  }

  private static Alert fullAlert() {
    return new Alert(
        "a1",
        VERSION,
        "default",
        "skyhop",
        "NegativeStreak",
        1,
        Alert.State.RESOLVED,
        Severity.SEV3,
        "cust:c-1",
        "acct:bluesky:did:plc:a",
        true,
        CustomerTier.TOP,
        3,
        0.8,
        LOUD,
        List.of("bluesky"),
        List.of("p-post"),
        TEN,
        ELEVEN,
        ELEVEN,
        "Three negative posts within a day");
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
        "cust:c-1",
        null,
        false,
        null,
        0,
        0,
        Influence.UNKNOWN,
        List.of(),
        List.of(),
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
        null,
        null,
        null,
        null);
  }
}
