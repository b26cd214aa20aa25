package dev.earshot.redis;

import dev.earshot.model.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.resps.Tuple;

/**
 * Writes alerts, bumps, evidence, pulses, cards, suggestions and sources of one tenant, and takes
 * them away. Any order and any number of repetitions end in the same state, so a batch that failed
 * is simply written again; only what is erased comes after what it erases. Safe for several
 * threads.
 */
public final class RedisWriter implements AutoCloseable {
  /** The version of CONTRACT.md, as {@code meta} tells it. */
  public static final int SCHEMA = 1;

  /** How error replies of our scripts begin: the entry is at fault, and no retry will help. */
  private static final String REFUSAL = "EARSHOT ";

  private final RedisSettings settings;
  private final Keys keys;
  private final RedisClient client;
  private volatile boolean tidied;

  /** Connects with the first write, so it may be made while Redis is down. */
  public RedisWriter(RedisSettings settings, Keys keys) {
    this.settings = settings;
    this.keys = keys;
    this.client = Connections.open(settings);
  }

  /**
   * Writes a batch in one round trip and reads every reply.
   *
   * @throws RedisUnavailableException if Redis did not take all of it, for a reason of its own;
   *     part of it may be written, so write the whole batch again
   */
  public Outcome write(List<Entry> batch) {
    List<Outcome.Rejected> rejected = new ArrayList<>();
    List<Entry> ours = new ArrayList<>();
    List<Call> calls = new ArrayList<>();
    for (Entry entry : batch) {
      if (entry.value().tenant().equals(keys.tenant())) {
        ours.add(entry);
        calls.add(Call.of(entry, keys, settings.retention()));
      } else {
        rejected.add(new Outcome.Rejected(entry, "tenant is not this writer's"));
      }
    }
    int written = 0;
    int stale = 0;
    int same = 0;
    List<String> replies = run(calls);
    sweep(ours);
    for (int i = 0; i < replies.size(); i++) {
      String reply = replies.get(i);
      switch (reply) {
        case "WRITTEN" -> written++;
        case "STALE" -> stale++;
        case "SAME" -> same++;
        default -> rejected.add(new Outcome.Rejected(ours.get(i), reply));
      }
    }
    return new Outcome(written, stale, same, rejected);
  }

  /** How Redis is. Never throws: down is a report. */
  public Health check() {
    return Health.of(client, settings);
  }

  @Override
  public void close() {
    client.close();
  }

  /** Whatever the scripts said: an attempt before may have ended between them and this. */
  private void sweep(List<Entry> entries) {
    try {
      SweepStreams.of(client, keys, entries);
    } catch (JedisException e) {
      throw Connections.unavailable(client, settings, e);
    }
  }

  /** One reply a call: a script's word, or the reason of its refusal. */
  List<String> run(List<Call> calls) {
    if (calls.isEmpty()) {
      return List.of();
    }
    try {
      tidy();
      List<Object> replies =
          pipelined(calls, (line, call) -> line.evalsha(call.sha1(), call.keys(), call.args()));
      List<Integer> unknown = new ArrayList<>();
      for (int i = 0; i < replies.size(); i++) {
        if (replies.get(i) instanceof JedisNoScriptException) {
          unknown.add(i);
        }
      }
      // A new, restarted or flushed server has never seen the scripts; EVAL shows them to it.
      List<Object> again =
          pipelined(
              unknown.stream().map(calls::get).toList(),
              (line, call) -> line.eval(call.text(), call.keys(), call.args()));
      for (int i = 0; i < again.size(); i++) {
        replies.set(unknown.get(i), again.get(i));
      }
      return replies.stream().map(RedisWriter::word).toList();
    } catch (JedisException e) {
      throw Connections.unavailable(client, settings, e);
    }
  }

  /** All replies, errors among them: sync() alone swallows what single commands answered. */
  private List<Object> pipelined(
      List<Call> calls, BiFunction<Pipeline, Call, Response<Object>> send) {
    if (calls.isEmpty()) {
      return List.of();
    }
    try (Pipeline line = client.pipelined()) {
      List<Response<Object>> responses = calls.stream().map(c -> send.apply(line, c)).toList();
      // With every batch, for a server may lose all it has at any time.
      Response<Long> meta = line.hset(keys.meta(), "schema", Integer.toString(SCHEMA));
      line.sync();
      meta.get();
      List<Object> replies = new ArrayList<>(responses.size());
      for (Response<Object> response : responses) {
        try {
          replies.add(response.get());
        } catch (JedisDataException e) {
          replies.add(e);
        }
      }
      return replies;
    }
  }

  /** Only our own refusals condemn an entry; whatever else a server answers is its own trouble. */
  private static String word(Object reply) {
    if (!(reply instanceof JedisDataException error)) {
      return String.valueOf(reply);
    }
    if (error.getMessage() != null && error.getMessage().startsWith(REFUSAL)) {
      return error.getMessage().substring(REFUSAL.length());
    }
    throw error;
  }

  /** Once in a writer's life: history lists no alert whose hash has long expired. */
  private void tidy() {
    if (tidied) {
      return;
    }
    for (Tuple newest : client.zrangeWithScores(keys.history(), -1, -1)) {
      double oldest = newest.getScore() - settings.retention().history().toMillis();
      client.zremrangeByScore(keys.history(), Double.NEGATIVE_INFINITY, oldest);
    }
    tidied = true;
  }
}
