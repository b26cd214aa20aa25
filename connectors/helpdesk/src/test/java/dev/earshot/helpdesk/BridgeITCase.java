package dev.earshot.helpdesk;

import static dev.earshot.helpdesk.Bumped.clear;
import static dev.earshot.helpdesk.Bumped.raise;
import static dev.earshot.helpdesk.Bumped.ref;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Bump;
import dev.earshot.model.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XReadGroupParams;
import redis.clients.jedis.params.XTrimParams;

class BridgeITCase extends Town {
  private static final String ADA = "cust:C-1";

  @Test
  void aBumpRaisesATicketAndItsEndGivesTheLevelBack() {
    town.has("7", "1", Level.NORMAL);
    bridge();

    says(raise(ADA, 1, Level.URGENT, ref("town", ADA)));
    soon().until(() -> town.level("7") == Level.URGENT);

    says(clear(ADA, 2, ref("town", ADA)));
    soon().until(() -> town.level("7") == Level.NORMAL);
    untilAllIsDone();
    assertThat(town.notes("7")).singleElement().asString().contains("it is over");
    assertThat(redis.exists(KEYS.bridgeSubject("town", ADA))).isFalse();
  }

  @Test
  void aBumpThatComesWhileItsTicketIsWorkedOnIsNotLost() {
    AtomicBoolean first = new AtomicBoolean(true);
    town.has("7", "1", Level.NORMAL)
        .after(
            call -> {
              if (call.startsWith("note 7") && first.getAndSet(false)) {
                says(raise(ADA, 2, Level.URGENT, ref("town", ADA)));
                untilRead();
              }
            });
    bridge();

    says(raise(ADA, 1, Level.HIGH, ref("town", ADA)));

    soon().until(() -> town.level("7") == Level.URGENT);
  }

  @Test
  void whoWasInTheQueueBeforeThereWasABridgeIsSeenTo() {
    town.has("7", "1", Level.NORMAL);
    says(raise(ADA, 1, Level.URGENT, ref("town", ADA)));

    bridge();

    soon().until(() -> town.level("7") == Level.URGENT);
  }

  @Test
  void killedAfterTheCallTheTicketIsStillKnownAsOurs() {
    town.has("7", "1", Level.NORMAL);
    dieOnce("mark 7", true);
    bridge();
    says(raise(ADA, 1, Level.URGENT, ref("town", ADA)));
    soon().until(() -> town.level("7") == Level.URGENT);

    bridge();
    soon().until(() -> town.notes("7").size() == 1);
    says(clear(ADA, 2, ref("town", ADA)));

    soon().until(() -> town.level("7") == Level.NORMAL);
    assertThat(town.calls("mark 7")).containsExactly("mark 7 URGENT", "mark 7 NORMAL");
  }

  @Test
  void killedBeforeTheCallTheNextBridgeMakesIt() {
    town.has("7", "1", Level.NORMAL);
    dieOnce("mark 7", false);
    says(raise(ADA, 1, Level.URGENT, ref("town", ADA)));
    bridge();

    bridge();

    soon().until(() -> town.level("7") == Level.URGENT);
  }

  @Test
  void whatADeadBridgeHadReadAndNotPassedOnIsClaimed() {
    town.has("7", "1", Level.NORMAL).has("8", "2", Level.NORMAL);
    says(raise("cust:C-2", 1, Level.HIGH, ref("town", "cust:C-2")));
    HelpdeskBridge before = bridge();
    untilAllIsDone();
    before.close();
    says(raise(ADA, 1, Level.URGENT, ref("town", ADA)));
    redis.xreadGroupAsMap(
        ReadBumps.GROUP,
        "somebody who dies",
        XReadGroupParams.xReadGroupParams(),
        Map.of(KEYS.bumps(), StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
    assertThat(pending()).isEqualTo(1);

    bridge();

    soon().until(() -> town.level("7") == Level.URGENT);
    untilAllIsDone();
  }

  @Test
  void twoBridgesShareTheWorkAndNoTicketIsDoneTwice() {
    List<Bump> bumps = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String subject = "cust:C-" + i;
      town.has("t" + i, "" + i, Level.NORMAL);
      village.has("v" + i, "" + i, Level.LOW);
      bumps.add(raise(subject, 1, Level.HIGH, ref("town", subject), ref("village", subject)));
    }
    bridge();
    bridge();

    says(bumps.toArray(Bump[]::new));
    untilAllIsDone();

    assertThat(town.ids()).allMatch(id -> town.level(id) == Level.HIGH);
    assertThat(village.ids()).allMatch(id -> village.level(id) == Level.HIGH);
    assertThat(town.calls("mark")).hasSize(50).doesNotHaveDuplicates();
    assertThat(village.calls("note")).hasSize(50).doesNotHaveDuplicates();
  }

  @Test
  void aThousandBumpsOnTwoHundredTicketsAreOneChangeEach() {
    AtomicBoolean away = new AtomicBoolean(true);
    town.before(call -> unavailable(away));
    for (int i = 0; i < 200; i++) {
      town.has("t" + i, "" + i, Level.LOW);
    }
    says(raise("cust:C-none", 1, Level.LOW));
    bridge();
    for (int version = 1; version <= 5; version++) {
      List<Bump> bumps = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String subject = "cust:C-" + i;
        Level level = version % 2 == 1 ? Level.URGENT : Level.HIGH;
        bumps.add(raise(subject, version, level, ref("town", subject)));
      }
      says(bumps.toArray(Bump[]::new));
    }

    untilRead();
    away.set(false);
    untilAllIsDone();

    assertThat(town.ids()).allMatch(id -> town.level(id) == Level.URGENT);
    assertThat(town.calls("mark")).hasSize(200);
    assertThat(town.calls("note")).hasSize(200);
    assertThat(letters().list()).as("being away is nobody's fault").isEmpty();
  }

  @Test
  void theFirstInTheQueueIsTheFirstToBeServed() {
    AtomicBoolean away = new AtomicBoolean(true);
    town.before(call -> unavailable(away));
    town.has("t1", "1", Level.LOW).has("t2", "2", Level.LOW).has("t3", "3", Level.LOW);
    says(
        raise("cust:C-1", 1, Level.NORMAL, ref("town", "cust:C-1")),
        raise("cust:C-2", 1, Level.URGENT, ref("town", "cust:C-2")),
        raise("cust:C-3", 1, Level.HIGH, ref("town", "cust:C-3")));
    HelpdeskBridge before = bridge();
    untilRead();
    before.close();

    away.set(false);
    soon().until(() -> dueAgain("town"));
    bridge();
    untilAllIsDone();

    assertThat(town.calls("mark"))
        .containsExactly("mark t2 URGENT", "mark t3 HIGH", "mark t1 NORMAL");
  }

  @Test
  void aStreamThatWasTrimmedPastUsIsMadeGoodFromTheQueue() {
    town.has("7", "1", Level.NORMAL).has("8", "2", Level.NORMAL).has("9", "3", Level.NORMAL);
    says(raise("cust:C-2", 1, Level.HIGH, ref("town", "cust:C-2")));
    HelpdeskBridge before = bridge();
    soon().until(() -> town.level("8") == Level.HIGH);
    untilAllIsDone();
    before.close();

    says(
        raise(ADA, 1, Level.URGENT, ref("town", ADA)),
        clear("cust:C-2", 2, ref("town", "cust:C-2")),
        raise("cust:C-3", 1, Level.HIGH, ref("town", "cust:C-3")));
    redis.xtrim(KEYS.bumps(), XTrimParams.xTrimParams().maxLen(1));
    bridge();
    untilAllIsDone();

    assertThat(town.level("7")).isEqualTo(Level.URGENT);
    assertThat(town.level("8")).as("cleared in what was cut off").isEqualTo(Level.NORMAL);
    assertThat(town.level("9")).isEqualTo(Level.HIGH);
  }

  @Test
  void aRedisThatLostEverythingAndIsFilledAgainIsFollowed() {
    town.has("7", "1", Level.NORMAL);
    says(raise("cust:C-2", 1, Level.HIGH));
    bridge();
    untilAllIsDone();

    redis.flushAll();
    says(raise(ADA, 1, Level.URGENT, ref("town", ADA)));

    soon().until(() -> town.level("7") == Level.URGENT);
  }

  @Test
  void aDeskThatIsAwayHoldsUpNoOtherAndIsServedWhenItIsBack() {
    AtomicBoolean away = new AtomicBoolean(true);
    town.before(call -> unavailable(away)).has("7", "1", Level.NORMAL);
    village.has("8", "1", Level.NORMAL);
    HelpdeskBridge bridge = bridge();
    says(raise(ADA, 1, Level.URGENT, ref("town", ADA), ref("village", ADA)));

    soon().until(() -> village.level("8") == Level.URGENT);
    soon().until(() -> !health(bridge, "town").up());
    assertThat(health(bridge, "town").detail()).contains("is away");
    assertThat(health(bridge, "village").up()).isTrue();

    away.set(false);
    soon().until(() -> town.level("7") == Level.URGENT);
    soon().until(() -> health(bridge, "town").up());
  }

  @Test
  void aDeskThatDoesNotLetUsInIsTriedAgain() {
    AtomicInteger times = new AtomicInteger();
    town.has("7", "1", Level.NORMAL)
        .before(
            call -> {
              if (times.incrementAndGet() <= 5) {
                throw new DeskException(DeskException.Kind.UNAUTHORIZED, "401");
              }
            });
    bridge();

    says(raise(ADA, 1, Level.URGENT, ref("town", ADA)));

    soon().until(() -> town.level("7") == Level.URGENT);
    assertThat(letters().list()).isEmpty();
  }

  @Test
  void aDeskThatAsksToBeLeftAloneIsLeftAloneForSoLong() {
    List<Long> calls = new ArrayList<>();
    town.has("7", "1", Level.NORMAL)
        .before(
            call -> {
              calls.add(System.nanoTime());
              if (calls.size() == 1) {
                throw new DeskException(
                    DeskException.Kind.LIMITED, Duration.ofMillis(400), "429", null);
              }
            });
    bridge();

    says(raise(ADA, 1, Level.URGENT, ref("town", ADA)));

    soon().until(() -> town.level("7") == Level.URGENT);
    assertThat(Duration.ofNanos(calls.get(1) - calls.get(0))).isGreaterThan(Duration.ofMillis(390));
  }

  @Test
  void whatADeskRefusesIsADeadLetterAndCanBeReplayed() {
    AtomicBoolean refuses = new AtomicBoolean(true);
    town.has("7", "1", Level.NORMAL)
        .has("8", "2", Level.NORMAL)
        .before(
            call -> {
              if (refuses.get() && call.startsWith("mark 7")) {
                throw new DeskException(DeskException.Kind.REFUSED, "no such priority");
              }
            });
    bridge();
    says(
        raise(ADA, 1, Level.URGENT, ref("town", ADA)),
        raise("cust:C-2", 1, Level.HIGH, ref("town", "cust:C-2")));

    soon().until(() -> letters().list().size() == 1);
    soon().until(() -> town.level("8") == Level.HIGH);
    DeadLetters.Letter letter = letters().list().get(0);
    assertThat(letter.desk()).isEqualTo("town");
    assertThat(letter.ticket()).isEqualTo("7");
    assertThat(letter.subject()).isEqualTo(ADA);
    assertThat(letter.kind()).isEqualTo("refused");
    assertThat(letter.message()).isEqualTo("no such priority");
    assertThat(letter.tries()).isEqualTo(1);

    refuses.set(false);
    assertThat(letters().replay(List.of())).containsExactly(letter);

    soon().until(() -> town.level("7") == Level.URGENT);
    assertThat(letters().list()).isEmpty();
  }

  @Test
  void whatFailsAgainAndAgainWhileTheDeskAnswersOthersIsGivenUp() {
    town.has("7", "1", Level.NORMAL)
        .before(
            call -> {
              if (call.startsWith("note 7")) {
                throw new DeskException(DeskException.Kind.UNAVAILABLE, "500");
              }
            });
    bridge();

    says(raise(ADA, 1, Level.URGENT, ref("town", ADA)));

    soon().until(() -> letters().list().size() == 1);
    assertThat(letters().list().get(0).tries()).isEqualTo(3);
    assertThat(town.level("7")).isEqualTo(Level.URGENT);
  }

  @Test
  void aTicketOpenedAfterTheBumpIsFoundWhenLookedForAgain() {
    bridge();
    says(raise(ADA, 1, Level.URGENT, ref("town", ADA)));
    soon().until(() -> !town.calls("open 1").isEmpty());

    town.has("7", "1", Level.LOW);

    soon().until(() -> town.level("7") == Level.URGENT);
  }

  @Test
  void whatIsRememberedExpires() {
    town.has("7", "1", Level.NORMAL);
    bridge();
    says(raise(ADA, 1, Level.URGENT, ref("town", ADA)));
    soon().until(() -> town.notes("7").size() == 1);
    untilAllIsDone();

    assertThat(redis.ttl(KEYS.bridgeTicket("town", "7"))).isPositive();
    assertThat(redis.ttl(KEYS.bridgeSubject("town", ADA))).isPositive();
    assertThat(redis.exists(KEYS.bridgeTries("town"))).isFalse();
  }

  @Test
  void aRedisThatWasAwayIsFollowedAgain() {
    town.has("7", "1", Level.NORMAL);
    bridge();
    says(raise("cust:C-2", 1, Level.HIGH));
    untilAllIsDone();

    server.restart();
    soon()
        .until(
            () -> {
              says(raise(ADA, 1, Level.URGENT, ref("town", ADA)));
              return true;
            });

    soon().until(() -> town.level("7") == Level.URGENT);
  }

  private static boolean dueAgain(String desk) {
    return redis.zcount(KEYS.bridgeTodo(desk), 0, (double) System.currentTimeMillis()) == 3;
  }

  private static DeskHealth health(HelpdeskBridge bridge, String desk) {
    return bridge.health().stream().filter(h -> h.desk().equals(desk)).findFirst().orElseThrow();
  }

  private static void unavailable(AtomicBoolean away) throws DeskException {
    if (away.get()) {
      throw new DeskException(DeskException.Kind.UNAVAILABLE, "nobody there");
    }
  }

  private void dieOnce(String call, boolean after) {
    AtomicBoolean died = new AtomicBoolean();
    TownDesk.Trouble trouble =
        at -> {
          if (at.startsWith(call) && !died.getAndSet(true)) {
            throw new Killed();
          }
        };
    if (after) {
      town.after(trouble);
    } else {
      town.before(trouble);
    }
  }
}
