package dev.earshot.redis;

import dev.earshot.model.Alert;
import dev.earshot.model.Brief;
import dev.earshot.model.Bump;
import dev.earshot.model.Card;
import dev.earshot.model.Customer;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.Entry;
import dev.earshot.model.Erasure;
import dev.earshot.model.Evidence;
import dev.earshot.model.Influence;
import dev.earshot.model.Level;
import dev.earshot.model.Measure;
import dev.earshot.model.Pulse;
import dev.earshot.model.Reading;
import dev.earshot.model.Severity;
import dev.earshot.model.SourcePulse;
import dev.earshot.model.Suggestion;
import dev.earshot.model.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Entries of the tenant {@code demo}, as the job would write them. */
final class Entries {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  static final Duration STAYS = Duration.ofHours(24);

  private Entries() {}

  static Version version(int counter) {
    return new Version(NOON.toEpochMilli(), counter);
  }

  static Customer.Ref ref(String id) {
    return new Customer.Ref("zammad", id);
  }

  static Entry raise(String subject, Version version, Level level, int rank) {
    return raise(subject, version, level, rank, "wrote 3 times in an hour", List.of());
  }

  static Entry raise(
      String subject,
      Version version,
      Level level,
      int rank,
      String reason,
      List<Customer.Ref> refs) {
    return Entry.of(
        new Bump(
            Bump.Kind.RAISE,
            version,
            "demo",
            subject,
            level,
            rank,
            new Bump.Parts(17.5, 19.5, 15, 0, 0),
            List.of(reason),
            List.of("a1"),
            List.of("NegativeStreak@3"),
            List.of("p1"),
            refs,
            NOON,
            NOON,
            NOON.plus(STAYS)));
  }

  static Entry clear(String subject, Version version, List<Customer.Ref> refs) {
    return Entry.of(
        new Bump(
            Bump.Kind.CLEAR,
            version,
            "demo",
            subject,
            Level.NONE,
            0,
            Bump.Parts.NONE,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            refs,
            NOON,
            NOON,
            null));
  }

  static Entry open(String id, Version version, int causes) {
    return alert(id, version, causes, Alert.State.OPEN);
  }

  static Entry resolved(String id, Version version, int causes) {
    return alert(id, version, causes, Alert.State.RESOLVED);
  }

  /** Somebody is on it, has put it off for an hour and said why. */
  static Entry acknowledged(String id, Version version, int causes) {
    return alert(id, version, causes, Alert.State.ACKNOWLEDGED);
  }

  static Entry escalated(String id, Version version, int causes) {
    return alert(id, version, causes, Alert.State.ESCALATED);
  }

  private static Entry alert(String id, Version version, int causes, Alert.State state) {
    Instant newest = NOON.plusSeconds(60L * causes);
    Instant later = newest.plusSeconds(3600);
    boolean over = state == Alert.State.RESOLVED;
    Alert.Handling handling =
        switch (state) {
          case OPEN -> Alert.Handling.NONE;
          case ESCALATED -> new Alert.Handling(null, null, null, later, "f1", null);
          case ACKNOWLEDGED, RESOLVED ->
              new Alert.Handling("eva", newest, over ? null : later, null, null, "calling her");
        };
    return Entry.of(
        new Alert(
            id,
            version,
            "demo",
            "acme",
            "NegativeStreak",
            1,
            state,
            Severity.SEV3,
            Level.HIGH,
            "cust:C-1001",
            "acct:bluesky:did:plc:ada",
            true,
            CustomerTier.TOP,
            causes,
            0.875,
            Influence.ofReach(65),
            List.of("bluesky"),
            List.of("network"),
            1,
            8000,
            null,
            null,
            List.of("p1", "p2"),
            NOON,
            newest,
            handling,
            over ? later : null,
            over ? Alert.Resolution.ANSWERED : null,
            "3 negative posts within an hour, by a voice that carries",
            "Answer in public, then call."));
  }

  /** So long after noon that everything above has happened; newer than any version of noon. */
  static Entry erased(String entry, Customer.Ref... refs) {
    return Entry.of(new Erasure("demo", entry, List.of(refs), NOON.plusSeconds(60)));
  }

  /** A brand in a crisis; when it first spoke to everybody, null while it has not. */
  static Entry firestorm(String id, Version version, Instant spokeAt) {
    Brief brief =
        new Brief(
            "p1",
            NOON,
            60,
            41,
            90_000,
            Brief.Trend.RISING,
            List.of("bluesky", "mastodon"),
            List.of("network", "billing"),
            0.75,
            0.125,
            0.4,
            997,
            List.of(new Brief.Rival("tram", 4, 3.5)),
            spokeAt,
            spokeAt == null ? null : 0.75,
            spokeAt == null ? null : 0.25);
    return Entry.of(
        new Alert(
            id,
            version,
            "demo",
            "acme",
            "Firestorm",
            1,
            Alert.State.OPEN,
            Severity.SEV1,
            Level.NONE,
            "brand:acme",
            null,
            false,
            CustomerTier.STANDARD,
            5,
            0.875,
            Influence.ofReach(65),
            List.of("bluesky", "mastodon"),
            List.of("network", "billing"),
            41,
            90_000,
            new Measure("negative", 41, 3.25, 7_200_000, 400, 2),
            brief,
            List.of("p1"),
            NOON,
            NOON.plusSeconds(60),
            Alert.Handling.NONE,
            null,
            null,
            "41 negative authors in 2 h, expected 3.2; seen about once in 400 days",
            "Wake PR."));
  }

  /** A minute of a brand that a swarm talks about, and that is never heard on mastodon itself. */
  static Entry pulse(String brand, int minute, int negative) {
    return Entry.of(
        new Pulse(
            "demo",
            brand,
            NOON.plusSeconds(60L * minute),
            1240,
            negative,
            3.25,
            0,
            0.875,
            997,
            List.of("mastodon")));
  }

  /** A minute of a source that has a pause of four minutes, and says that it lags. */
  static Entry source(String name, int minute) {
    return Entry.of(
        new SourcePulse(
            "demo",
            name,
            NOON.plusSeconds(60L * minute),
            NOON.plusSeconds(60L * minute - 240),
            31,
            60_000L,
            NOON,
            240_000));
  }

  /** A top customer of whom one complaint was answered by telephone. */
  static Entry card(String customer, Version version, String segment) {
    return Entry.of(
        new Card(
            customer,
            version,
            "demo",
            CustomerTier.TOP,
            segment,
            List.of("en", "sl"),
            1250.5,
            List.of(new Customer.Contract("Fibre 1000", "24 months", "2027-01-31")),
            "Prefers to be called",
            Map.of("email", "a•••@acme.example"),
            List.of(ref("4711")),
            List.of(new Card.Ticket("zammad", "99", NOON, NOON.plusSeconds(600), "phone")),
            List.of(new Card.Week(NOON.minus(Duration.ofHours(12)), 3, 2, -0.5)),
            new Card.Complaints(2, 1, 1),
            Influence.ofReach(65),
            List.of(
                new Card.Trouble(
                    "a1",
                    "acme",
                    "NegativeStreak",
                    Severity.SEV3,
                    Alert.State.RESOLVED,
                    Alert.Resolution.ANSWERED,
                    NOON)),
            List.of(
                new Card.Interaction(
                    NOON.plusSeconds(600),
                    Card.Interaction.Kind.ANSWERED_ELSEWHERE,
                    "zammad",
                    null,
                    "99",
                    "phone",
                    null,
                    0),
                new Card.Interaction(
                    NOON,
                    Card.Interaction.Kind.SAID,
                    "bluesky",
                    "p1",
                    null,
                    "",
                    Reading.Intent.OUTAGE,
                    -0.875)),
            NOON,
            NOON.plusSeconds(600)));
  }

  /** Somebody with the same name as a customer. */
  static Entry suggestion(String id, int minute) {
    Instant at = NOON.plusSeconds(60L * minute);
    return Entry.of(
        new Suggestion(
            id,
            new Version(at.toEpochMilli(), minute),
            "demo",
            "C-1001",
            "mastodon",
            "109302445511",
            0.6,
            List.of("same_name"),
            at));
  }

  static Entry evidence(String post, Version version, String text) {
    return Entry.of(
        new Evidence(
            post,
            version,
            "demo",
            "k1",
            "cust:C-1001",
            List.of(ref("4711")),
            "at://did:plc:ada/app.bsky.feed.post/" + post,
            "bluesky",
            "ada.example",
            "Ada",
            8000L,
            text,
            "en",
            -0.875,
            Reading.Intent.OUTAGE,
            List.of("network"),
            true,
            List.of("nobody answers"),
            "https://bsky.app/profile/ada.example/post/" + post,
            NOON,
            NOON));
  }
}
