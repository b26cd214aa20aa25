package dev.earshot.helpdesk;

import static dev.earshot.helpdesk.Bumped.clear;
import static dev.earshot.helpdesk.Bumped.raise;
import static dev.earshot.helpdesk.Bumped.ref;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.resps.StreamEntry;

class ForgetSubjectsITCase extends Town {
  private static final String ADA = "cust:C-1";
  private static final String BOB = "cust:C-2";

  @Test
  void whoIsForgottenWhileTheBridgeIsAwayGivesTheLevelBackAndIsNamedNowhere() {
    town.has("7", "1", Level.NORMAL);
    HelpdeskBridge before = bridge();
    says(raise(ADA, 1, Level.URGENT, ref("town", ADA)));
    soon().until(() -> town.level("7") == Level.URGENT);
    untilAllIsDone();
    before.close();

    says(clear(ADA, 2, ref("town", ADA)));
    forgets(ADA);
    bridge();

    soon().until(() -> town.level("7") == Level.NORMAL);
    soon().until(() -> naming(ADA).isEmpty());
  }

  @Test
  void whatWasGivenUpIsRememberedAsLongAsThePriorityAndNoLonger() {
    town.has("7", "1", Level.NORMAL).has("8", "2", Level.NORMAL).before(this::neverGivesBack);
    bridge();
    says(
        raise(ADA, 1, Level.URGENT, ref("town", ADA)),
        raise(BOB, 1, Level.URGENT, ref("town", BOB)));
    soon().until(() -> town.level("7") == Level.URGENT && town.level("8") == Level.URGENT);
    says(clear(ADA, 2, ref("town", ADA)), clear(BOB, 2, ref("town", BOB)));
    soon().until(() -> letters().list().size() == 2);
    untilAllIsDone();

    forgets(ADA);

    soon().until(() -> naming(ADA).isEmpty());
    assertThat(letters().list()).extracting(DeadLetters.Letter::subject).containsExactly(BOB);
    assertThat(naming(BOB)).contains(KEYS.bridgeSubject("town", BOB), KEYS.bridgeSubjects("town"));
  }

  @Test
  void aLetterFromBeforeSaysNothingAboutWhatWasRaisedSince() {
    AtomicBoolean refuses = new AtomicBoolean(true);
    town.has("7", "1", Level.NORMAL)
        .before(call -> refuseToCall(call, refuses.get() ? "mark" : "nothing"));
    HelpdeskBridge before = bridge();
    says(raise(ADA, 1, Level.URGENT, ref("town", ADA)));
    soon().until(() -> letters().list().size() == 1);
    refuses.set(false);
    says(raise(ADA, 2, Level.HIGH, ref("town", ADA)));
    soon().until(() -> town.level("7") == Level.HIGH);
    untilAllIsDone();
    before.close();

    says(clear(ADA, 3, ref("town", ADA)));
    forgets(ADA);
    bridge();

    soon().until(() -> naming(ADA).isEmpty());
    assertThat(town.level("7")).isEqualTo(Level.NORMAL);
  }

  @Test
  void aTicketThatTwoShareForgetsTheOneAndKeepsTheOther() {
    town.has("7", "1", Level.NORMAL).before(call -> refuseToCall(call, "note 7"));
    bridge();
    says(
        raise(ADA, 1, Level.URGENT, ref("town", ADA)), raise(BOB, 1, Level.HIGH, ref("town", ADA)));
    soon().until(() -> letters().list().size() == 2);
    untilAllIsDone();

    forgets(ADA);

    soon().until(() -> naming(ADA).isEmpty());
    assertThat(naming(BOB)).contains(KEYS.bridgeTicket("town", "7"));
    assertThat(redis.ttl(KEYS.bridgeTicket("town", "7"))).isPositive();
    assertThat(town.level("7")).isEqualTo(Level.URGENT);
  }

  @Test
  void whoHasNothingToGiveBackIsForgottenThoughTheDeskIsAway() {
    AtomicBoolean away = new AtomicBoolean();
    town.has("7", "1", Level.NORMAL).before(call -> isAway(away));
    bridge();
    says(raise(ADA, 1, Level.URGENT, ref("town", ADA)));
    soon().until(() -> town.level("7") == Level.URGENT);
    untilAllIsDone();
    away.set(true);
    says(
        raise("cust:C-3", 1, Level.URGENT, ref("town", "cust:C-3")),
        clear(ADA, 2, ref("town", ADA)),
        raise(BOB, 1, Level.HIGH, ref("town", BOB)));
    untilRead();

    forgets(ADA);
    forgets(BOB);

    soon().until(() -> naming(BOB).isEmpty());
    assertThat(naming(ADA)).as("her ticket still has our level").isNotEmpty();
    away.set(false);
    soon().until(() -> town.level("7") == Level.NORMAL);
    soon().until(() -> naming(ADA).isEmpty());
  }

  @Test
  void aTicketThatIsTooOldToBeFoundAgainIsNobodys() {
    DeskStore store = new DeskStore(redis, KEYS, "town", Clock.systemUTC());
    List<String> tickets = new ArrayList<>();
    for (int i = 1; i <= 51; i++) {
      tickets.add("t" + i);
      store.ticket("t" + i, Memory.NONE.left(Level.HIGH).with(ADA).with(BOB));
    }

    store.tickets(ADA, tickets);

    assertThat(store.tickets(ADA)).hasSize(50).doesNotContain("t1");
    assertThat(store.ticket("t1").subjects()).containsExactly(BOB);
    assertThat(store.ticket("t2").subjects()).containsExactly(ADA, BOB);
  }

  /** As the job does for somebody who is to be forgotten, a minute after the clear. */
  private static void forgets(String subject) {
    redis.del(KEYS.priority(subject));
    redis.zrem(KEYS.queue(), subject);
    for (StreamEntry entry : redis.xrange(KEYS.bumps(), "-", "+")) {
      if (subject.equals(entry.getFields().get("subject"))) {
        redis.xdel(KEYS.bumps(), new StreamEntryID(entry.getID().toString()));
      }
    }
  }

  /** The bridge's keys that bear a name, in their own or in what they hold. */
  private static List<String> naming(String subject) {
    List<String> found = new ArrayList<>();
    for (String key : redis.keys("*bridge:*")) {
      String held =
          switch (redis.type(key)) {
            case "string" -> redis.get(key);
            case "zset" -> redis.zrange(key, 0, -1).toString();
            case "hash" -> redis.hgetAll(key).toString();
            case "stream" -> redis.xrange(key, "-", "+").toString();
            default -> "";
          };
      if (key.endsWith(subject) || (held != null && held.contains(subject))) {
        found.add(key);
      }
    }
    return found;
  }

  private void neverGivesBack(String call) throws DeskException {
    if (call.startsWith("mark") && call.endsWith("NORMAL")) {
      throw new DeskException(DeskException.Kind.REFUSED, "no such priority");
    }
  }

  private static void refuseToCall(String call, String refused) throws DeskException {
    if (call.startsWith(refused)) {
      throw new DeskException(DeskException.Kind.REFUSED, "no");
    }
  }

  private static void isAway(AtomicBoolean away) throws DeskException {
    if (away.get()) {
      throw new DeskException(DeskException.Kind.UNAVAILABLE, "nobody there");
    }
  }
}
