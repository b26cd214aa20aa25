package dev.earshot.redis;

import dev.earshot.model.Alert;
import dev.earshot.model.Bump;
import dev.earshot.model.Customer;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.Entry;
import dev.earshot.model.Evidence;
import dev.earshot.model.Influence;
import dev.earshot.model.Level;
import dev.earshot.model.Reading;
import dev.earshot.model.Severity;
import dev.earshot.model.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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

  private static Entry alert(String id, Version version, int causes, Alert.State state) {
    Instant newest = NOON.plusSeconds(60L * causes);
    return Entry.of(
        new Alert(
            id,
            version,
            "demo",
            "acme",
            "negative-streak",
            1,
            state,
            Severity.SEV3,
            "cust:C-1001",
            "acct:bluesky:did:plc:ada",
            true,
            CustomerTier.TOP,
            causes,
            0.875,
            new Influence(65, 65, 0, 0, 0, 0, 1),
            List.of("bluesky"),
            List.of("p1", "p2"),
            NOON,
            newest,
            state == Alert.State.RESOLVED ? newest.plusSeconds(3600) : null,
            "3 negative posts within an hour, by a voice that carries"));
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
            List.of("nobody answers"),
            "https://bsky.app/profile/ada.example/post/" + post,
            NOON,
            NOON));
  }
}
