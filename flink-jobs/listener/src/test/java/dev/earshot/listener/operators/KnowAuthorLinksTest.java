package dev.earshot.listener.operators;

import static dev.earshot.listener.operators.Mentions.angry;
import static dev.earshot.listener.operators.Mentions.at;
import static dev.earshot.listener.operators.Mentions.link;
import static dev.earshot.listener.operators.Mentions.unlink;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Control;
import dev.earshot.model.CustomerLink;
import dev.earshot.model.Echo;
import dev.earshot.model.ScoredMention;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is behind an account when its post is heard. */
class KnowAuthorLinksTest {
  private Bench<AboutAccount, Control, ScoredMention> bench;

  @BeforeEach
  void start() throws Exception {
    bench =
        Bench.of(
            new KnowAuthor(Mentions.RULES, Mentions.PSEUDONYMS),
            AboutAccount::account,
            KnowAuthor.told());
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  @Test
  void whoWaitedIsKnownByTheLinksReadMeanwhile() throws Exception {
    send(angry().by("ana").on("09:00"));
    send(link("ana", "c1", "08:00"));

    bench.timeIs(at("09:05"));

    assertThat(subjects()).containsExactly("cust:c1");
  }

  @Test
  void theLinkInForceWhenThePostWasHeardCounts() throws Exception {
    bench.timeIs(at("08:00"));
    send(link("ana", "c1", "09:00"));
    send(link("ana", "c2", "10:00"));

    send(angry().on("08:59:59.999"));
    send(angry().on("09:00"));
    send(angry().on("09:59:59.999"));
    send(angry().on("10:00"));
    bench.timeIs(at("10:00"));

    assertThat(subjects()).containsExactly("acct:x:ana", "cust:c1", "cust:c1", "cust:c2");
  }

  @Test
  void unlinkingBringsTheStrangerBackAndLeavesNothing() throws Exception {
    bench.timeIs(at("08:00"));
    send(link("ana", "c1", "09:00"));
    send(unlink("ana", "c1", "10:00"));
    send(angry().on("09:30"));
    send(angry().on("10:30"));
    bench.timeIs(at("10:30"));
    assertThat(subjects()).containsExactly("cust:c1", "acct:x:ana");

    bench.timeIs(at("95 00:00"));

    assertThat(bench.stateEntries()).isZero();
    assertThat(bench.timers()).isZero();
  }

  @Test
  void aCustomerUndoesOnlyTheirOwnLink() throws Exception {
    bench.timeIs(at("08:00"));
    send(link("ana", "duplicate", "08:30"));
    send(link("ana", "kept", "09:00"));
    send(unlink("ana", "duplicate", "09:00:01"));

    bench.timeIs(at("09:30"));
    send(angry().on("10:00"));

    assertThat(subjects()).containsExactly("cust:kept");
  }

  @Test
  void whoOfTwoClaimsAnAccountDoesNotDependOnArrival() throws Exception {
    bench.timeIs(at("08:00"));
    send(link("ana", "c1", "09:00"));
    send(link("ana", "c2", "09:00"));
    send(link("bob", "c2", "09:00"));
    send(link("bob", "c1", "09:00"));

    send(angry().by("ana").on("10:00"));
    send(angry().by("bob").on("10:00"));

    assertThat(subjects()).containsExactly("cust:c2", "cust:c2");
  }

  @Test
  void aCustomerGoneIsNotBroughtBackByWhatWasAnnouncedEarlier() throws Exception {
    bench.timeIs(at("08:00"));
    send(link("ana", "c1", "12:00"));
    send(unlink("ana", "c1", "09:00"));

    send(angry().on("13:00"));

    assertThat(subjects()).containsExactly("acct:x:ana");
  }

  @Test
  void aSpecialMentionIsTiedToNoCustomerAndNeitherIsItsAnswer() throws Exception {
    bench.timeIs(at("08:00"));
    send(link("ana", "c1", "08:30"));

    send(angry().post("p1").on("09:00"));
    send(angry().post("p2").special().on("09:01"));
    for (String post : List.of("p1", "p2")) {
      Echo answer = Mentions.echo("ana", post, "skyhop", "100", "09:10");
      bench.send(AboutAccount.of(answer), answer.heardAt());
    }
    bench.timeIs(at("09:10"));

    assertThat(subjects()).containsExactly("cust:c1", "acct:x:ana");
    assertThat(bench.aside(KnowAuthor.REACTIONS))
        .extracting(reaction -> reaction.link() == null)
        .containsExactly(false, true);
  }

  private void send(Mentions mention) throws Exception {
    bench.send(AboutAccount.of(mention.mention()), mention.when());
  }

  private void send(CustomerLink link) throws Exception {
    bench.send(AboutAccount.of(link), link.effectiveAt());
  }

  private List<String> subjects() {
    return bench.emitted().stream().map(ScoredMention::subject).toList();
  }
}
