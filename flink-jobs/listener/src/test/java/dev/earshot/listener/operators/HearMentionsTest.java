package dev.earshot.listener.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.Brand;
import dev.earshot.config.BrandTopic;
import dev.earshot.config.Brands;
import dev.earshot.config.ConfigLoader;
import dev.earshot.listener.scoring.Pseudonyms;
import dev.earshot.model.DeadLetter;
import dev.earshot.model.DeadLetter.Reason;
import dev.earshot.model.Envelope;
import dev.earshot.model.Json;
import dev.earshot.model.Mention;
import dev.earshot.model.Reading.Intent;
import dev.earshot.model.Reading.Mood;
import dev.earshot.model.RecordReader;
import dev.earshot.model.Signal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HearMentionsTest {
  private static final Instant HEARD = Mentions.at("09:00");

  private static final List<BrandTopic> TOPICS =
      List.of(
          new BrandTopic("baggage", List.of("bag", "kovč*", "carry on luggage"), null, false),
          new BrandTopic("refund", List.of("refund"), null, false),
          new BrandTopic("network", List.of("tower"), List.of(Intent.OUTAGE), false));

  private static final Brand SKYHOP =
      new Brand(
          "skyhop",
          "SkyHop Air",
          List.of("@skyhop"),
          List.of("x:100"),
          List.of("skyhop"),
          List.of(),
          List.of("baggage", "network"),
          List.of(),
          false);
  private static final Brand UNITED =
      new Brand(
          "united", "United", List.of("@united"), null, null, null, List.of("refund"), null, false);

  private static final Pseudonyms PSEUDONYMS = new Pseudonyms("default", "pepper");

  private Bench<Envelope, Void, AboutAccount> bench;
  private long offset;

  @BeforeEach
  void start() throws Exception {
    bench =
        Bench.of(
            new HearMentions(
                new Brands(List.of(SKYHOP, UNITED), TOPICS), "", null, "default", PSEUDONYMS));
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  @Test
  void aPostThatNamesABrandIsAMention() throws Exception {
    send(post("'text': 'The worst flight ever, @skyhop lost my bag and was rude. Horrible!'"));

    Mention mention = onlyMention();
    assertThat(mention.brands()).containsExactly("skyhop");
    assertThat(mention.reading().language()).isEqualTo("en");
    assertThat(mention.reading().mood()).isEqualTo(Mood.NEGATIVE);
    assertThat(mention.heardAt()).isEqualTo(HEARD);
    assertThat(mention.partition()).isEqualTo(3);
    assertThat(mention.offset()).isEqualTo(1);
  }

  @Test
  void aForeignTopicIsHeardThroughTheShippedMapping() throws Exception {
    bench.close();
    bench =
        Bench.of(
            new HearMentions(
                new Brands(List.of(SKYHOP), TOPICS),
                "",
                new ConfigLoader().shipped().config().mappings().get("streams"),
                "default",
                PSEUDONYMS));

    send(
        "{'id': 42, 'author': 'u7', 'followers': 8000, 'created_at': '2026-03-02T09:00:00Z',"
            + " 'text': 'Still no bag, @skyhop', 'shares': 3, 'label': 'negative'}");

    Mention mention = onlyMention();
    assertThat(mention.authorKey()).isEqualTo("x:u7");
    assertThat(mention.post().id()).isEqualTo("42");
    assertThat(mention.post().author().followers()).isEqualTo(8_000);
    assertThat(mention.post().engagement().reposts()).isEqualTo(3);

    sendGone("{'network': 'x', 'author': 'u7', 'forget': true, 'schema': 1}");

    assertThat(bench.all()).hasSize(2);
    assertThat(bench.all().get(1).account()).as("in our own form").isEqualTo("x:u7");
    assertThat(bench.aside(HearMentions.DEAD_LETTERS)).isEmpty();
  }

  @Test
  void aPostTravelsOnceWithAllTheBrandsItNames() throws Exception {
    send(post("'text': '@united is better than @skyhop'"));

    assertThat(onlyMention().brands()).containsExactly("united", "skyhop");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @skyhop where is my BAG                        | baggage
          @skyhop where are the bagpipes                 |
          @skyhop moj kovček je uničen                   | baggage
          @skyhop moj kovcek je unicen                   | baggage
          @skyhop kovčeg mi je nestao                    | baggage
          @skyhop no carry on luggage today              | baggage
          @skyhop carry on with that luggage             |
          @skyhop I want a refund for my bag             | baggage
          @united I want a refund for my bag             | refund
          @united @skyhop I want a refund for my bag     | baggage refund
          @skyhop a bird sat on my bag beside the tower  | baggage network
          """)
  void aMentionIsAboutTheTopicsOfItsBrandsAndNoOthers(String text, String topics) throws Exception {
    send(post("'text': '" + text + "'"));

    assertThat(String.join(" ", onlyMention().topics())).isEqualTo(topics == null ? "" : topics);
  }

  @Test
  void whatItsAuthorIsAfterIsATopicToo() throws Exception {
    send(post("'text': '@skyhop internet is down in the whole street since this morning'"));

    Mention mention = onlyMention();
    assertThat(mention.reading().intent()).isEqualTo(Intent.OUTAGE);
    assertThat(mention.topics()).containsExactly("network");
  }

  @Test
  void anIntentIsNoTopicOfABrandThatDoesNotNameIt() throws Exception {
    send(post("'text': '@united internet is down in the whole street since this morning'"));

    Mention mention = onlyMention();
    assertThat(mention.reading().intent()).isEqualTo(Intent.OUTAGE);
    assertThat(mention.topics()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "@skyhop lost my bag, false",
    "@skyhop made me sick, true",
    "@skyhop lost my bag and made me sick, true",
    "@united made me sick, false",
    "the parish is late again, true",
    "@skyhop and the parish, true"
  })
  void aMentionIsSpecialByABrandOrByATopicOfItsBrands(String text, boolean special)
      throws Exception {
    var sickness = new BrandTopic("sickness", List.of("sick"), null, true);
    var bags = new BrandTopic("baggage", List.of("bag"), null, false);
    bench.close();
    bench =
        Bench.of(
            new HearMentions(
                new Brands(
                    List.of(
                        brand("skyhop", List.of("baggage", "sickness"), false),
                        brand("united", List.of("baggage"), false),
                        brand("parish", List.of(), true)),
                    List.of(bags, sickness)),
                "",
                null,
                "default",
                PSEUDONYMS));

    send(post("'text': '" + text + "'"));

    assertThat(onlyMention().special()).isEqualTo(special);
  }

  private static Brand brand(String id, List<String> topics, boolean special) {
    return new Brand(id, id, List.of("@" + id), null, List.of(id), null, topics, null, special);
  }

  @Test
  void aPostThatNamesNoBrandIsNone() throws Exception {
    send(post("'text': 'The weather is nice'"));

    assertNothingHeard();
  }

  @Test
  void whatTheBrandItselfSaysIsNoMention() throws Exception {
    send(post("'text': 'Fly SkyHop!'").replace("'ana'", "'100'"));
    send(post("'text': 'Fly SkyHop!'").replace("'id': 'ana'", "'id': '7', 'handle': '@SkyHop'"));

    assertNothingHeard();
  }

  @Test
  void aDeletedPostIsNoMentionAndNoFault() throws Exception {
    send(post("'op': 'delete', 'text': '@skyhop'"));

    assertNothingHeard();
    assertThat(bench.aside(HearMentions.WITHDRAWN))
        .extracting(Signal::kind)
        .containsExactly(Signal.Kind.WITHDRAWN);
  }

  @Test
  void aDeleteNeedsNeitherAuthorNorTime() throws Exception {
    send("{'id': 'p', 'network': 'x', 'op': 'delete'}".replace('\'', '"'));

    assertNothingHeard();
    assertThat(bench.aside(HearMentions.WITHDRAWN)).hasSize(1);
  }

  @Test
  void anAccountThatIsGoneKeepsItsPlaceAmongItsMentions() throws Exception {
    send(post("'text': '@skyhop lost my bag'"));
    sendGone("{'network': 'x', 'author': 'ana', 'forget': true, 'schema': 1}");
    send(post("'text': '@skyhop lost it again'"));

    assertThat(bench.all()).extracting(AboutAccount::account).containsOnly("x:ana");
    assertThat(bench.all().get(1).gone()).isEqualTo(new Gone("acct:x:ana", true, HEARD, 3, 2));
    assertThat(bench.aside(HearMentions.WITHDRAWN)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ana",
        "{'network': 'x'}",
        "{'author': 'ana'}",
        "{'network': 'X', 'author': 'ana'}",
        "{'network': 'x', 'author': ' '}"
      })
  void whoIsGoneMustBeSaid(String unreadable) throws Exception {
    sendGone(unreadable);

    assertThat(bench.all()).isEmpty();
    assertThat(bench.aside(HearMentions.DEAD_LETTERS)).hasSize(1);
  }

  @Test
  void aTickPassesNothing() throws Exception {
    bench.send(envelope(Envelope.Kind.TICK, new byte[0]), HEARD);

    assertNothingHeard();
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        Arguments.of("no value", null, Reason.EMPTY),
        Arguments.of("no bytes", new byte[0], Reason.EMPTY),
        Arguments.of("only spaces", bytes("  "), Reason.EMPTY),
        Arguments.of("half a character", halfACharacter(), Reason.NOT_UTF8),
        Arguments.of("too large", new byte[RecordReader.MAX_BYTES + 1], Reason.TOO_LARGE),
        Arguments.of("too deep", bytes("[".repeat(10_000)), Reason.TOO_DEEP),
        Arguments.of("cut off", bytes("{'id': 'p1', 'auth"), Reason.NOT_JSON),
        Arguments.of("two records", bytes(post("'text': ''") + "{}"), Reason.WRONG_TYPE),
        Arguments.of("a list", bytes("[]"), Reason.WRONG_TYPE),
        Arguments.of("a key twice", bytes("{'id': 'p1', 'id': 'p2'}"), Reason.DUPLICATE_KEY),
        Arguments.of("a number as text", bytes(post("'text': 5")), Reason.WRONG_TYPE),
        Arguments.of("a number as time", bytes(postAt("5")), Reason.WRONG_TYPE),
        Arguments.of("no such day", bytes(postAt("'2026-02-30T00:00:00Z'")), Reason.WRONG_TYPE),
        Arguments.of("text as author", bytes("{'id': 'p1', 'author': 'ana'}"), Reason.WRONG_TYPE),
        Arguments.of("no author", bytes("{'id': 'p1', 'network': 'x'}"), Reason.INVALID),
        Arguments.of(
            "a blank id", bytes(post("'text': ''").replace("'p1'", "' '")), Reason.INVALID),
        Arguments.of("a revision below 0", bytes(post("'revision': -1")), Reason.INVALID),
        Arguments.of("another schema", bytes(post("'schema': 2")), Reason.INVALID));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unreadable")
  void whatCannotBeReadLeavesAsItCameAndTheNextPostIsHeard(String what, byte[] value, Reason reason)
      throws Exception {
    Envelope envelope = envelope(Envelope.Kind.DATA, value);

    bench.send(envelope, HEARD);
    send(post("'text': '@skyhop again'"));

    List<DeadLetter> letters = bench.aside(HearMentions.DEAD_LETTERS);
    assertThat(letters).extracting(DeadLetter::reason).containsExactly(reason);
    assertThat(letters.get(0).envelope().value()).isEqualTo(value);
    assertThat(letters.get(0).envelope().place()).isEqualTo("posts-3@1");
    assertThat(letters.get(0).detail()).isNotBlank();
    assertThat(bench.all()).as("the next post").hasSize(1);
  }

  @Test
  void aDateFarOffIsHeldNearItsRecord() throws Exception {
    send(postAt("'1970-01-01T00:00:00Z'"));
    send(postAt("'2099-12-31T23:59:59Z'"));
    send(postAt("'2026-03-02T08:59:00Z'"));

    assertThat(bench.all())
        .extracting(about -> about.mention().post().createdAt())
        .containsExactly(
            HEARD.minus(Duration.ofDays(7)),
            HEARD.plus(Duration.ofMinutes(5)),
            Instant.parse("2026-03-02T08:59:00Z"));
    assertThat(bench.aside(HearMentions.DEAD_LETTERS)).isEmpty();
  }

  @Test
  void impossibleFollowersAreUnknownOrCapped() throws Exception {
    send(post("'text': '@skyhop'").replace("'id': 'ana'", "'id': 'ana', 'followers': -5"));
    send(post("'text': '@skyhop'").replace("'id': 'ana'", "'id': 'ana', 'followers': " + MANY));

    assertThat(bench.all())
        .extracting(about -> about.mention().post().author().followers())
        .containsExactly(null, 10_000_000_000L);
  }

  private static final long MANY = 9_000_000_000_000_000_000L;

  @Test
  void anEmojiCutInHalfStaysAReadableRecord() throws Exception {
    send(post("'text': '@skyhop broke my guitar \\ud83d'"));

    Mention mention = onlyMention();
    byte[] written = Json.bytes(mention.post());
    assertThat(new String(written, StandardCharsets.UTF_8)).contains("broke my guitar");
  }

  private void send(String json) throws Exception {
    bench.send(envelope(Envelope.Kind.DATA, bytes(json)), HEARD);
  }

  private void sendGone(String json) throws Exception {
    bench.send(envelope(Envelope.Kind.GONE, bytes(json)), HEARD);
  }

  private Mention onlyMention() {
    assertThat(bench.aside(HearMentions.DEAD_LETTERS)).isEmpty();
    assertThat(bench.all()).hasSize(1);
    return bench.all().get(0).mention();
  }

  private void assertNothingHeard() {
    assertThat(bench.all()).isEmpty();
    assertThat(bench.aside(HearMentions.DEAD_LETTERS)).isEmpty();
  }

  private Envelope envelope(Envelope.Kind kind, byte[] value) {
    offset++;
    return new Envelope(kind, "posts", 3, offset, HEARD.toEpochMilli(), null, value);
  }

  private static String post(String fields) {
    return "{'id': 'p1', 'network': 'x', 'author': {'id': 'ana'},"
        + " 'created_at': '2026-03-02T08:59:00Z', "
        + fields
        + "}";
  }

  private static String postAt(String time) {
    return post("'text': '@skyhop'").replace("'2026-03-02T08:59:00Z'", time);
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] halfACharacter() {
    byte[] whole = "{\"text\": \"ž".getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(whole, whole.length - 1);
  }
}
