package dev.earshot.listener.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.Brands;
import dev.earshot.config.ConfigLoader;
import dev.earshot.listener.scoring.Pseudonyms;
import dev.earshot.model.DeadLetter;
import dev.earshot.model.DeadLetter.Reason;
import dev.earshot.model.Echo;
import dev.earshot.model.Envelope;
import dev.earshot.model.Hearing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What posts do to other authors, what brands say themselves, and how the publishers' ears are. */
class HearAsideTest {
  private static final Instant HEARD = Mentions.at("09:00");
  private static final Pseudonyms PSEUDONYMS = new Pseudonyms("default", "pepper");

  private static final Brands BRANDS =
      new ConfigLoader(name -> null)
          .brands(
              "brands.yaml",
              """
              brands:
                - {id: skyhop, name: SkyHop, handles: ["@skyhop"], accounts: ["x:100"]}
                - {id: united, name: United, accounts: ["x:200"]}
              """);

  private Bench<Envelope, Void, AboutAccount> bench;

  @BeforeEach
  void start() throws Exception {
    bench = Bench.of(new HearMentions(BRANDS, "", null, "default", PSEUDONYMS));
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  @Test
  void aBrandsReplyReachesWhoeverItAnswers() throws Exception {
    send("100", "'relation': 'reply', 'in_reply_to': {'id': 'x/1', 'author': 'ana'}");

    assertThat(bench.aside(HearMentions.ECHOES))
        .containsExactly(
            new Echo(
                "x:ana",
                "x/1",
                true,
                "skyhop",
                false,
                "x:100",
                "p1",
                "x",
                "social-1",
                Instant.parse("2026-03-02T08:59:00Z"),
                HEARD,
                3,
                7));
    assertThat(onlyHearing().kind()).isEqualTo(Hearing.Kind.REPLY);
    assertThat(bench.all()).as("mentions").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'relation': 'reply', 'in_reply_to': {'id': 'x/1', 'author': 'ana'}",
        "'relation': 'repost', 'repost_of': {'id': 'x/1', 'author': 'ana'}",
        "'relation': 'quote', 'repost_of': {'id': 'x/1', 'author': 'ana'}"
      })
  void whatAnybodyElseDoesIsSharedWhetherABrandIsNamedOrNot(String what) throws Exception {
    send("bob", what + ", 'text': 'look at that'");

    assertThat(bench.aside(HearMentions.ECHOES))
        .singleElement()
        .satisfies(
            echo -> {
              assertThat(echo.answer()).isFalse();
              assertThat(echo.account()).isEqualTo("x:ana");
              assertThat(echo.by()).isEqualTo("x:bob");
            });
    assertThat(bench.aside(HearMentions.HEARING)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          to oneself        | 'in_reply_to': {'id': 'x/1', 'author': 'bob'}
          to nobody known   | 'in_reply_to': {'id': 'x/1'}
          to everybody      | 'text': 'hello'
          taken back        | 'op': 'delete', 'in_reply_to': {'id': 'x/1', 'author': 'ana'}
          to a broken name  | 'in_reply_to': {'id': 'x/1', 'author': ' \\u0000 '}
          """)
  void whatConcernsNobodyElseEchoesNowhere(String what, String fields) throws Exception {
    send("bob", fields);

    assertThat(bench.aside(HearMentions.ECHOES)).isEmpty();
    assertThat(bench.aside(HearMentions.DEAD_LETTERS)).isEmpty();
  }

  @Test
  void anIdTooLongForAnEchoStopsNothing() throws Exception {
    String longest = "n".repeat(512);
    send("bob", "'in_reply_to': {'id': 'x/1', 'author': '" + longest + "'}, 'text': '@skyhop hi'");

    assertThat(bench.aside(HearMentions.ECHOES)).isEmpty();
    assertThat(bench.all()).hasSize(1);
  }

  @Test
  void aQuoteInAReplyConcernsBothAuthors() throws Exception {
    send(
        "bob",
        "'relation': 'quote', 'in_reply_to': {'id': 'x/1', 'author': 'ana'},"
            + " 'repost_of': {'id': 'x/2', 'author': 'eva'}");

    assertThat(bench.aside(HearMentions.ECHOES))
        .extracting(Echo::account)
        .containsExactly("x:ana", "x:eva");
  }

  @Test
  void whatABrandSaysToEverybodyIsAStatementUnderAPseudonym() throws Exception {
    send("100", "'text': 'We are sorry.'");

    Hearing heard = onlyHearing();
    assertThat(heard.kind()).isEqualTo(Hearing.Kind.STATEMENT);
    assertThat(heard.brand()).isEqualTo("skyhop");
    assertThat(heard.network()).isEqualTo("x");
    assertThat(heard.source()).isEqualTo("social-1");
    assertThat(heard.post()).isEqualTo(PSEUDONYMS.of("post:p1"));
    assertThat(heard.heardAt()).isEqualTo(HEARD);
    assertThat(bench.aside(HearMentions.ECHOES)).isEmpty();
  }

  @Test
  void aBrandsThreadIsAStatementAndItsRepostIsNothing() throws Exception {
    send("200", "'relation': 'reply', 'in_reply_to': {'id': 'p0', 'author': '200'}");
    send("200", "'relation': 'repost', 'repost_of': {'id': 'x/1', 'author': 'ana'}");

    assertThat(bench.aside(HearMentions.HEARING))
        .extracting(Hearing::kind)
        .containsExactly(Hearing.Kind.STATEMENT);
    assertThat(bench.aside(HearMentions.ECHOES)).isEmpty();
  }

  @Test
  void aReplyToSomebodyUnknownIsAReplyToo() throws Exception {
    send("200", "'relation': 'reply'");

    assertThat(onlyHearing().kind()).isEqualTo(Hearing.Kind.REPLY);
  }

  @Test
  void aPublisherTellsHowItIs() throws Exception {
    bench.send(
        envelope(
            Envelope.Kind.SOURCE, "{'name': 'social-1', 'connected': false, 'behind_by_ms': 9000}"),
        HEARD);

    Hearing heard = onlyHearing();
    assertThat(heard.kind()).isEqualTo(Hearing.Kind.STATUS);
    assertThat(heard.source()).isEqualTo("social-1");
    assertThat(heard.connected()).isFalse();
    assertThat(heard.behindMs()).isEqualTo(9_000);
    assertThat(bench.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SOURCE  | {'connected': true}                | INVALID
          SOURCE  | {'name': 'a', 'behind_by_ms': -1}  | INVALID
          SOURCE  | not json                           | NOT_JSON
          CONTROL | {'type': 'brands'}                 | INVALID
          """)
  void whatCannotBeReadLeavesAsItCame(Envelope.Kind kind, String value, Reason reason)
      throws Exception {
    bench.send(envelope(kind, value), HEARD);

    assertThat(bench.aside(HearMentions.DEAD_LETTERS))
        .extracting(DeadLetter::reason)
        .containsExactly(reason);
    assertThat(bench.aside(HearMentions.HEARING)).isEmpty();
  }

  private void send(String author, String fields) throws Exception {
    bench.send(
        envelope(
            Envelope.Kind.DATA,
            "{'id': 'p1', 'network': 'x', 'publisher': 'social-1', 'author': {'id': '"
                + author
                + "'}, 'created_at': '2026-03-02T08:59:00Z', "
                + fields
                + "}"),
        HEARD);
  }

  private Hearing onlyHearing() {
    List<Hearing> heard = bench.aside(HearMentions.HEARING);
    assertThat(heard).hasSize(1);
    return heard.get(0);
  }

  private static Envelope envelope(Envelope.Kind kind, String json) {
    byte[] value = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return new Envelope(kind, "posts", 3, 7, HEARD.toEpochMilli(), null, value);
  }
}
