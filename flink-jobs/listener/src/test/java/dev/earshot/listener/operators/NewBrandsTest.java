package dev.earshot.listener.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.Brands;
import dev.earshot.config.ConfigLoader;
import dev.earshot.listener.scoring.Pseudonyms;
import dev.earshot.listener.scoring.Told;
import dev.earshot.model.Control;
import dev.earshot.model.DeadLetter;
import dev.earshot.model.DeadLetter.Reason;
import dev.earshot.model.Envelope;
import dev.earshot.model.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Brands and keywords that change while the job runs. */
class NewBrandsTest {
  private static final Instant NINE = Told.NINE;
  private static final String UNITED =
      "brands: [{id: united, name: United, keywords: [united], topics: [bags]}]\n"
          + "topics: [{id: bags, keywords: [bag]}]";

  private static final Brands SKYHOP =
      new ConfigLoader(name -> null)
          .brands("brands.yaml", "brands: [{id: skyhop, name: SkyHop, keywords: [skyhop]}]");

  private Bench<Envelope, Void, AboutAccount> bench;

  @BeforeEach
  void start() throws Exception {
    bench = Bench.of(new HearMentions(SKYHOP, "", null, "default", new Pseudonyms("default", "p")));
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  @Test
  void newBrandsAreListenedForFromTheirMomentOn() throws Exception {
    tell(0, Told.brandsFrom(NINE.plusSeconds(5), UNITED), NINE);

    say(0, "skyhop and united", NINE.plusMillis(4_999));
    say(0, "skyhop and united lost my bag", NINE.plusSeconds(5));

    assertThat(bench.emitted())
        .extracting(about -> about.mention().brands())
        .containsExactly(SKYHOP_ONLY, UNITED_ONLY);
    assertThat(bench.all().get(1).mention().topics()).containsExactly("bags");
  }

  @Test
  void everyPartitionCountsItsOwnCopyOnly() throws Exception {
    tell(0, Told.brandsFrom(NINE.plusSeconds(5), UNITED), NINE);

    say(1, "skyhop and united", NINE.plusSeconds(6));
    tell(1, Told.brandsFrom(NINE.plusSeconds(5), UNITED), NINE.plusSeconds(3));
    say(1, "skyhop and united", NINE.plusSeconds(6));

    assertThat(bench.emitted())
        .extracting(about -> about.mention().brands())
        .containsExactly(SKYHOP_ONLY, UNITED_ONLY);
  }

  @Test
  void brandsThatCannotBeObeyedAreADeadLetterAndChangeNothing() throws Exception {
    tell(0, Told.brandsFrom(NINE.plusSeconds(5), "brands: []"), NINE);
    tell(0, Told.brandsFrom(NINE.plusSeconds(1), UNITED), NINE);
    tell(0, Told.rulesFrom(NINE.plusSeconds(5), "version: 2"), NINE);

    say(0, "skyhop and united", NINE.plusSeconds(9));

    assertThat(bench.emitted())
        .extracting(about -> about.mention().brands())
        .containsExactly(SKYHOP_ONLY);
    assertThat(bench.aside(HearMentions.DEAD_LETTERS))
        .extracting(DeadLetter::reason)
        .containsExactly(Reason.REFUSED, Reason.REFUSED, Reason.REFUSED);
  }

  @Test
  void brandsAndWhatIsAnnouncedSurviveARestart() throws Exception {
    tell(0, Told.brandsFrom(NINE.plusSeconds(5), UNITED), NINE);
    say(0, "skyhop", NINE.plusSeconds(1));
    assertThat(bench.emitted()).hasSize(1);

    bench.restart();
    say(0, "skyhop and united", NINE.plusSeconds(4));
    say(0, "skyhop and united", NINE.plusSeconds(5));

    assertThat(bench.emitted())
        .extracting(about -> about.mention().brands())
        .containsExactly(SKYHOP_ONLY, UNITED_ONLY);
  }

  @Test
  void aChangeOfMindBeforehandCounts() throws Exception {
    tell(0, Told.brandsFrom(NINE.plusSeconds(60), UNITED), NINE);
    tell(
        0,
        Told.brandsFrom(NINE.plusSeconds(30), "brands: [{id: delta, name: D, keywords: [delta]}]"),
        NINE.plusSeconds(1));

    say(0, "united and delta", NINE.plusSeconds(90));

    assertThat(bench.emitted())
        .extracting(about -> about.mention().brands())
        .containsExactly(List.of("delta"));
  }

  private static final List<String> SKYHOP_ONLY = List.of("skyhop");
  private static final List<String> UNITED_ONLY = List.of("united");

  private void tell(int partition, Control control, Instant at) throws Exception {
    send(Envelope.Kind.CONTROL, partition, Json.write(control), at);
  }

  private void say(int partition, String text, Instant at) throws Exception {
    send(
        Envelope.Kind.DATA,
        partition,
        "{\"id\": \"p1\", \"network\": \"x\", \"author\": {\"id\": \"ana\"}, \"created_at\": \""
            + at
            + "\", \"text\": \""
            + text
            + "\"}",
        at);
  }

  private void send(Envelope.Kind kind, int partition, String json, Instant at) throws Exception {
    byte[] value = json.getBytes(StandardCharsets.UTF_8);
    bench.send(new Envelope(kind, "posts", partition, 1, at.toEpochMilli(), null, value), at);
  }
}
