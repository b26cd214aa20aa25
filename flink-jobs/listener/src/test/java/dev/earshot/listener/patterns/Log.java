package dev.earshot.listener.patterns;

import dev.earshot.model.CustomerTier;
import dev.earshot.model.Influence;
import dev.earshot.model.Reading;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;

/** A log that signals are written to: each gets the next offset. */
final class Log {
  /** A Monday. */
  private static final OffsetDateTime FIRST_DAY = OffsetDateTime.parse("2026-03-02T00:00:00Z");

  private long offset;

  /** {@code 09:00} of the first day, a Monday; {@code 2 09:00} of the second. */
  static Instant at(String time) {
    int space = time.indexOf(' ');
    int day = space < 0 ? 1 : Integer.parseInt(time.substring(0, space));
    return FIRST_DAY.plusDays(day - 1).with(LocalTime.parse(time.substring(space + 1))).toInstant();
  }

  Entry said(String subject, String time, double score) {
    return new Entry(Signal.Kind.SAID, subject, at(time), ++offset).score(score);
  }

  Entry did(Signal.Kind kind, String subject, String time) {
    return new Entry(kind, subject, at(time), ++offset);
  }

  /** Somebody reacts to the post of that name. */
  Entry shared(String by, String post, Instant at) {
    Entry entry = new Entry(Signal.Kind.SHARED, "ana", at, ++offset);
    entry.author = by;
    entry.about = post;
    entry.brand = null;
    return entry;
  }

  Entry measured(String post, long reactions, Instant at) {
    Entry entry = new Entry(Signal.Kind.MEASURED, "ana", at, ++offset);
    entry.post = post;
    entry.about = post;
    entry.brand = null;
    return entry.reach(reactions);
  }

  /** What is written of one signal; about skyhop, by nobody in particular, unless told. */
  static final class Entry {
    private final Signal.Kind kind;
    private final String subject;
    private Instant heard;
    private String author;
    private String post;
    private String about;
    private String brand = "skyhop";
    private Instant written;
    private double score;
    private double influence = 70;
    private boolean customer;
    private CustomerTier tier = CustomerTier.STANDARD;
    private Reading.Intent intent = Reading.Intent.OTHER;
    private List<String> topics = List.of();
    private long reach;
    private int partition;
    private long offset;
    private List<Stamp> stamps = List.of();

    private Entry(Signal.Kind kind, String subject, Instant heard, long offset) {
      this.kind = kind;
      this.subject = subject;
      this.author = subject;
      this.heard = heard;
      this.written = heard;
      this.offset = offset;
      this.post = "post-" + offset;
    }

    Entry score(double score) {
      this.score = score;
      return this;
    }

    Entry influence(double influence) {
      this.influence = influence;
      return this;
    }

    Entry customer(CustomerTier tier) {
      this.customer = true;
      this.tier = tier;
      return this;
    }

    Entry intent(Reading.Intent intent) {
      this.intent = intent;
      return this;
    }

    Entry topics(String... ids) {
      topics = List.of(ids);
      return this;
    }

    Entry reach(long followers) {
      this.reach = followers;
      return this;
    }

    Entry post(String post) {
      this.post = post;
      return this;
    }

    /** Null for every brand. */
    Entry brand(String brand) {
      this.brand = brand;
      return this;
    }

    Entry heard(Instant heard) {
      this.heard = heard;
      this.written = heard;
      return this;
    }

    Entry written(Instant written) {
      this.written = written;
      return this;
    }

    Entry place(int partition, long offset) {
      this.partition = partition;
      this.offset = offset;
      return this;
    }

    Signal by(Stamp... rules) {
      stamps = List.of(rules);
      return new Signal(
          kind,
          "acme",
          brand,
          subject,
          author,
          customer,
          tier,
          post,
          about,
          "x",
          "x-stream",
          score,
          intent,
          topics,
          Influence.ofReach(influence),
          reach,
          written,
          heard,
          partition,
          offset,
          stamps);
    }
  }
}
