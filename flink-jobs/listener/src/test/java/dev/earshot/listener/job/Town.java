package dev.earshot.listener.job;

import dev.earshot.model.Author;
import dev.earshot.model.Customer;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.Envelope;
import dev.earshot.model.Json;
import dev.earshot.model.Post;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Four days of a town that talks about two airlines: some 3,000 posts in four partitions, most of
 * them harmless. The same seed makes the same town.
 */
final class Town {
  static final int PARTITIONS = 4;
  static final int POSTS = 3_000;

  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  static final Instant END = START.plus(Duration.ofDays(4));

  private static final int PEOPLE = 60;
  private static final Duration TICK = Duration.ofMinutes(10);

  private static final List<String> ANGRY =
      List.of(
          "%s is the worst airline ever. They broke my guitar and lied to me. Horrible, disgusting!",
          "I hate %s. Terrible service, rude staff, my bag is lost again. Never again!",
          "Worst flight of my life with %s, awful and disgusting. Shame on you!");
  private static final List<String> HARMLESS =
      List.of(
          "Boarding %s to Vienna now",
          "Thank you %s, great crew and a lovely flight",
          "Does %s fly to Ljubljana on Sundays?",
          "%s announced a new route");

  private Town() {}

  /** What lies in one partition of the posts. */
  static List<Envelope> posts(int partition) {
    List<Envelope> records = new ArrayList<>();
    Random chance = new Random(2_026);
    Instant now = START;
    Instant tick = START;
    for (int i = 0; i < POSTS; i++) {
      int author = chance.nextInt(PEOPLE);
      now = chance.nextInt(5) == 0 ? now : now.plusSeconds(chance.nextInt(270));
      for (; !tick.isAfter(now); tick = tick.plus(TICK)) {
        records.add(tick(partition, records.size(), tick));
      }
      Post post = post(i, author, now, chance);
      if (author % PARTITIONS == partition) {
        records.add(post(partition, records.size(), now, post));
        if (i % 20 == 0) {
          // The publisher started over and says it again.
          records.add(post(partition, records.size(), now, post));
        }
      }
    }
    if (now.isAfter(END)) {
      throw new IllegalStateException("the town talks longer than four days: " + now);
    }
    for (; !tick.isAfter(END); tick = tick.plus(TICK)) {
      records.add(tick(partition, records.size(), tick));
    }
    return records;
  }

  /** Some of the loud are customers; one is recognised only on the third day. */
  static List<Envelope> customers() {
    return List.of(
        customer(0, "c-one", 1, null),
        customer(1, "c-two", 7, null),
        customer(2, "c-late", 2, START.plus(Duration.ofDays(2))),
        tick(0, 3, START.plusSeconds(1)));
  }

  /** The first ten are loud, the next ten are heard. */
  private static long followers(int author) {
    return author < 10 ? 120_000 + 1_000L * author : author < 20 ? 9_000 : 40L + author;
  }

  private static Post post(int number, int author, Instant now, Random chance) {
    boolean angry = chance.nextInt(author < 20 ? 8 : 3) == 0;
    List<String> words = angry ? ANGRY : HARMLESS;
    String brand = chance.nextInt(4) == 0 ? "United Airlines" : "SkyHop";
    String text = words.get(chance.nextInt(words.size())).formatted(brand);
    String name = "person-" + author;
    return new Post(
        "https://x.example/" + number,
        Post.Op.CREATE,
        0,
        Post.Relation.POST,
        "x",
        "town",
        new Author(name, name, name, followers(author), null, null, null, null, null, null, null),
        chance.nextInt(10) == 0 ? text + " And @JetBlue too" : text,
        "en",
        now.minusSeconds(chance.nextInt(60)),
        null,
        null,
        null,
        null,
        null,
        null,
        1);
  }

  private static Envelope post(int partition, long offset, Instant now, Post post) {
    return envelope(
        Envelope.Kind.DATA, "posts", partition, offset, now, post.author().id(), Json.bytes(post));
  }

  private static Envelope tick(int partition, long offset, Instant now) {
    return envelope(Envelope.Kind.TICK, "posts", partition, offset, now, null, new byte[0]);
  }

  private static Envelope customer(long offset, String id, int author, Instant effectiveAt) {
    var account = new Customer.Account("x", "person-" + author, "declared", true);
    var customer = new Customer(id, CustomerTier.TOP, List.of(account), List.of(), effectiveAt, 1);
    return envelope(Envelope.Kind.DATA, "customers", 0, offset, START, id, Json.bytes(customer));
  }

  private static Envelope envelope(
      Envelope.Kind kind,
      String topic,
      int partition,
      long offset,
      Instant at,
      String key,
      byte[] value) {
    byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    return new Envelope(kind, topic, partition, offset, at.toEpochMilli(), bytes, value);
  }
}
