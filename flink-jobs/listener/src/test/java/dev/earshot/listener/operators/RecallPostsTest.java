package dev.earshot.listener.operators;

import static dev.earshot.listener.operators.Mentions.angry;
import static dev.earshot.listener.operators.Mentions.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.earshot.model.CustomerTier;
import dev.earshot.model.Fact;
import dev.earshot.model.Influence;
import dev.earshot.model.Signal;
import dev.earshot.model.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecallPostsTest {
  private Bench<AboutPost, Void, Signal> bench;

  @BeforeEach
  void start() throws Exception {
    bench = Bench.of(new RecallPosts(), AboutPost::key);
    bench.timeIs(at("08:00"));
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  @Test
  void whoIsGoneHasTakenBackEachPostAboutEachBrand() throws Exception {
    say(angry().by("ana").post("p1").about("skyhop").on("09:00"));
    say(angry().by("ana").post("p1").about("united").on("09:00"));
    say(angry().by("ana").post("p2").on("09:10"));
    say(angry().by("bob").post("p3").on("09:20"));

    gone("account-ana", "09:30");
    bench.timeIs(at("09:30"));

    assertThat(bench.emitted())
        .extracting(Signal::kind, Signal::brand, Signal::post, Signal::author, Signal::heardAt)
        .containsExactly(
            tuple(Signal.Kind.WITHDRAWN, "skyhop", "post-p1", "account-ana", at("09:30")),
            tuple(Signal.Kind.WITHDRAWN, "united", "post-p1", "account-ana", at("09:30")),
            tuple(Signal.Kind.WITHDRAWN, "skyhop", "post-p2", "account-ana", at("09:30")));
  }

  @Test
  void aCustomerIsGoneWithWhatAnyOfTheirAccountsSaid() throws Exception {
    say(angry().by("ana").post("p1").ofCustomer("c1").on("09:00"));
    say(angry().by("nina").post("p2").ofCustomer("c1").on("09:10"));
    say(angry().by("nina").post("p3").on("09:20"));

    gone("customer-c1", "09:30");
    bench.timeIs(at("09:30"));

    assertThat(bench.emitted())
        .extracting(Signal::post, Signal::subject)
        .containsExactly(tuple("post-p1", "customer-c1"), tuple("post-p2", "customer-c1"));
  }

  @Test
  void whatAnAccountSaidAsACustomerIsTakenBackFromThatCustomer() throws Exception {
    say(angry().by("ana").post("p1").ofCustomer("c1").on("09:00"));

    gone("author-ana", "09:30");
    bench.timeIs(at("09:30"));

    assertThat(bench.emitted())
        .extracting(Signal::post, Signal::subject)
        .containsExactly(tuple("post-p1", "customer-c1"));
  }

  @Test
  void itIsTheOrderOfTimeThatCountsAndNotThatOfArrival() throws Exception {
    gone("account-ana", "09:30");
    say(angry().by("ana").post("later").on("09:40"));
    say(angry().by("ana").post("before").on("09:00"));

    bench.timeIs(at("10:00"));

    assertThat(bench.emitted()).extracting(Signal::post).containsExactly("post-before");
  }

  @Test
  void aBrandsLoudestIsTakenBackThoughItIsCountedLater() throws Exception {
    Signal loud = angry().by("ana").post("p1").on("09:00:01").signal();
    gone("account-ana", "09:00:05");
    send(Fact.of(tally(at("09:00"), loud)));

    bench.timeIs(at("09:01"));

    assertThat(bench.emitted())
        .extracting(Signal::post, Signal::heardAt)
        .containsExactly(tuple("post-p1", at("09:00:09.999")));
  }

  @Test
  void theyMayBeGoneAgain() throws Exception {
    say(angry().by("ana").post("p1").on("09:00"));
    gone("account-ana", "09:30");
    say(angry().by("ana").post("p2").on("09:40"));
    bench.timeIs(at("09:50"));
    bench.restart();
    bench.emitted();

    gone("account-ana", "10:00");
    bench.timeIs(at("10:00"));

    assertThat(bench.emitted()).extracting(Signal::post).containsExactly("post-p2");
  }

  @Test
  void theNewestTwoHundredAreKnown() throws Exception {
    for (int i = 0; i <= RecallPosts.MOST; i++) {
      say(angry().by("ana").post("p" + i).on(at("09:00").plusSeconds(i)));
    }

    gone("account-ana", "10:00");
    bench.timeIs(at("10:00"));

    assertThat(bench.emitted())
        .hasSize(RecallPosts.MOST)
        .extracting(Signal::post)
        .doesNotContain("post-p0");
  }

  @Test
  void afterFourWeeksNothingIsKnownOfAnybody() throws Exception {
    say(angry().by("ana").post("p1").on("09:00"));
    gone("account-bob", "09:30");

    bench.timeIs(at("09:00").plus(RecallPosts.KNOWN).plusSeconds(86_400));

    assertThat(bench.stateEntries()).isZero();
    assertThat(bench.timers()).isZero();
  }

  private void say(Mentions said) throws Exception {
    send(Fact.of(said.signal()));
  }

  private void gone(String who, String time) throws Exception {
    send(
        Fact.of(
            new Signal(
                Signal.Kind.GONE,
                "acme",
                null,
                who,
                who,
                false,
                CustomerTier.STANDARD,
                who,
                null,
                "x",
                "",
                0,
                null,
                List.of(),
                Influence.UNKNOWN,
                0,
                at(time),
                at(time),
                1,
                7,
                List.of())));
  }

  private void send(Fact fact) throws Exception {
    List<AboutPost> news = new ArrayList<>();
    AboutPost.toPeople(fact, new ListCollector<>(news));
    for (AboutPost each : news) {
      bench.send(each, each.at());
    }
  }

  private static Tally tally(Instant bucket, Signal loudest) {
    return new Tally(
        "acme",
        "skyhop",
        bucket,
        1,
        1,
        1,
        1,
        0,
        0,
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(loudest),
        List.of());
  }
}
