package dev.earshot.listener.job;

import dev.earshot.model.Author;
import dev.earshot.model.AuthorGone;
import dev.earshot.model.Envelope;
import dev.earshot.model.Json;
import dev.earshot.model.Post;
import dev.earshot.model.SourceStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Two days and a half of a town that talks about airlines: a post every half minute, so that
 * everybody has a habit, then a rush of two thousand posts a second when an app fails, and hours in
 * which people wait for answers. The same seed makes the same town.
 */
final class Town {
  static final int PARTITIONS = 4;

  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  static final Instant RUSH = START.plus(Duration.ofHours(54));
  static final Instant END = RUSH.plus(Duration.ofHours(7));

  static final int RUSH_SECONDS = 12;
  static final int A_SECOND = 2_000;

  /** Loud voices; person n of them is {@code loud-n}. */
  static final int LOUD = 240;

  /** Voices that carry a little; {@code heard-n}. */
  static final int HEARD = 160;

  private static final byte[] NOTHING = new byte[0];
  private static final Duration TICK = Duration.ofMinutes(2);
  private static final Duration TICK_IN_RUSH = Duration.ofMillis(500);

  private static final String[] BRANDS = {
    "@skyhop", "@skyhop", "@united", "@JetBlue", "@Delta", "@AmericanAir"
  };
  private static final String[] NETWORKS = {"x", "x", "mastodon"};

  private static Town built;

  private final Random chance = new Random(2_026);
  private final List<Said> said = new ArrayList<>();
  private final List<List<Envelope>> partitions = new ArrayList<>();
  private final String[] firstPosts = new String[LOUD];
  private int posts;

  private record Said(Instant at, String key, Envelope.Kind kind, byte[] value) {}

  private record Person(String id, String handle, String network, long followers) {}

  private Town() {
    everyday();
    loud();
    heard();
    spreading();
    rush();
    sources();
    adored();
    said.sort(Comparator.comparing(Said::at));
    for (int i = 0; i < PARTITIONS; i++) {
      partitions.add(partition(i));
    }
  }

  /** What lies in one partition of the posts. */
  static synchronized List<Envelope> posts(int partition) {
    if (built == null) {
      built = new Town();
    }
    return built.partitions.get(partition);
  }

  /** Id of a loud person's first angry post. */
  static String firstPostOf(int loud) {
    posts(0);
    return built.firstPosts[loud];
  }

  /** Often while much happens, as it is live; else now and then. */
  static Instant nextTick(Instant tick) {
    return tick.plus(inRush(tick) ? TICK_IN_RUSH : TICK);
  }

  private static boolean inRush(Instant at) {
    return !at.isBefore(RUSH) && at.isBefore(RUSH.plusSeconds(RUSH_SECONDS + 5));
  }

  /** The moments a live clock stops at: whenever something was told aside, and now and then. */
  static List<Long> moments() {
    var moments = new TreeSet<Long>();
    Stream.of(TownHall.customers(0), TownHall.control(0))
        .flatMap(List::stream)
        .forEach(told -> moments.add(told.timestamp()));
    for (Instant at = START; at.isBefore(END); at = at.plus(Duration.ofHours(6))) {
      moments.add(at.toEpochMilli());
    }
    for (Instant at = RUSH; inRush(at); at = nextTick(at)) {
      moments.add(at.toEpochMilli());
    }
    return List.copyOf(moments);
  }

  /** When a loud person is first angry. */
  static Instant angryAt(int loud) {
    return loud < 60
        ? RUSH.plusMillis(150L * loud)
        : START.plus(Duration.ofHours(1)).plusSeconds(1_050L * (loud - 60));
  }

  /** Half of the strangers are answered when they are angry. */
  private void everyday() {
    for (Instant now = START; now.isBefore(END); now = now.plusSeconds(20 + chance.nextInt(20))) {
      Person who = stranger(4_000);
      String brand = brand();
      boolean angry = chance.nextInt(10) == 0;
      String id = say(now, who, angry ? Words.angry(chance, brand) : Words.harmless(chance, brand));
      if (angry && chance.nextBoolean()) {
        answer(later(now, 7_200), brand, who, id);
      }
    }
  }

  private void loud() {
    for (int i = 0; i < LOUD; i++) {
      Person who = person("loud", i, 120_000 + 900L * i);
      String brand = i < 60 ? "@skyhop" : brand();
      String id = say(angryAt(i), who, Words.angry(chance, brand));
      firstPosts[i] = id;
      if (i % 4 == 0) {
        say(later(angryAt(i), 50_000), who, Words.angry(chance, brand));
      }
      if (i % 5 == 0) {
        answer(later(angryAt(i), 3_000), brand, who, id);
        say(angryAt(i).plusSeconds(4_000), who, Words.content(chance, brand));
      }
      if (i % 12 == 8) {
        leave(angryAt(i).plusSeconds(40L * i), who, i % 24 == 8);
        say(angryAt(i).plusSeconds(40L * i), who, Words.angry(chance, brand));
      }
    }
  }

  /** Some are angry again and again, some speak well again and again. */
  private void heard() {
    for (int i = 0; i < HEARD; i++) {
      Person who = person("heard", i, 14_000 + 10L * i);
      String brand = brand();
      Instant at = later(START, (int) Duration.between(START, RUSH).toSeconds());
      for (int j = 0; j < 4; j++) {
        String text = i % 3 == 0 ? Words.content(chance, brand) : Words.angry(chance, brand);
        String id = say(at, who, text);
        if (i % 7 == 0) {
          answer(later(at, 1_000), brand, who, id);
        }
        at = later(at, i % 2 == 0 ? 2_400 : 14_000);
      }
    }
  }

  private void spreading() {
    for (int i = 0; i < 12; i++) {
      Person who = person("spread", i, 300);
      String brand = brand();
      Instant at = START.plus(Duration.ofHours(26)).plusSeconds(8_000L * i);
      String id = say(at, who, Words.angry(chance, brand));
      for (int j = 0; j < 45; j++) {
        Post.Relation how = j % 3 == 0 ? Post.Relation.REPLY : Post.Relation.REPOST;
        react(later(at.plusSeconds(5), 2_500), stranger(4_000), how, who, id, brand);
      }
    }
  }

  /** The app is down: most speak of something else, some of it, crowds say the same. */
  private void rush() {
    Person first = person("spread", 0, 300);
    leave(RUSH.plusSeconds(RUSH_SECONDS / 2), first, false);
    for (int i = 0; i < RUSH_SECONDS * A_SECOND; i++) {
      Instant at = RUSH.plusMillis((long) i * 1_000 / A_SECOND);
      Person who = stranger(30_000);
      int kind = chance.nextInt(100);
      if (kind < 70) {
        say(at, who, Words.elsewhere(chance));
      } else if (kind < 92) {
        say(at, who, Words.harmless(chance, brand()));
      } else if (kind < 94) {
        say(at, who, Words.broken(chance, "@skyhop"));
      } else if (kind < 97) {
        say(at, who, Words.COPIED);
      } else if (kind < 99) {
        react(at, who, Post.Relation.REPOST, first, "https://x.example/1", "@skyhop");
      } else {
        String id = say(at, who, Words.angry(chance, "@skyhop"));
        if (chance.nextInt(3) > 0) {
          answer(later(at, 12_000), "@skyhop", who, id);
        }
      }
    }
  }

  /** One publisher is deaf for three hours; the other says all along that it hears. */
  private void sources() {
    for (Instant now = START; now.isBefore(END); now = now.plus(Duration.ofMinutes(10))) {
      status(now, new SourceStatus("pub-x", true, 0));
      status(now, new SourceStatus("pub-mastodon", !deafAt(now), 0));
    }
  }

  /** Their posts travelled on the first day; that makes them loud enough in the rush. */
  private void adored() {
    for (int i = 0; i < 10; i++) {
      Person who = person("adored", i, 40_000 + 1_000L * i);
      String brand = brand();
      for (int j = 0; j < 7; j++) {
        Instant at = START.plus(Duration.ofHours(2 + 3L * j)).plusSeconds(60L * i);
        String id = say(at, who, Words.harmless(chance, brand));
        for (int k = 0; k < 40; k++) {
          Post.Relation how = k % 4 == 0 ? Post.Relation.REPLY : Post.Relation.REPOST;
          react(later(at.plusSeconds(5), 20_000), stranger(4_000), how, who, id, "so true");
        }
      }
      say(RUSH.plusMillis(900L * i), who, Words.angry(chance, brand));
    }
  }

  /** The account is gone, or its holder wants to be forgotten; it may speak again. */
  private void leave(Instant at, Person who, boolean forget) {
    AuthorGone gone = new AuthorGone(who.network(), who.id(), forget, 1);
    said.add(new Said(at, who.id(), Envelope.Kind.GONE, Json.bytes(gone)));
  }

  private static boolean deafAt(Instant moment) {
    Duration since = Duration.between(START.plus(Duration.ofHours(40)), moment);
    return !since.isNegative() && since.toHours() < 3;
  }

  private void status(Instant at, SourceStatus status) {
    said.add(new Said(at, status.name(), Envelope.Kind.SOURCE, Json.bytes(status)));
  }

  private String say(Instant at, Person who, String text) {
    String id = "https://x.example/" + posts++;
    Post post = post(id, 0, Post.Relation.POST, who, text, at, null);
    tell(at, post);
    if (posts % 40 == 0) {
      // The publisher started over and says it again, or its author mends it.
      Post again = posts % 80 == 0 ? post : post(id, 1, post.relation(), who, text + "!", at, null);
      tell(later(at, 3_000), again);
    }
    if (posts % 23 == 0) {
      // Whoever tells of it may not say whose it was: it then lies in any partition.
      takeBack(later(at, 20_000), posts % 2 == 0 ? post : gone(id));
    }
    return id;
  }

  private void answer(Instant at, String brand, Person whom, String id) {
    Person desk = new Person("desk-" + brand.substring(1), brand.substring(1), whom.network(), 9);
    react(at, desk, Post.Relation.REPLY, whom, id, "Sorry, we look into it");
  }

  private void react(
      Instant at, Person who, Post.Relation how, Person whom, String id, String text) {
    String own = "https://x.example/" + posts++;
    Person there = new Person(who.id(), who.handle(), whom.network(), who.followers());
    tell(at, post(own, 0, how, there, text, at, new Post.Ref(id, whom.id())));
  }

  private void tell(Instant at, Post post) {
    boolean unheard = deafAt(at) && post.network().equals("mastodon");
    if (at.isBefore(END) && !unheard) {
      said.add(new Said(at, post.author().id(), Envelope.Kind.DATA, Json.bytes(post)));
    }
  }

  private void takeBack(Instant at, Post post) {
    if (at.isBefore(END)) {
      String key = post.author() == null ? post.id() : post.author().id();
      said.add(new Said(at, key, Envelope.Kind.DATA, Json.bytes(gone(post.id()))));
    }
  }

  private static Post gone(String id) {
    return new Post(
        id,
        Post.Op.DELETE,
        0,
        null,
        "x",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        0);
  }

  private static Post post(
      String id,
      long revision,
      Post.Relation how,
      Person who,
      String text,
      Instant at,
      Post.Ref of) {
    return new Post(
        id,
        revision == 0 ? Post.Op.CREATE : Post.Op.UPDATE,
        revision,
        how,
        who.network(),
        "pub-" + who.network(),
        new Author(
            who.id(),
            who.handle(),
            null,
            who.followers(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null),
        text,
        "en",
        at.minusMillis(1_500),
        null,
        how == Post.Relation.REPLY ? of : null,
        null,
        how == Post.Relation.REPOST ? of : null,
        null,
        null,
        1);
  }

  private Person person(String kind, int number, long followers) {
    String id = kind + "-" + number;
    return new Person(id, id, "x", followers);
  }

  private Person stranger(int of) {
    int number = chance.nextInt(of);
    String id = "stranger-" + number;
    return new Person(id, id, NETWORKS[number % NETWORKS.length], 30 + number % 500);
  }

  private String brand() {
    return BRANDS[chance.nextInt(BRANDS.length)];
  }

  /** In whole seconds, so that moments are shared. */
  private Instant later(Instant at, int seconds) {
    return at.plusSeconds(1L + chance.nextInt(seconds));
  }

  private List<Envelope> partition(int partition) {
    List<Envelope> records = new ArrayList<>();
    Instant tick = START;
    for (Said one : said) {
      for (; !tick.isAfter(one.at()); tick = nextTick(tick)) {
        records.add(record(partition, records.size(), tick, Envelope.Kind.TICK, null, NOTHING));
      }
      if (Math.floorMod(one.key().hashCode(), PARTITIONS) == partition) {
        records.add(
            record(partition, records.size(), one.at(), one.kind(), one.key(), one.value()));
      }
    }
    for (; !tick.isAfter(END); tick = nextTick(tick)) {
      records.add(record(partition, records.size(), tick, Envelope.Kind.TICK, null, NOTHING));
    }
    return List.copyOf(records);
  }

  private static Envelope record(
      int partition, long offset, Instant at, Envelope.Kind kind, String key, byte[] value) {
    byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    return new Envelope(kind, "posts", partition, offset, at.toEpochMilli(), bytes, value);
  }
}
