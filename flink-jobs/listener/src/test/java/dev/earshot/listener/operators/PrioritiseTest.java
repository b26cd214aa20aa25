package dev.earshot.listener.operators;

import static dev.earshot.listener.operators.Alerts.ANGRY;
import static dev.earshot.listener.operators.Alerts.STREAK;
import static dev.earshot.listener.operators.Alerts.brandsOwn;
import static dev.earshot.listener.operators.Alerts.grown;
import static dev.earshot.listener.operators.Alerts.inhibited;
import static dev.earshot.listener.operators.Alerts.opened;
import static dev.earshot.listener.operators.Alerts.resolved;
import static dev.earshot.listener.operators.Mentions.angry;
import static dev.earshot.listener.operators.Mentions.at;
import static dev.earshot.listener.operators.Mentions.content;
import static dev.earshot.listener.operators.Mentions.cross;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.earshot.listener.scoring.AlertLife.Tracked;
import dev.earshot.model.Alert;
import dev.earshot.model.Bump;
import dev.earshot.model.Bump.Kind;
import dev.earshot.model.Entry;
import dev.earshot.model.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrioritiseTest {
  private Bench<Standing, Identity, Entry> bench;

  @BeforeEach
  void start() throws Exception {
    bench = Alerts.queue();
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  @Test
  void anAlertRaisesItsSubjectUnderItsName() throws Exception {
    Mentions cause = angry().by("ana").post("p1").on("09:00");
    tell(cause);
    tell(opened("a1", ANGRY, cause));

    List<Entry> entries = bench.emitted();
    assertThat(entries)
        .extracting(Entry::identity)
        .containsExactly("alert:a1", "priority:acct:x:ana");
    Alert alert = entries.get(0).alert();
    assertThat(alert.subject()).isEqualTo("acct:x:ana");
    Bump bump = entries.get(1).bump();
    assertThat(bump.kind()).isEqualTo(Kind.RAISE);
    assertThat(bump.level()).isEqualTo(Level.HIGH);
    assertThat(bump.alerts()).containsExactly("a1");
    assertThat(bump.reasons().get(0)).startsWith("AngryInfluencer: 1 negative post by an author");
    assertThat(bump.expiresAt()).isEqualTo(at("4 09:00"));
  }

  @Test
  void anAngryCustomerIsUrgentAndFoundByTheDesksOwnId() throws Exception {
    Mentions cause = angry().by("ana").ofCustomer("c1");
    tell(cause);
    tell(opened("a1", ANGRY, cause));

    Bump bump = lastBump();
    assertThat(bump.subject()).isEqualTo("cust:c1");
    assertThat(bump.level()).isEqualTo(Level.URGENT);
    assertThat(bump.refs()).containsExactly(Mentions.TICKET_ID);
  }

  @Test
  void aResolvedAlertTakesItsPriorityBack() throws Exception {
    Mentions cause = angry().on("09:00");
    tell(cause);
    tell(opened("a1", ANGRY, cause));
    tell(resolved(opened("a1", ANGRY, cause)));

    List<Bump> bumps = bumps();
    assertThat(bumps).extracting(Bump::kind).containsExactly(Kind.RAISE, Kind.CLEAR);
    assertThat(bumps.get(1).version()).isGreaterThan(bumps.get(0).version());
    assertThat(bumps.get(1).level()).isEqualTo(Level.NONE);
  }

  @Test
  void theHighestSituationSetsTheLevelAndTheNextTakesOver() throws Exception {
    Mentions loud = angry().by("ana").ofCustomer("c1").on("09:00");
    Mentions again = cross().by("ana").ofCustomer("c1").on("12:00");
    tell(loud);
    tell(again);
    tell(opened("a1", ANGRY, loud));
    tell(opened("a2", STREAK, again));
    tell(resolved(opened("a1", ANGRY, loud)));

    List<Bump> bumps = bumps();
    assertThat(bumps)
        .extracting(Bump::level)
        .containsExactly(Level.URGENT, Level.URGENT, Level.HIGH);
    assertThat(bumps.get(1).alerts()).containsExactly("a1", "a2");
    assertThat(bumps.get(2).kind()).isEqualTo(Kind.LOWER);
    assertThat(bumps.get(2).alerts()).containsExactly("a2");
  }

  @Test
  void whoIsRecognisedIsRaisedByNameAndClearedAsAnAccount() throws Exception {
    Mentions stranger = angry().by("ana").post("p1").on("09:00");
    Mentions customer = angry().by("ana").post("p2").on("09:10").ofCustomer("c1");
    Tracked before = opened("a1", ANGRY, stranger);
    tell(stranger);
    tell(customer);
    tell(before);
    tell(grown(before, customer));

    assertThat(bumps())
        .extracting(Bump::subject, Bump::kind)
        .containsExactlyInAnyOrder(
            tuple("acct:x:ana", Kind.RAISE),
            tuple("cust:c1", Kind.RAISE),
            tuple("acct:x:ana", Kind.CLEAR));
  }

  @Test
  void anAlertWaitsForItsName() throws Exception {
    Mentions cause = angry().by("ana").post("p1");
    tell(opened("a1", ANGRY, cause));
    assertThat(bench.emitted()).isEmpty();

    tell(cause);

    assertThat(bench.emitted())
        .extracting(Entry::identity)
        .containsExactly("alert:a1", "priority:acct:x:ana");
  }

  @Test
  void aNameThatNobodyAsksForIsForgotten() throws Exception {
    tell(cross().on("09:00"));

    bench.timeIs(at("3 08:59"));
    assertThat(bench.stateEntries()).isPositive();
    bench.timeIs(at("5 00:00"));

    assertThat(bench.emitted()).isEmpty();
    assertThat(bench.stateEntries()).isZero();
    assertThat(bench.timers()).isZero();
  }

  @Test
  void theNewestNameCounts() throws Exception {
    Mentions cause = angry().by("ana").ofCustomer("c1").on("09:00");
    tell(cause);
    bench.sendOther(Identity.of("customer-c1", "cust:older", List.of(), at("08:00")), at("09:00"));

    tell(opened("a1", ANGRY, cause));

    assertThat(lastBump().subject()).isEqualTo("cust:c1");
  }

  @Test
  void whatIsPartOfACrisisIsWorthMore() throws Exception {
    Mentions cause = cross().by("ana").on("09:00");
    tell(cause);
    tell(opened("a1", STREAK, cause));
    tell(inhibited(opened("a1", STREAK, cause), "storm", at("09:10")));

    List<Bump> bumps = bumps();
    assertThat(bumps).extracting(bump -> bump.parts().crisis()).containsExactly(0.0, 15.0);
    assertThat(bumps.get(1).rank()).isEqualTo(bumps.get(0).rank() + 15);
    assertThat(bumps.get(1).kind()).isEqualTo(Kind.RAISE);
  }

  @Test
  void thanksAreToldAndMoveNobody() throws Exception {
    Mentions cause = content().by("ana").on("09:00");
    tell(cause);

    tell(opened("a1", "Advocate", cause));

    assertThat(bench.emitted()).extracting(Entry::identity).containsExactly("alert:a1");
  }

  @Test
  void thanksBesideAnOpenAlertMakeNoBumpOfTheirOwn() throws Exception {
    Mentions cause = angry().by("ana").post("p1").on("09:00");
    Mentions thanks = content().by("ana").post("p2").on("10:00");
    tell(cause);
    tell(opened("a1", ANGRY, cause));
    tell(thanks);
    Tracked recovery = opened("a2", "Advocate", thanks);

    tell(recovery);
    tell(resolved(recovery));

    assertThat(bumps()).extracting(Bump::kind).containsExactly(Kind.RAISE);
    assertThat(bench.all())
        .extracting(Entry::identity)
        .containsExactly("alert:a1", "priority:acct:x:ana", "alert:a2", "alert:a2");
  }

  @Test
  void whatIsAboutABrandConcernsNoPerson() {
    Alert spike = brandsOwn("BrandSpike").alert();

    assertThat(Standing.of(spike)).isEmpty();
  }

  @Test
  void aBumpEndsByItselfAndSaysSo() throws Exception {
    Mentions cause = angry().on("09:00");
    tell(cause);
    tell(opened("a1", ANGRY, cause));

    bench.timeIs(at("4 08:59:59.999"));
    assertThat(bumps()).extracting(Bump::kind).containsExactly(Kind.RAISE);
    bench.timeIs(at("4 09:00"));

    Bump cleared = lastBump();
    assertThat(cleared.kind()).isEqualTo(Kind.CLEAR);
    assertThat(cleared.at()).isEqualTo(at("4 09:00"));
  }

  @Test
  void nothingComesFromBeyondTheLastRecord() throws Exception {
    Mentions cause = angry().on("09:00");
    tell(cause);
    tell(opened("a1", ANGRY, cause));
    bench.emitted();

    bench.endOfTime();

    assertThat(bench.emitted()).isEmpty();
  }

  @Test
  void namesAreForgottenWhenAllIsOverAndEverythingAMonthLater() throws Exception {
    Mentions cause = angry().by("ana").on("09:00");
    tell(cause);
    tell(opened("a1", ANGRY, cause));
    tell(resolved(opened("a1", ANGRY, cause)));

    bench.timeIs(at("5 00:00"));
    assertThat(bench.stateEntries()).as("how many changes there were, and an id").isEqualTo(2);
    bench.timeIs(at("40 00:00"));
    assertThat(bench.stateEntries()).as("what Redis still shows").isOne();
    bench.timeIs(at("40 00:00").plus(Duration.ofDays(60)));

    assertThat(bench.stateEntries()).isZero();
    assertThat(bench.timers()).isZero();
  }

  @Test
  void whatStandsSurvivesARestart() throws Exception {
    Mentions cause = angry().post("p1").on("09:00");
    tell(cause);
    bench.restart();
    tell(opened("a1", ANGRY, cause));
    bench.restart();
    tell(resolved(opened("a1", ANGRY, cause)));
    bench.restart();
    Mentions later = angry().post("p2").on("3 09:00");
    tell(later);
    tell(opened("a2", ANGRY, later));

    Bump bump = lastBump();
    assertThat(bump.version().counter()).isEqualTo(3);
    assertThat(bump.alerts()).containsExactly("a2");
  }

  private void tell(Tracked tracked) throws Exception {
    Alert alert = tracked.alert();
    for (Standing standing : Standing.of(alert)) {
      bench.send(standing, alert.newestAt());
    }
  }

  private void tell(Mentions mention) throws Exception {
    bench.sendOther(mention.identity(), mention.when());
  }

  /** All bumps since the last start. */
  private List<Bump> bumps() {
    List<Bump> bumps = new ArrayList<>();
    bench.all().stream().map(Entry::bump).filter(Objects::nonNull).forEach(bumps::add);
    return bumps;
  }

  private Bump lastBump() {
    List<Bump> bumps = bumps();
    return bumps.get(bumps.size() - 1);
  }
}
