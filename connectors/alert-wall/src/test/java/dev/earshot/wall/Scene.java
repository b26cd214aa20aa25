package dev.earshot.wall;

import dev.earshot.model.Alert;
import dev.earshot.model.Brief;
import dev.earshot.model.Bump;
import dev.earshot.model.Card;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.Entry;
import dev.earshot.model.Evidence;
import dev.earshot.model.Heartbeat;
import dev.earshot.model.Influence;
import dev.earshot.model.Level;
import dev.earshot.model.Measure;
import dev.earshot.model.Pulse;
import dev.earshot.model.Reading;
import dev.earshot.model.Severity;
import dev.earshot.model.SourcePulse;
import dev.earshot.model.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Entries of the tenant {@code demo}, as the job would write them. */
final class Scene {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private Scene() {}

  static Version version(int counter) {
    return new Version(NOON.toEpochMilli(), counter);
  }

  static Alert open(String id) {
    return alert(id, 1, Alert.State.OPEN, Severity.SEV3, Alert.Handling.NONE);
  }

  static Alert severe(String id, Severity severity) {
    return alert(id, 1, Alert.State.OPEN, severity, Alert.Handling.NONE);
  }

  /** As the job makes it of somebody's word. */
  static Alert acknowledged(String id, int counter, String by) {
    return alert(
        id,
        counter,
        Alert.State.ACKNOWLEDGED,
        Severity.SEV3,
        new Alert.Handling(by, NOON, null, null, null, null));
  }

  static Alert resolved(String id, int counter) {
    return alert(id, counter, Alert.State.RESOLVED, Severity.SEV3, Alert.Handling.NONE);
  }

  /** A brand's crisis with all that its brief can tell. */
  static Alert crisis(String id) {
    Brief brief =
        new Brief(
            "pseudonym",
            NOON,
            412,
            230,
            1_250_000,
            Brief.Trend.RISING,
            List.of("bluesky", "mastodon", "x"),
            List.of("delays", "baggage"),
            0.71,
            0.12,
            0.44,
            12,
            List.of(new Brief.Rival("cloudline", 4, 3.5)),
            NOON.plusSeconds(1800),
            0.75,
            0.5);
    return alert(id, 1, Alert.State.ESCALATED, Severity.SEV1, Alert.Handling.NONE, brief);
  }

  private static Alert alert(
      String id, int counter, Alert.State state, Severity severity, Alert.Handling handling) {
    return alert(id, counter, state, severity, handling, null);
  }

  private static Alert alert(
      String id,
      int counter,
      Alert.State state,
      Severity severity,
      Alert.Handling handling,
      Brief brief) {
    boolean over = state == Alert.State.RESOLVED;
    return new Alert(
        id,
        version(counter),
        "demo",
        "skyhop",
        brief == null ? "NegativeStreak" : "Firestorm",
        1,
        state,
        severity,
        Level.HIGH,
        "cust:C-1001",
        null,
        true,
        CustomerTier.TOP,
        3,
        0.875,
        Influence.ofReach(65),
        List.of("bluesky"),
        List.of("delays"),
        1,
        8000,
        new Measure("negative", 41, 3.25, 7_200_000, 40, 2),
        brief,
        brief == null ? List.of("post-" + id) : pieces(id),
        NOON,
        NOON.plusSeconds(60),
        handling,
        over ? NOON.plusSeconds(3600) : null,
        over ? Alert.Resolution.ANSWERED : null,
        "3 negative posts within an hour: " + id,
        "Answer in public, then call.");
  }

  private static List<String> pieces(String id) {
    return IntStream.range(0, Alert.MAX_EVIDENCE).mapToObj(n -> "post-" + id + n).toList();
  }

  static Evidence said(String alert, String text, List<String> because, boolean special) {
    return said("post-" + alert, "ada.example", text, because, special);
  }

  /** One of several posts that speak for a crisis. */
  static Evidence said(String alert, int piece, String text) {
    return said("post-" + alert + piece, "ada.example", text, List.of(), false);
  }

  static Evidence saidBy(String alert, String handle) {
    return said("post-" + alert, handle, "late again", List.of(), false);
  }

  private static Evidence said(
      String post, String handle, String text, List<String> because, boolean special) {
    return new Evidence(
        post,
        version(1),
        "demo",
        "pseudonym",
        "cust:C-1001",
        List.of(),
        "at://did:plc:ada/" + post,
        "bluesky",
        handle,
        "Ada",
        8000L,
        text,
        "en",
        -0.875,
        Reading.Intent.COMPLAINT,
        List.of("delays"),
        special,
        because,
        "https://bsky.example/" + post,
        NOON,
        NOON);
  }

  /** From somebody who tries everything that they may fill in. */
  static Evidence hostile(String alert, String text, List<String> because, String url) {
    Evidence said = said(alert, text, because, false);
    return new Evidence(
        said.post(),
        said.version(),
        said.tenant(),
        said.subjectKey(),
        said.subject(),
        said.refs(),
        "<svg onload=alert(1)>",
        "<i>net</i>",
        "<svg onload=alert(1)>",
        "<svg onload=alert(1)>",
        said.followers(),
        text,
        "\"><script>",
        said.score(),
        said.intent(),
        said.topics(),
        false,
        because,
        url,
        said.createdAt(),
        said.heardAt());
  }

  static Bump raised(String subject, int rank) {
    return new Bump(
        Bump.Kind.RAISE,
        version(1),
        "demo",
        subject,
        Level.URGENT,
        rank,
        new Bump.Parts(17.5, 19.5, 15, 20, 0),
        List.of("3 negative posts within an hour"),
        List.of("a1"),
        List.of("NegativeStreak@1"),
        List.of(),
        List.of(),
        NOON,
        NOON,
        NOON.plus(Duration.ofHours(24)));
  }

  static Pulse pulse(int minute, int negative) {
    return new Pulse(
        "demo",
        "skyhop",
        NOON.plusSeconds(60L * minute),
        120,
        negative,
        3.25,
        0,
        0.3,
        0,
        List.of("mastodon"));
  }

  /** A source of which a pause of a minute is usual, and that was heard then. */
  static SourcePulse source(String name, Instant heardAt) {
    return new SourcePulse("demo", name, heardAt, heardAt, 31, 60_000L, null, 0);
  }

  static Card card(String customer) {
    return new Card(
        customer,
        version(1),
        "demo",
        CustomerTier.TOP,
        "gold",
        List.of("en"),
        null,
        List.of(),
        "<b>Prefers to be called</b>",
        Map.of("email", "a•••@acme.example"),
        List.of(),
        List.of(),
        List.of(new Card.Week(NOON, 3, 2, -0.5)),
        new Card.Complaints(2, 1, 1),
        Influence.ofReach(65),
        List.of(),
        List.of(),
        NOON,
        NOON);
  }

  static List<Entry> entries(Record... things) {
    return Arrays.stream(things).map(Scene::entry).toList();
  }

  private static Entry entry(Record thing) {
    if (thing instanceof Alert alert) {
      return Entry.of(alert);
    } else if (thing instanceof Evidence evidence) {
      return Entry.of(evidence);
    } else if (thing instanceof Bump bump) {
      return Entry.of(bump);
    } else if (thing instanceof Heartbeat heartbeat) {
      return Entry.of(heartbeat);
    } else if (thing instanceof SourcePulse source) {
      return Entry.of(source);
    } else if (thing instanceof Pulse pulse) {
      return Entry.of(pulse);
    }
    return Entry.of((Card) thing);
  }
}
