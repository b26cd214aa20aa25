package dev.earshot.listener.operators;

import static dev.earshot.listener.operators.Mentions.angry;
import static dev.earshot.listener.operators.Mentions.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Alert;
import dev.earshot.model.Entry;
import dev.earshot.model.Evidence;
import dev.earshot.model.Fact;
import dev.earshot.model.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatherEvidenceTest {
  private Bench<Evidence, Wanted, Entry> bench;

  @BeforeEach
  void start() throws Exception {
    bench = Bench.of(new GatherEvidence(), Evidence::post, Wanted::post);
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  @Test
  void aPostNobodyAsksForNeverLeavesAndIsForgottenInAMinute() throws Exception {
    send(angry().post("p1").on("09:00"));
    bench.timeIs(at("09:01"));
    assertThat(bench.stateEntries()).isPositive();

    bench.timeIs(at("09:02"));

    assertThat(bench.emitted()).isEmpty();
    assertNothingIsLeft();
  }

  @Test
  void aPostThatSpeaksForAnAlertLeavesOnce() throws Exception {
    Mentions cause = angry().post("p1").on("09:00");
    send(cause);
    ask(cause);
    ask(cause);

    assertThat(told()).containsExactly("evidence:post-p1");
    assertThat(bench.all().get(0).evidence()).isEqualTo(cause.evidence());
  }

  @Test
  void aPostThatComesAfterItsAlertStillLeaves() throws Exception {
    Mentions cause = angry().post("p1").on("09:00");
    ask(cause);
    assertThat(told()).isEmpty();

    send(cause);

    assertThat(told()).containsExactly("evidence:post-p1");
  }

  @Test
  void anAlertAsksForItsOwnPostsOnly() throws Exception {
    send(angry().post("p1").on("09:00"));
    send(angry().post("p2").on("09:00"));

    ask(angry().post("p2").on("09:00"));

    assertThat(told()).containsExactly("evidence:post-p2");
  }

  @Test
  void whatItsAuthorTookBackIsTakenBackHereToo() throws Exception {
    Mentions cause = angry().post("p1").on("09:00");
    send(cause);
    ask(cause);
    assertThat(told()).hasSize(1);
    bench.timeIs(at("3 09:00"));

    takeBack("post-p1", "3 10:00");

    Evidence rest = bench.emitted().get(0).evidence();
    assertThat(rest.text()).isEmpty();
    assertThat(rest.id()).isEqualTo(Evidence.WITHDRAWN);
    assertThat(rest.subject()).as("no name stays").isEqualTo(rest.subjectKey());
    assertThat(rest.subject()).startsWith("account-");
    assertThat(rest.handle()).isNull();
    assertThat(rest.name()).isNull();
    assertThat(rest.because()).isEmpty();
    assertThat(rest.version()).isGreaterThan(cause.evidence().version());
  }

  @Test
  void whatWasTakenBackBeforeAnybodyAskedIsNeverRead() throws Exception {
    Mentions cause = angry().post("p1").on("09:00");
    send(cause);
    takeBack("post-p1", "09:00:20");
    assertThat(bench.emitted()).isEmpty();

    ask(cause);

    assertThat(bench.emitted().get(0).evidence().text()).isEmpty();
  }

  @Test
  void whatNobodyReadIsTakenBackWithoutAWord() throws Exception {
    takeBack("post-p1", "09:00");

    assertThat(bench.emitted()).isEmpty();
    bench.timeIs(at("09:02"));
    assertNothingIsLeft();
  }

  @Test
  void afterFourWeeksNothingIsKnownOfAPostThatLeft() throws Exception {
    Mentions cause = angry().post("p1").on("09:00");
    send(cause);
    ask(cause);

    bench.timeIs(at("09:00").plus(Duration.ofDays(28)).plus(Duration.ofMinutes(1)));

    assertNothingIsLeft();
  }

  private void takeBack(String post, String time) throws Exception {
    bench.sendOther(new Wanted(post, false, true, at(time), at(time)), at(time));
  }

  @Test
  void aRevisionOfAPostThatLeftLeavesToo() throws Exception {
    Mentions cause = angry().post("p1").on("09:00");
    send(cause);
    ask(cause);

    send(angry().post("p1").updated(1).on("09:00:30"));

    assertThat(bench.all())
        .extracting(entry -> entry.evidence().version().counter())
        .containsExactly(0L, 1L);
  }

  @Test
  void whatARuleCountsIsKeptAsLongAsRulesLookBack() throws Exception {
    Mentions counted = angry().post("p1").on("09:00");
    send(counted);
    keep(Fact.of(counted.signal()));
    bench.timeIs(at("2 10:59"));
    assertThat(told()).as("kept is not told").isEmpty();

    ask(counted);
    assertThat(told()).containsExactly("evidence:post-p1");

    bench.timeIs(at("2 11:02"));
    assertOnlyTheMarksAreLeftOf(1);
  }

  @Test
  void whatIsAskedForTooLateStaysForgottenHoweverLateTheWatermark() throws Exception {
    Mentions cause = angry().post("p1").on("09:00");
    send(cause);

    ask(cause, at("09:05"));

    assertThat(told()).isEmpty();
    bench.timeIs(at("09:05"));
    assertNothingIsLeft();
  }

  @Test
  void whatIsAskedForInTimeLeavesThoughItsRuleSpeaksLast() throws Exception {
    Mentions counted = angry().post("p1").on("09:00");
    send(counted);
    ask(counted, at("09:05"));

    keep(Fact.of(counted.signal()));

    assertThat(told()).containsExactly("evidence:post-p1");
  }

  @Test
  void whatARuleCountsIsForgottenWhenNoneLooksBackSoFar() throws Exception {
    Mentions counted = angry().post("p1").on("09:00");
    keep(Fact.of(counted.signal()));
    send(counted);
    bench.timeIs(at("2 11:01"));
    assertNothingIsLeft();

    ask(counted);

    assertThat(told()).isEmpty();
    bench.timeIs(at("2 11:02"));
    assertNothingIsLeft();
  }

  @Test
  void aBrandsLoudestPostsAreKeptForSomeHours() throws Exception {
    Mentions loud = angry().post("p1").on("09:00");
    send(loud);
    send(angry().post("p2").on("09:00"));
    keep(Fact.of(tally(loud)));
    bench.timeIs(at("13:00"));

    ask(loud);
    ask(angry().post("p2").on("09:00"));

    assertThat(told()).containsExactly("evidence:post-p1");
    bench.timeIs(at("13:05"));
    assertOnlyTheMarksAreLeftOf(1);
  }

  @Test
  void whatIsKeptAndWhatWasAskedForSurviveARestart() throws Exception {
    Mentions kept = angry().post("p1").on("09:00");
    Mentions late = angry().post("p2").on("09:00");
    send(kept);
    keep(Fact.of(kept.signal()));
    ask(late);
    bench.restart();

    send(late);
    bench.timeIs(at("20:00"));
    ask(kept);
    assertThat(told()).containsExactly("evidence:post-p2", "evidence:post-p1");

    bench.restart();
    ask(kept);
    assertThat(told()).as("told before").isEmpty();
    bench.timeIs(at("3 00:00"));
    assertOnlyTheMarksAreLeftOf(2);
  }

  /** That they were told, in case their authors take them back; none of their words. */
  private void assertOnlyTheMarksAreLeftOf(int posts) {
    assertThat(bench.stateEntries()).isEqualTo(posts);
    assertThat(bench.timers()).isEqualTo(posts);
  }

  private void assertNothingIsLeft() {
    assertThat(bench.stateEntries()).isZero();
    assertThat(bench.timers()).isZero();
  }

  private void send(Mentions mention) throws Exception {
    bench.send(mention.evidence(), mention.when());
  }

  /** An alert that this mention opened refers to it. */
  private void ask(Mentions cause) throws Exception {
    ask(cause, cause.when());
  }

  private void ask(Mentions cause, Instant moment) throws Exception {
    Alert alert = Alerts.opened("a1", Alerts.ANGRY, cause).alert();
    Wishes wishes = new Wishes();
    Wanted.by(alert, wishes);
    assertThat(wishes.all).hasSize(1);
    bench.sendOther(wishes.all.get(0), moment);
  }

  /** A rule counts what this fact speaks of. */
  private void keep(Fact fact) throws Exception {
    Wishes wishes = new Wishes();
    Wanted.by(fact, wishes);
    for (Wanted wanted : wishes.all) {
      bench.sendOther(wanted, fact.at());
    }
  }

  private static Tally tally(Mentions loudest) {
    Instant bucket = Tally.bucketOf(loudest.when());
    return new Tally(
        "acme",
        "skyhop",
        bucket,
        1,
        1,
        1,
        1,
        0,
        60_000,
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(loudest.signal()),
        List.of());
  }

  private static final class Wishes implements Collector<Wanted> {
    private final List<Wanted> all = new ArrayList<>();

    @Override
    public void collect(Wanted wanted) {
      all.add(wanted);
    }

    @Override
    public void close() {}
  }

  private List<String> told() {
    return bench.emitted().stream().map(Entry::identity).toList();
  }
}
