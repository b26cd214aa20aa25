package dev.earshot.helpdesk;

import dev.earshot.model.Bump;
import dev.earshot.redis.Keys;
import dev.earshot.redis.PriorityReader;
import dev.earshot.redis.RedisWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.XAutoClaimParams;
import redis.clients.jedis.params.XReadGroupParams;
import redis.clients.jedis.resps.StreamEntry;
import redis.clients.jedis.resps.StreamGroupInfo;

/**
 * Turns the stream of bumps into what each desk has to do. An entry is acknowledged once it stands
 * there: what there is to do is in Redis as well, and outlives the stream and us.
 */
final class ReadBumps {
  static final String GROUP = "bridge";

  /**
   * One name for all processes: nothing is left behind by those that are gone. The group gives each
   * entry to one of them all the same, and what a dead one had not passed on is claimed by its age.
   */
  private static final String CONSUMER = "bridge";

  private static final String NOTHING_YET = "0-0";
  private static final int BATCH = 500;

  private final RedisClient redis;
  private final Keys keys;
  private final PriorityReader reader;
  private final Collection<DeskStore> desks;
  private final Duration wait;
  private final Duration orphaned;
  private boolean joined;

  /**
   * @param wait longest for news
   * @param orphaned an entry that was read so long ago, and not acknowledged, has nobody
   */
  ReadBumps(
      RedisClient redis,
      Keys keys,
      PriorityReader reader,
      Collection<DeskStore> desks,
      Duration wait,
      Duration orphaned) {
    this.redis = redis;
    this.keys = keys;
    this.reader = reader;
    this.desks = desks;
    this.wait = wait;
    this.orphaned = orphaned;
  }

  /**
   * Waits for news and passes them on.
   *
   * @return false if there can be none yet: nothing was ever written
   */
  boolean read() {
    try {
      return joined() && next();
    } catch (JedisDataException e) {
      joined = false; // the stream and its group are gone with what the server had
      if (e.getMessage() != null && e.getMessage().startsWith("NOGROUP")) {
        return true;
      }
      throw e;
    }
  }

  private boolean joined() {
    String schema = redis.hget(keys.meta(), "schema");
    if (schema == null || !redis.exists(keys.bumps())) {
      joined = false;
      return false;
    }
    if (!joined) {
      known(schema);
      boolean there =
          redis.xinfoGroups(keys.bumps()).stream().anyMatch(g -> g.getName().equals(GROUP));
      if (!there) {
        // First what there is, then the group: whoever dies in between does it again.
        String from = everybody();
        create(from);
      }
      joined = true;
    }
    return true;
  }

  private static void known(String schema) {
    if (!Integer.toString(RedisWriter.SCHEMA).equals(schema)) {
      throw new IllegalStateException(
          "Redis speaks schema %s and this bridge %d; run both of one version"
              .formatted(schema, RedisWriter.SCHEMA));
    }
  }

  private void create(String from) {
    try {
      redis.xgroupCreate(keys.bumps(), GROUP, new StreamEntryID(from), false);
    } catch (JedisDataException e) {
      if (!e.getMessage().startsWith("BUSYGROUP")) {
        throw e; // else another of us was quicker
      }
    }
  }

  private boolean next() {
    claim();
    String seen = lastRead();
    Map<String, List<StreamEntry>> news =
        redis.xreadGroupAsMap(
            GROUP,
            CONSUMER,
            XReadGroupParams.xReadGroupParams().count(BATCH).block((int) wait.toMillis()),
            Map.of(keys.bumps(), StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
    if (news == null || news.isEmpty()) {
      return true;
    }
    List<StreamEntry> entries = news.get(keys.bumps());
    if (gap(seen, entries.get(0).getFields().get("previous"))) {
      everybody();
    }
    pass(entries);
    return true;
  }

  /** What somebody of us had read and not passed on. */
  private void claim() {
    List<StreamEntryID> orphans =
        redis
            .xautoclaimJustId(
                keys.bumps(),
                GROUP,
                CONSUMER,
                orphaned.toMillis(),
                new StreamEntryID(NOTHING_YET),
                XAutoClaimParams.xAutoClaimParams().count(BATCH))
            .getValue();
    if (orphans.isEmpty()) {
      return;
    }
    List<StreamEntry> entries = new ArrayList<>();
    for (StreamEntryID id : orphans) {
      entries.addAll(redis.xrange(keys.bumps(), id, id));
    }
    if (entries.size() < orphans.size()) {
      everybody(); // nobody knows any more whom the others were about
    }
    pass(entries);
    redis.xack(keys.bumps(), GROUP, orphans.toArray(StreamEntryID[]::new));
  }

  private void pass(List<StreamEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    Set<String> subjects = new LinkedHashSet<>();
    entries.stream()
        .map(entry -> entry.getFields().get("subject"))
        .filter(Objects::nonNull)
        .forEach(subjects::add);
    desks.forEach(desk -> desk.ask(List.copyOf(subjects)));
    redis.xack(
        keys.bumps(),
        GROUP,
        entries.stream().map(StreamEntry::getID).toArray(StreamEntryID[]::new));
  }

  /**
   * Whether entries before the first we got were cut off before any of us had read them. Where
   * another of us may have read them, and they are gone since, it is as good as a gap.
   */
  private boolean gap(String seen, String previous) {
    if (seen.equals(previous)) {
      return false;
    }
    if (previous == null || previous.equals(NOTHING_YET)) {
      return true; // a stream that began anew
    }
    StreamEntryID id = new StreamEntryID(previous);
    return redis.xrange(keys.bumps(), id, id).isEmpty();
  }

  private String lastRead() {
    return redis.xinfoGroups(keys.bumps()).stream()
        .filter(group -> group.getName().equals(GROUP))
        .map(StreamGroupInfo::getLastDeliveredId)
        .map(StreamEntryID::toString)
        .findFirst()
        .orElse(NOTHING_YET);
  }

  /**
   * Has each desk look at everybody who is in the queue, and at everybody who was: they may be
   * cleared.
   *
   * @return the id from which to follow
   */
  private String everybody() {
    PriorityReader.Snapshot snapshot = reader.snapshot();
    List<String> queue = snapshot.queue().stream().map(Bump::subject).toList();
    for (DeskStore desk : desks) {
      desk.ask(queue);
      desk.ask(desk.subjects());
    }
    return snapshot.lastBumpId();
  }
}
