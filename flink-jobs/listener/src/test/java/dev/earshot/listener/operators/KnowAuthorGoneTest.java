package dev.earshot.listener.operators;

import static dev.earshot.listener.operators.Mentions.angry;
import static dev.earshot.listener.operators.Mentions.at;
import static dev.earshot.listener.operators.Mentions.link;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.AuthorGone;
import dev.earshot.model.Control;
import dev.earshot.model.Echo;
import dev.earshot.model.ScoredMention;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of an account that is gone, or that somebody asked us to forget: nothing. */
class KnowAuthorGoneTest {
  private Bench<AboutAccount, Control, ScoredMention> bench;
  private long offset;

  @BeforeEach
  void start() throws Exception {
    bench =
        Bench.of(
            new KnowAuthor(Mentions.RULES, Mentions.PSEUDONYMS),
            AboutAccount::account,
            KnowAuthor.told());
    bench.timeIs(at("08:00"));
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void noTraceOfTheAccountIsLeftInASnapshot(boolean forget) throws Exception {
    bench.send(AboutAccount.of(link("Wanda-1", "C-Wanda", "08:30")), at("08:28"));
    bench.send(AboutAccount.of(link("Wanda-1", "C-Twice", "08:40")), at("08:38"));
    say(angry().by("Wanda-1").post("p1").on("09:00").counted(3, 1, 0));
    bench.timeIs(at("09:30"));
    say(angry().by("Wanda-1").post("p2").on("09:31"));
    send(shared("Wanda-1", "p1", "09:32"));
    // The habit's timer is months away, then a post asks for one in two days.
    bench.timeIs(at("8 00:00"));
    say(angry().by("Wanda-1").post("p3").on("8 09:00"));
    say(angry().by("ben").post("p4").on("8 09:00"));
    assertThat(snapshot()).as("it would be found").contains("Wanda-1").contains("C-Wanda");

    gone("Wanda-1", forget, "8 10:00");
    assertThat(snapshot()).as("time has not come to it").contains("Wanda-1");
    bench.timeIs(at("8 10:00"));

    assertThat(snapshot()).doesNotContain("Wanda").doesNotContain("C-Twice").contains("ben");
    assertThat(bench.aside(KnowAuthor.GONE))
        .containsExactly(new Gone("acct:x:Wanda-1", forget, at("8 10:00"), 0, 1));
  }

  @Test
  void whatTheAccountSaysAfterwardsCountsAnew() throws Exception {
    say(angry().by("ana").post("p1").on("09:00"));
    double once = bench.emitted().get(0).influence().posting();

    gone("ana", true, "09:10");
    say(angry().by("ana").post("p1").on("09:10"));
    say(angry().by("ana").post("p2").on("09:11"));
    assertThat(bench.emitted()).as("none may overtake it").isEmpty();
    bench.timeIs(at("09:11"));

    List<ScoredMention> anew = bench.emitted();
    assertThat(anew).extracting(ScoredMention::firstSight).containsExactly(true, true);
    assertThat(anew.get(0).fresh()).containsExactly("skyhop");
    assertThat(anew.get(0).influence().posting()).isEqualTo(once);
  }

  @Test
  void theNetworkTellsOfManyWeNeverHeardOf() throws Exception {
    say(angry().by("ana").on("09:00"));
    gone("ana", false, "09:10");
    gone("bob", false, "09:10");
    gone("ana", false, "09:20");
    gone("eve", true, "09:20");
    bench.timeIs(at("09:20"));

    assertThat(bench.aside(KnowAuthor.GONE))
        .extracting(Gone::subject)
        .containsExactly("acct:x:ana", "acct:x:eve");
    assertThat(bench.stateEntries()).isZero();
    assertThat(bench.timers()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAccountKnownLongAgoIsUnknownHoweverLateTheWatermark(boolean live) throws Exception {
    say(angry().by("ana").on("09:00"));
    if (live) {
      bench.timeIs(at("93 00:00"));
    }

    gone("ana", false, "93 09:00");
    bench.timeIs(at("93 09:00"));

    assertThat(bench.aside(KnowAuthor.GONE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatOthersDidBeforeCountsHoweverLateTheWatermark(boolean live) throws Exception {
    say(angry().by("ana").post("p1").on("09:00"));
    send(shared("ana", "p1", "09:05"));
    timePassesIf(live, "09:05");
    send(shared("ana", "p1", "09:10"));
    timePassesIf(live, "09:09:59.999");
    gone("ana", true, "09:10");
    timePassesIf(live, "09:10");
    send(shared("ana", "p1", "09:15"));
    send(answered("ana", "p1", "09:20"));

    bench.timeIs(at("09:20"));

    assertThat(bench.aside(KnowAuthor.REACTIONS))
        .extracting(reaction -> reaction.echo().heardAt())
        .containsExactly(at("09:05"), at("09:10"), at("09:20"));
    assertThat(bench.aside(KnowAuthor.GONE)).hasSize(1);
  }

  @Test
  void aLinkAnnouncedForLaterStandsAndAnEndOfOneDoesNot() throws Exception {
    bench.send(AboutAccount.of(link("ana", "C-former", "08:30")), at("08:28"));
    bench.send(AboutAccount.of(link("ana", "C-later", "10:00")), at("08:29"));
    bench.send(AboutAccount.of(Mentions.unlink("ana", "C-former", "10:00:30")), at("08:29"));
    say(angry().by("ana").on("09:00"));

    gone("ana", true, "09:10");
    bench.timeIs(at("09:10"));
    assertThat(snapshot()).doesNotContain("C-former");
    say(angry().by("ana").on("09:30"));
    say(angry().by("ana").on("10:00"));

    assertThat(bench.all())
        .extracting(ScoredMention::subject)
        .containsExactly("cust:C-former", "acct:x:ana", "cust:C-later");
  }

  @Test
  void aTimerThatSomethingElseWaitsForStays() throws Exception {
    say(angry().by("ana").post("p1").on("09:00"));
    send(answered("ana", "p1", "3 09:00"));
    gone("ana", true, "09:10");
    bench.timeIs(at("09:10"));

    bench.timeIs(at("3 09:00"));

    assertThat(bench.aside(KnowAuthor.REACTIONS)).hasSize(1);
  }

  @Test
  void whatIsToBeForgottenIsForgottenAfterARestart() throws Exception {
    say(angry().by("ana").on("09:00"));
    gone("ana", true, "09:10");
    bench.restart();

    bench.timeIs(at("09:10"));

    assertThat(bench.aside(KnowAuthor.GONE)).hasSize(1);
    assertThat(bench.stateEntries()).isZero();
    assertThat(bench.timers()).isZero();
  }

  private String snapshot() throws Exception {
    return bench.bytes();
  }

  private void say(Mentions mention) throws Exception {
    bench.send(AboutAccount.of(mention.mention()), mention.when());
  }

  private void gone(String author, boolean forget, String time) throws Exception {
    offset++;
    Gone gone = Gone.of(new AuthorGone("x", author, forget, 1), at(time), 0, offset);
    bench.send(AboutAccount.of(gone), at(time));
  }

  private void send(Echo echo) throws Exception {
    bench.send(AboutAccount.of(echo), echo.heardAt());
  }

  private void timePassesIf(boolean live, String moment) throws Exception {
    if (live) {
      bench.timeIs(at(moment));
    }
  }

  private static Echo shared(String author, String post, String time) {
    return Mentions.echo(author, post, null, "bob", time);
  }

  private static Echo answered(String author, String post, String time) {
    return Mentions.echo(author, post, "skyhop", "100", time);
  }
}
