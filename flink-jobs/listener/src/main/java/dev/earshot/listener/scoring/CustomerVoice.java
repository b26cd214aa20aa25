package dev.earshot.listener.scoring;

import dev.earshot.model.Card;
import dev.earshot.model.Influence;
import dev.earshot.model.Signal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * What one account of a customer said. Each account for itself, so that a link undone takes it away
 * whole.
 *
 * @param author pseudonym of the account
 * @param influence as its newest post was weighed
 * @param weeks how it spoke, oldest first
 * @param heard how many complaints
 * @param answered how many of them were answered
 * @param ignored of how many an alert said that nobody answered in time
 * @param open complaints nobody has answered yet, oldest first
 */
public record CustomerVoice(
    String author,
    Influence influence,
    List<Mood> weeks,
    int heard,
    int answered,
    int ignored,
    List<Open> open) {

  /** Complaints that may still be answered; who has more is not helped by one answer. */
  private static final int OPEN = 10;

  /**
   * A week.
   *
   * @param monday days since 1970
   * @param said how many posts
   * @param negative how many of them were negative
   * @param sum of their moods, in log order
   */
  public record Mood(long monday, int said, int negative, double sum) {
    static long mondayOf(Instant moment) {
      return LocalDate.ofInstant(moment, ZoneOffset.UTC)
          .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
          .toEpochDay();
    }

    Mood and(double score) {
      return and(new Mood(monday, 1, score < 0 ? 1 : 0, score));
    }

    Mood and(Mood other) {
      return new Mood(monday, said + other.said, negative + other.negative, sum + other.sum);
    }
  }

  /**
   * A complaint that nobody has answered yet.
   *
   * @param post pseudonym of the post
   * @param ignored whether an alert has said so
   */
  public record Open(String post, boolean ignored) {}

  static CustomerVoice of(String author) {
    return new CustomerVoice(author, Influence.UNKNOWN, List.of(), 0, 0, 0, List.of());
  }

  CustomerVoice said(Signal signal) {
    long monday = Mood.mondayOf(signal.heardAt());
    List<Mood> all = new ArrayList<>(weeks);
    int last = all.size() - 1;
    if (last >= 0 && all.get(last).monday() == monday) {
      all.set(last, all.get(last).and(signal.score()));
    } else {
      all.add(new Mood(monday, 0, 0, 0).and(signal.score()));
    }
    boolean complains = SignalMaker.complains(signal.intent());
    List<Open> waiting = new ArrayList<>(open);
    if (complains) {
      waiting.add(new Open(signal.post(), false));
    }
    return new CustomerVoice(
        author,
        signal.influence(),
        newest(all, Card.MAX_WEEKS),
        heard + (complains ? 1 : 0),
        answered,
        ignored,
        newest(waiting, OPEN));
  }

  /** One complaint was answered; all of them where the answer names none. */
  CustomerVoice answered(String post) {
    List<Open> waiting = new ArrayList<>(open);
    waiting.removeIf(one -> post == null || one.post().equals(post));
    int fewer = open.size() - waiting.size();
    return new CustomerVoice(
        author, influence, weeks, heard, answered + fewer, ignored, List.copyOf(waiting));
  }

  /** An alert says that nobody answered these in time. */
  CustomerVoice ignored(List<String> posts) {
    List<Open> waiting = new ArrayList<>();
    int more = 0;
    for (Open one : open) {
      boolean now = !one.ignored() && posts.contains(one.post());
      more += now ? 1 : 0;
      waiting.add(new Open(one.post(), one.ignored() || now));
    }
    return new CustomerVoice(author, influence, weeks, heard, answered, ignored + more, waiting);
  }

  static <T> List<T> newest(List<T> all, int most) {
    return List.copyOf(all.subList(Math.max(0, all.size() - most), all.size()));
  }
}
