package dev.earshot.listener.scoring;

import dev.earshot.model.Match;
import dev.earshot.model.Post;
import dev.earshot.model.Severity;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One person's complaints and the brands' answers to them. It is told facts in the order of the
 * log, and between them the moments it asked for by {@link #next()}; a fact of a moment comes
 * before the moment itself, so that an answer at the deadline is in time.
 */
public final class AwaitedAnswers {
  /** {@link #next()} when nothing is awaited. */
  public static final long NEVER = Long.MAX_VALUE;

  /** Still unanswered after so long without another word, it is left to its alert. */
  static final Duration FORGET_AFTER = Duration.ofDays(7);

  /** How often to look whether a deaf source hears again. */
  static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  /** So many answers at most are remembered, one of each brand on each network. */
  static final int MOST_ANSWERS = 16;

  /**
   * What is kept of a person.
   *
   * @param waiting complaints without an answer, by brand and network, in log order
   * @param answers the newest answers: a complaint that was heard late may have got one already
   */
  public record State(List<Waiting> waiting, List<Answer> answers) {
    public static final State NOTHING = new State(List.of(), List.of());

    public State {
      waiting = List.copyOf(waiting);
      answers = List.copyOf(answers);
    }

    public boolean isEmpty() {
      return waiting.isEmpty() && answers.isEmpty();
    }
  }

  /**
   * That somebody answered this person.
   *
   * @param brand the brand that did; null for a help desk, which answers for every brand
   * @param network where; of no matter for a help desk
   * @param createdAt when it was written
   * @param heardAt event time
   * @param until when to forget it, in milliseconds
   */
  public record Answer(
      String brand, String network, Instant createdAt, Instant heardAt, long until) {

    boolean byDesk() {
      return brand == null;
    }

    private boolean reaches(Waiting waiting) {
      return byDesk()
          || (brand.equals(waiting.brand()) && Objects.equals(network, waiting.network()));
    }

    private boolean answers(Signal complaint) {
      return !createdAt.isBefore(complaint.createdAt());
    }
  }

  private final String rule;
  private final List<Waiting> waiting;
  private final List<Answer> answers;
  private final List<Match> found = new ArrayList<>();
  private int disarmed;

  /**
   * Goes on where it stopped.
   *
   * @param rule by whose stamps it goes
   */
  public AwaitedAnswers(String rule, State state) {
    this.rule = rule;
    this.waiting = new ArrayList<>(state.waiting());
    this.answers = new ArrayList<>(state.answers());
  }

  public State state() {
    return waiting.isEmpty() && answers.isEmpty() ? State.NOTHING : new State(waiting, answers);
  }

  /** What it found since it was made. */
  public List<Match> found() {
    return List.copyOf(found);
  }

  /** How many complaints it dropped because it would not have heard an answer. */
  public int disarmed() {
    return disarmed;
  }

  /** The next moment at which time alone may change something, in milliseconds. */
  public long next() {
    long next = NEVER;
    for (Waiting each : waiting) {
      next = Math.min(next, each.due());
    }
    for (Answer each : answers) {
      next = Math.min(next, each.until());
    }
    return next;
  }

  /** Takes in a fact. */
  public void take(Signal fact) {
    switch (fact.kind()) {
      case SAID -> said(fact);
      case ANSWERED -> answered(fact);
      case SHARED -> shared(fact);
      case WITHDRAWN -> withdrawn(fact.post());
      case TICKET_OPENED, TICKET_CLOSED, MEASURED, GONE -> {
        // A ticket is no answer, and a count is none.
      }
    }
  }

  private void said(Signal post) {
    if (post.stampOf(rule) == null) {
      return;
    }
    Waiting fresh = Waiting.forAnswer(rule, List.of(post));
    if (answers.stream().anyMatch(each -> each.reaches(fresh) && each.answers(post))) {
      return;
    }
    for (int i = 0; i < waiting.size(); i++) {
      Waiting before = waiting.get(i);
      if (before.brand().equals(post.brand()) && Objects.equals(before.network(), post.network())) {
        waiting.set(i, worse(before.with(post), post));
        return;
      }
    }
    waiting.add(fresh);
  }

  private void shared(Signal share) {
    for (int i = 0; i < waiting.size(); i++) {
      if (share.about() != null && waiting.get(i).holds(share.about())) {
        Waiting shared = waiting.get(i).shared();
        // What thousands share is told as it doubles.
        boolean told = Integer.bitCount(shared.shares()) == 1;
        waiting.set(i, told ? worse(shared, share) : shared);
      }
    }
  }

  /** Nobody waits for an answer to it; its alert, if there is one, hears of it by itself. */
  private void withdrawn(String post) {
    waiting.replaceAll(each -> each.without(post));
    waiting.removeIf(Objects::isNull);
  }

  /** After the claim it is news; before, it is only remembered. */
  private Waiting worse(Waiting now, Signal because) {
    if (!now.raised()) {
      return now;
    }
    found.add(raise(now, because.heardAt(), worse(now.stamp().severity())));
    return now.lookingAt(because.heardAt().plus(FORGET_AFTER).toEpochMilli());
  }

  private static Severity worse(Severity severity) {
    return switch (severity) {
      case SEV1 -> Severity.SEV1;
      case SEV2, SEV3 -> Severity.SEV2;
      case SEV4 -> Severity.SEV3;
    };
  }

  private void answered(Signal signal) {
    Answer answer = remember(signal);
    List<Waiting> settled = new ArrayList<>();
    for (Waiting each : List.copyOf(waiting)) {
      List<Signal> open = new ArrayList<>(each.posts());
      open.removeIf(
          post ->
              post.post().equals(signal.about()) || (answer.reaches(each) && answer.answers(post)));
      if (open.size() == each.posts().size()) {
        continue;
      }
      int place = waiting.indexOf(each);
      waiting.remove(place);
      if (!open.isEmpty()) {
        waiting.add(place, Waiting.forAnswer(rule, open));
      }
      if (each.raised()) {
        settled.add(each);
      }
    }
    for (Waiting each : settled) {
      boolean elsewhere =
          waiting.stream().anyMatch(other -> other.raised() && other.brand().equals(each.brand()));
      if (!elsewhere) {
        found.add(settle(each, answer));
      }
    }
  }

  /** Answers are kept as long as a complaint from before them can still come. */
  private Answer remember(Signal signal) {
    Stamp stamp = signal.stampOf(rule);
    long armedFor = stamp == null ? 0 : stamp.millis("armed_for");
    Answer answer =
        new Answer(
            signal.brand(),
            signal.brand() == null ? null : signal.network(),
            signal.createdAt(),
            signal.heardAt(),
            signal.heardAt().toEpochMilli() + Math.max(Post.OLDEST.toMillis(), armedFor));
    Answer newest = answer;
    for (Answer before : List.copyOf(answers)) {
      if (Objects.equals(before.brand(), answer.brand())
          && Objects.equals(before.network(), answer.network())) {
        answers.remove(before);
        if (before.createdAt().isAfter(answer.createdAt())) {
          newest =
              new Answer(
                  answer.brand(),
                  answer.network(),
                  before.createdAt(),
                  answer.heardAt(),
                  Math.max(before.until(), answer.until()));
        }
      }
    }
    answers.add(newest);
    if (answers.size() > MOST_ANSWERS) {
      answers.remove(0);
    }
    return answer;
  }

  /**
   * It is this moment now.
   *
   * @param moment event time in milliseconds
   * @param listening how well we heard until then
   */
  public void at(long moment, Listening listening) {
    answers.removeIf(answer -> answer.until() <= moment);
    for (Waiting each : List.copyOf(waiting)) {
      if (each.due() <= moment) {
        int place = waiting.indexOf(each);
        waiting.remove(place);
        Waiting after = each.raised() ? null : looked(each, moment, listening);
        if (after != null) {
          waiting.add(place, after);
        }
      }
    }
  }

  /** The claim, unless nobody could have heard an answer; null to forget it. */
  private Waiting looked(Waiting now, long moment, Listening listening) {
    Signal urgent = now.mostUrgent();
    String tenant = urgent.tenant();
    BrandVoice voice = listening.voice(tenant, now.brand(), now.network());
    SourceEars ears = listening.ears(tenant, urgent.source());
    String replySource = voice.source(moment);
    SourceEars forReplies =
        replySource == null || replySource.equals(urgent.source())
            ? ears
            : listening.ears(tenant, replySource);
    long written = urgent.createdAt().toEpochMilli();
    long heard = urgent.heardAt().toEpochMilli();
    long deaf = SourceEars.deafWithin(ears, forReplies, written, moment);
    long deafSinceHeard = SourceEars.deafWithin(ears, forReplies, heard, moment);
    long due = Math.max(now.promised(urgent) + deaf, now.heardOut(urgent) + deafSinceHeard);
    boolean hears = ears.hearsAt(moment) && forReplies.hearsAt(moment);
    if (!hears || moment < due) {
      boolean tooLong = moment - now.deadline() > FORGET_AFTER.toMillis();
      long again = hears ? due : Math.max(due, moment + LOOK_AGAIN.toMillis());
      return tooLong ? null : now.lookingAt(again);
    }
    long armedFor = now.stamp().millis("armed_for");
    boolean deskAnswers =
        answers.stream()
            .anyMatch(each -> each.byDesk() && each.heardAt().toEpochMilli() >= moment - armedFor);
    if (!voice.heardWithin(armedFor, moment) && !deskAnswers) {
      disarmed++;
      return null;
    }
    Waiting claimed = now.claimed(deaf, moment + FORGET_AFTER.toMillis());
    found.add(raise(claimed, Instant.ofEpochMilli(moment), now.stamp().severity()));
    return claimed;
  }

  private Match raise(Waiting now, Instant at, Severity severity) {
    return match(Match.Effect.RAISE, now, at, now.posts(), severity, note(now, at));
  }

  private Match settle(Waiting was, Answer answer) {
    Instant at = answer.heardAt();
    long minutes = minutes(was, at);
    return match(
        answer.byDesk() ? Match.Effect.ANSWERED_ELSEWHERE : Match.Effect.SETTLE,
        was,
        at,
        List.of(),
        was.stamp().severity(),
        "answered after " + words(minutes));
  }

  private static Match match(
      Match.Effect effect,
      Waiting of,
      Instant at,
      List<Signal> causes,
      Severity severity,
      String note) {
    Signal first = of.first();
    return new Match(
        effect,
        of.stamp(),
        first.tenant(),
        first.brand(),
        first.subject(),
        first.post(),
        at,
        causes,
        severity,
        null,
        null,
        note);
  }

  private static String note(Waiting now, Instant at) {
    StringBuilder note = new StringBuilder("unanswered for ").append(words(minutes(now, at)));
    if (now.size() > 1) {
      note.append("; ").append(counted(now.size() - 1, "more post")).append(" since");
    }
    if (now.shares() > 0) {
      note.append("; shared ").append(counted(now.shares(), "time"));
    }
    return note.toString();
  }

  /** Since the first complaint, without the time in which nobody could have heard an answer. */
  private static long minutes(Waiting of, Instant at) {
    return (at.toEpochMilli() - of.first().createdAt().toEpochMilli() - of.deafMs()) / 60_000;
  }

  private static String words(long minutes) {
    return minutes < 120 ? minutes + " min" : minutes / 60 + " h";
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
