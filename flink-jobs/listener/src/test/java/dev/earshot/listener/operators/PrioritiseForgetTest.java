package dev.earshot.listener.operators;

import static dev.earshot.listener.operators.Alerts.ANGRY;
import static dev.earshot.listener.operators.Alerts.STREAK;
import static dev.earshot.listener.operators.Alerts.grown;
import static dev.earshot.listener.operators.Alerts.opened;
import static dev.earshot.listener.operators.Alerts.resolved;
import static dev.earshot.listener.operators.Mentions.angry;
import static dev.earshot.listener.operators.Mentions.at;
import static dev.earshot.listener.operators.Mentions.cross;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.earshot.listener.scoring.AlertLife.Tracked;
import dev.earshot.model.Alert;
import dev.earshot.model.Bump.Kind;
import dev.earshot.model.Entry;
import dev.earshot.model.Erasure;
import dev.earshot.model.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody is to be forgotten: what was told under their name goes. */
class PrioritiseForgetTest {
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
  void theyAreClearedAndAMinuteLaterNothingNamesThem() throws Exception {
    Mentions cause = angry().by("ana").ofCustomer("c1").on("09:00");
    tell(cause);
    tell(opened("a1", ANGRY, cause));
    bench.timeIs(at("09:30"));
    bench.emitted();

    forget("customer-c1", "cust:c1", "10:00");
    bench.timeIs(at("10:00:59.999"));

    List<Entry> first = bench.emitted();
    assertThat(first).extracting(Entry::identity).containsExactly("priority:cust:c1");
    assertThat(first.get(0).bump().kind()).isEqualTo(Kind.CLEAR);

    bench.timeIs(at("10:01"));

    List<Entry> then = bench.emitted();
    assertThat(then).allMatch(entry -> entry.erasure() != null);
    assertThat(then).extracting(Entry::identity).containsExactly("alert:a1", "priority:cust:c1");
    assertThat(then.get(1).erasure().refs()).containsExactly(Mentions.TICKET_ID);
    assertThat(then.get(0).erasure().at().toEpochMilli())
        .isGreaterThanOrEqualTo(first.get(0).bump().version().time());
  }

  @Test
  void noWordOfTheirsIsToldAfterwards() throws Exception {
    Mentions cause = angry().by("ana").on("09:00");
    Tracked alert = opened("a1", ANGRY, cause);
    tell(cause);
    tell(alert);
    forget("account-ana", "acct:x:ana", "10:00");
    bench.timeIs(at("10:05"));
    bench.emitted();

    tell(cause);
    tell(grown(alert, angry().by("ana").post("p2").on("09:40")));
    tell(resolved(alert));
    bench.timeIs(at("2 09:00"));

    assertThat(bench.emitted()).isEmpty();
  }

  @Test
  void anAlertThatHasLongBeenOverGoesAsWell() throws Exception {
    Mentions cause = angry().by("ana").on("09:00");
    tell(cause);
    tell(opened("a1", ANGRY, cause));
    tell(resolved(opened("a1", ANGRY, cause)));
    bench.timeIs(at("2 00:00").plus(Duration.ofDays(80)));
    bench.emitted();

    bench.sendOther(
        Identity.forgotten("account-ana", "acct:x:ana", at("09:00").plus(Duration.ofDays(82))),
        at("09:00").plus(Duration.ofDays(82)));
    bench.timeIs(at("09:01").plus(Duration.ofDays(82)));

    assertThat(bench.emitted())
        .extracting(Entry::identity)
        .containsExactly("alert:a1", "priority:acct:x:ana");
  }

  @Test
  void whatTheySayLaterCountsAnew() throws Exception {
    Mentions before = angry().by("ana").post("p1").on("09:00");
    tell(before);
    tell(opened("a1", ANGRY, before));
    forget("account-ana", "acct:x:ana", "10:00");
    bench.timeIs(at("10:00:10"));
    Mentions later = angry().by("ana").post("p2").on("10:00:20");
    bench.emitted();

    tell(later);
    tell(opened("a2", ANGRY, later));
    bench.timeIs(at("10:01"));

    assertThat(bench.emitted())
        .extracting(entry -> entry.value().getClass().getSimpleName() + " " + entry.identity())
        .containsExactly(
            "Alert alert:a2",
            "Bump priority:acct:x:ana",
            "Erasure alert:a1",
            "Erasure priority:acct:x:ana",
            "Bump priority:acct:x:ana");
    assertThat(bench.all().get(bench.all().size() - 1).bump().alerts()).containsExactly("a2");
  }

  @Test
  void anAlertThatWentToAnotherNameIsTheOthers() throws Exception {
    Mentions stranger = angry().by("ana").post("p1").on("09:00");
    Mentions customer = angry().by("ana").post("p2").on("09:10").ofCustomer("c1");
    Tracked before = opened("a1", ANGRY, stranger);
    tell(stranger);
    tell(customer);
    tell(before);
    tell(grown(before, customer));
    bench.emitted();

    forget("account-ana", "acct:x:ana", "10:00");
    bench.timeIs(at("10:01"));

    assertThat(bench.emitted()).extracting(Entry::identity).containsExactly("priority:acct:x:ana");
  }

  @Test
  void anAlertThatComesByTheirNameLaterIsTold() throws Exception {
    Mentions stranger = angry().by("ana").post("p1").on("09:00");
    Mentions customer = angry().by("ana").post("p2").on("10:30").ofCustomer("c1");
    Tracked before = opened("a1", ANGRY, stranger);
    tell(stranger);
    tell(before);
    forget("customer-c1", "cust:c1", "10:00");
    bench.timeIs(at("10:01"));
    bench.emitted();

    tell(customer);
    tell(grown(before, customer));

    assertThat(bench.emitted())
        .extracting(Entry::identity)
        .containsExactly("alert:a1", "priority:cust:c1", "priority:acct:x:ana");
  }

  @Test
  void whoLeavesTwiceInABacklogLeavesNoDesksIdBehind() throws Exception {
    Mentions before = angry().by("ana").ofCustomer("c1").post("p1").on("09:00");
    Mentions between = angry().by("ana").ofCustomer("c1").post("p2").on("10:30");
    tell(before);
    tell(opened("a1", ANGRY, before));
    forget("customer-c1", "cust:c1", "10:00");
    tell(between);
    tell(opened("a2", ANGRY, between));
    forget("customer-c1", "cust:c1", "11:00");

    bench.timeIs(at("11:01"));

    assertThat(bench.emitted())
        .extracting(Entry::erasure)
        .filteredOn(erasure -> erasure != null && erasure.entry().equals("priority:cust:c1"))
        .extracting(Erasure::at, Erasure::refs)
        .containsExactly(
            tuple(at("10:00"), List.of()), tuple(at("11:00"), List.of(Mentions.TICKET_ID)));
  }

  @Test
  void whoseJobWasAnotherOneThenIsErasedAllTheSame() throws Exception {
    forget("account-ana", "acct:x:ana", "10:00");
    bench.timeIs(at("10:01"));

    assertThat(bench.emitted()).extracting(Entry::identity).containsExactly("priority:acct:x:ana");
  }

  @Test
  void aRestartInBetweenForgetsNobodysWish() throws Exception {
    Mentions cause = angry().by("ana").on("09:00");
    tell(cause);
    tell(opened("a1", ANGRY, cause));
    bench.restart();
    forget("account-ana", "acct:x:ana", "10:00");
    bench.restart();
    bench.timeIs(at("10:00"));
    bench.restart();
    bench.timeIs(at("10:01"));
    bench.restart();
    tell(grown(opened("a1", ANGRY, cause), angry().by("ana").post("p2").on("09:40")));

    bench.timeIs(at("10:30"));

    assertThat(bench.all()).isEmpty();
  }

  @Test
  void nothingIsLeftInTheEnd() throws Exception {
    Mentions cause = angry().by("ana").ofCustomer("c1").on("09:00");
    tell(cause);
    tell(opened("a1", ANGRY, cause));
    forget("customer-c1", "cust:c1", "10:00");
    bench.timeIs(at("10:01"));
    tell(resolved(opened("a1", ANGRY, cause)));

    bench.timeIs(at("10:00").plus(Duration.ofDays(100)));

    assertThat(bench.stateEntries()).isZero();
    assertThat(bench.timers()).isZero();
  }

  @Test
  void theEndIsTheSameWhateverComesFirst() throws Exception {
    Mentions one = angry().by("ana").post("p1").on("09:00");
    Mentions streak = cross().by("ana").post("p2").on("09:30");
    Mentions more = cross().by("ana").post("p3").on("10:00:30");
    Mentions later = angry().by("ana").post("p4").on("10:05");
    Tracked first = opened("a1", ANGRY, one);
    Tracked second = opened("a2", STREAK, streak);
    List<List<Alert>> lives =
        List.of(
            List.of(first.alert(), resolved(first).alert()),
            List.of(second.alert(), grown(second, more).alert()),
            List.of(opened("a3", ANGRY, later).alert()));
    List<Identity> names =
        List.of(
            one.identity(),
            streak.identity(),
            Identity.forgotten("account-ana", "acct:x:ana", at("10:00")),
            more.identity(),
            later.identity());

    Map<String, String> live = end(lives, names, null);

    assertThat(live.keySet())
        .as("all to which nothing was added since is gone")
        .containsExactly("alert:a2", "alert:a3", "priority:acct:x:ana");
    for (int seed = 0; seed < 40; seed++) {
      assertThat(end(lives, names, new Random(seed))).as("seed %d", seed).isEqualTo(live);
    }
  }

  /** What is shown in the end; without chance time moves on with every step, else at the end. */
  private static Map<String, String> end(
      List<List<Alert>> lives, List<Identity> names, Random chance) throws Exception {
    record News(Instant at, int lane, Alert alert, Identity name) {}

    List<News> news = new ArrayList<>();
    for (int lane = 0; lane < lives.size(); lane++) {
      for (Alert alert : lives.get(lane)) {
        news.add(new News(alert.open() ? alert.newestAt() : alert.resolvedAt(), lane, alert, null));
      }
    }
    for (Identity name : names) {
      news.add(new News(name.toldAt(), -1, null, name));
    }
    news.sort(Comparator.comparing(News::at));
    if (chance != null) {
      List<Integer> lanes = new ArrayList<>();
      news.forEach(each -> lanes.add(each.lane()));
      Collections.shuffle(lanes, chance);
      List<News> left = new ArrayList<>(news);
      news.clear();
      for (int lane : lanes) {
        News next = left.stream().filter(each -> each.lane() == lane).findFirst().orElseThrow();
        left.remove(next);
        news.add(next);
      }
      // Whom it is about is known before all is over, or there is nothing to take back.
      News name = news.stream().filter(each -> each.lane() == -1).findFirst().orElseThrow();
      news.remove(name);
      news.add(0, name);
    }
    Map<String, String> shown = new TreeMap<>();
    try (var bench = Alerts.queue()) {
      for (News each : news) {
        if (chance == null) {
          bench.timeIs(each.at().minusMillis(1));
        }
        if (each.alert() != null) {
          bench.send(Standing.of(each.alert()).get(0), each.at());
        } else {
          bench.sendOther(each.name(), each.at());
        }
      }
      bench.timeIs(at("2 13:00"));
      for (Entry entry : bench.all()) {
        if (entry.erasure() == null) {
          shown.put(
              entry.identity(),
              Json.write(entry.value()).replace("\"kind\":\"lower\"", "\"kind\":\"raise\""));
        } else {
          shown.remove(entry.identity());
        }
      }
    }
    return shown;
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

  private void forget(String key, String subject, String time) throws Exception {
    bench.sendOther(Identity.forgotten(key, subject, at(time)), at(time));
  }
}
