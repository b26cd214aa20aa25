package dev.earshot.wall;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.Rules;
import dev.earshot.http.Refusal;
import dev.earshot.model.Alert;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dismissals teach: looks for the smallest change of a rule that would have spared people what they
 * dismissed and kept what they wanted. One rule at a time, for each try is a replay.
 */
final class Teacher implements AutoCloseable {
  /** One is no pattern. */
  static final int LEAST = 2;

  /** What was tried until then counts. */
  static final Duration LIMIT = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(Teacher.class);

  /** Nothing from the environment: the job reads it so, too. */
  private static final ConfigLoader LOADER = new ConfigLoader(name -> null);

  private final Rehearsal rehearsal;
  private final Judged judged;
  private final InstantSource clock;
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(
          2,
          work -> {
            Thread thread = new Thread(work, "wall-teacher");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Lesson lesson;
  private Rules inForce;

  /**
   * @param rehearsal null where there is none
   */
  Teacher(Rehearsal rehearsal, Judged judged, InstantSource clock) {
    this.rehearsal = rehearsal;
    this.judged = judged;
    this.clock = clock;
  }

  /** Whether dismissals can teach here at all. */
  boolean able() {
    return rehearsal != null;
  }

  /** The newest lesson; null before the first. */
  Lesson lesson() {
    return lesson;
  }

  /** Begins one; the answer is {@link #lesson}, as it goes on. */
  synchronized Lesson begin(String rule, String by) throws Refusal {
    mustBeAble();
    if (lesson != null && lesson.stage() == Lesson.Stage.RUNNING) {
      throw new Refusal(409, "another rule is being looked at; wait until that is done");
    }
    if (Threshold.of(rule).isEmpty()) {
      throw new Refusal(404, "there is no such rule");
    }
    List<Alert> all = judged.all();
    List<Alert> noise =
        all.stream()
            .filter(alert -> alert.rule().equals(rule) && Verdict.of(alert) == Verdict.NOISE)
            .toList();
    if (noise.size() < LEAST) {
      throw new Refusal(409, "fewer than " + LEAST + " alerts of this rule were dismissed");
    }
    List<Alert> confirmed =
        all.stream().filter(alert -> Verdict.of(alert) == Verdict.CONFIRMED).toList();
    lesson = Lesson.begun(UUID.randomUUID().toString(), rule, by, clock.instant());
    Future<?> work = threads.submit(() -> learn(rule, noise, confirmed));
    var unused = threads.schedule(() -> work.cancel(true), LIMIT.toSeconds(), TimeUnit.SECONDS);
    return lesson;
  }

  /** Sends what a lesson proposed to the job. */
  synchronized Lesson apply(String id, String by) throws Refusal {
    mustBeAble();
    if (lesson == null || !lesson.id().equals(id) || lesson.proposal() == null) {
      throw new Refusal(409, "this proposal is gone; look again");
    }
    if (lesson.stage() != Lesson.Stage.DONE) {
      throw new Refusal(409, "this proposal was applied already");
    }
    try {
      String text = Candidates.text(inForce, lesson.proposal().candidate());
      lesson = lesson.applied(rehearsal.apply(text, lesson.version(), by));
      return lesson;
    } catch (Rehearsal.Refused e) {
      throw new Refusal(409, e.getMessage());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private void mustBeAble() throws Refusal {
    if (!able()) {
      throw new Refusal(501, "this wall cannot replay; open it with earshot wall");
    }
  }

  private void learn(String rule, List<Alert> noise, List<Alert> confirmed) {
    try {
      Rules rules = rehearsal.inForce();
      Rehearsal.Play play = rehearsal.open(rules);
      Set<String> again = new HashSet<>();
      play.raised().forEach(alert -> again.add(alert.id()));
      List<Alert> heard = noise.stream().filter(alert -> again.contains(alert.id())).toList();
      List<Alert> wanted = confirmed.stream().filter(alert -> again.contains(alert.id())).toList();
      List<Alert> likewise = wanted.stream().filter(alert -> alert.rule().equals(rule)).toList();
      List<Candidates.Candidate> candidates = Candidates.of(rule, rules, heard, likewise);
      synchronized (this) {
        inForce = rules;
        lesson =
            lesson.heard(
                rules.version(),
                play.days(),
                heard.stream().map(Lesson.Brief::of).toList(),
                likewise.stream().map(Lesson.Brief::of).toList(),
                wanted.size(),
                noise.size() - heard.size(),
                heard.isEmpty() ? 0 : candidates.size());
      }
      if (!heard.isEmpty()) {
        tryOut(play, rules, candidates, heard, wanted);
      }
      tell(lesson().over());
    } catch (Exception e) {
      // Kafka's own exception for it leaves the flag.
      if (e instanceof InterruptedException || Thread.interrupted()) {
        late();
      } else if (e instanceof Rehearsal.Refused) {
        tell(lesson().failed(e.getMessage()));
      } else {
        LOG.warn("a replay failed", e);
        tell(lesson().failed("the replay failed: " + e.getClass().getSimpleName()));
      }
    } finally {
      // Out of memory, say: the next must not wait for ever.
      if (lesson().stage() == Lesson.Stage.RUNNING) {
        tell(lesson().failed("the replay broke off"));
      }
    }
  }

  private void tryOut(
      Rehearsal.Play play,
      Rules rules,
      List<Candidates.Candidate> candidates,
      List<Alert> noise,
      List<Alert> wanted)
      throws Exception {
    List<Trial> trials = new ArrayList<>();
    for (Candidates.Candidate candidate : candidates) {
      Rules other = LOADER.rules("rules.yaml", Candidates.text(rules, candidate));
      Rehearsal.Changed changed = play.under(other);
      Set<String> gone = new HashSet<>();
      changed.gone().forEach(alert -> gone.add(alert.id()));
      trials.add(
          new Trial(
              candidate,
              among(noise, gone).map(Alert::id).toList(),
              among(wanted, gone).map(Lesson.Brief::of).toList(),
              changed.fresh(),
              changed.before(),
              changed.now()));
      tell(lesson().tried(trials));
    }
  }

  private static Stream<Alert> among(List<Alert> alerts, Set<String> ids) {
    return alerts.stream().filter(alert -> ids.contains(alert.id()));
  }

  /** Whatever was tried in time counts. */
  private void late() {
    Lesson now = lesson();
    tell(
        now.trials().isEmpty()
            ? now.failed("it took longer than %d minutes".formatted(LIMIT.toMinutes()))
            : now.over());
  }

  private synchronized void tell(Lesson next) {
    lesson = next;
  }
}
