package dev.earshot.standalone;

import dev.earshot.model.Author;
import dev.earshot.model.Json;
import dev.earshot.model.Post;
import java.time.Duration;
import java.time.Instant;

/**
 * What somebody said: {@code Said.angry("ana").followers(8_000).hoursAgo(7)}. Its id follows from
 * who said it and when.
 */
record Said(String author, String network, Long followers, String text, Instant createdAt) {
  static final String ANGRY =
      "@skyhop your baggage crew threw my guitar on the tarmac and broke its neck. Nobody at the"
          + " desk would even look at it. Worst service ever, absolutely disgusted.";

  /** Influence 65 on X: enough for a streak and, of a customer, for an alert at once. */
  static final long HEARD_BY_MANY = 8_000;

  /** Influence 83 on X: enough for an alert at once, whoever it is. */
  static final long HEARD_BY_ALL = 100_000;

  static Said angry(String author) {
    return new Said(author, "x", HEARD_BY_MANY, ANGRY, Instant.now());
  }

  static Said pleased(String author) {
    return new Said(author, "x", 90L, "Thank you @skyhop, lovely flight!", Instant.now());
  }

  Said followers(long many) {
    return new Said(author, network, many, text, createdAt);
  }

  Said on(String place) {
    return new Said(author, place, followers, text, createdAt);
  }

  Said at(Instant moment) {
    return new Said(author, network, followers, text, moment);
  }

  /** Written so long ago; far enough apart that only the rule of 24 hours can count them. */
  Said hoursAgo(int hours) {
    return at(createdAt.minus(Duration.ofHours(hours)));
  }

  Post post() {
    Author who =
        new Author(
            author, "@" + author, null, followers, null, null, null, null, null, null, null, null);
    return new Post(
        "https://%s.example/%s/%d".formatted(network, author, createdAt.toEpochMilli()),
        null,
        0,
        null,
        network,
        "test",
        who,
        text,
        "en",
        createdAt,
        null,
        null,
        null,
        null,
        null,
        null,
        0);
  }

  byte[] json() {
    return Json.bytes(post());
  }
}
