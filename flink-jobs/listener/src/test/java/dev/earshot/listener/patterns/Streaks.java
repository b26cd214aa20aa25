package dev.earshot.listener.patterns;

import dev.earshot.config.NegativeStreakSettings;
import dev.earshot.config.NegativeStreakSettings.Window;
import dev.earshot.model.Level;
import dev.earshot.model.Match;
import dev.earshot.model.Severity;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import java.time.Duration;
import java.util.List;
import org.apache.flink.util.OutputTag;

/** People who complain, by these windows. */
final class Streaks implements AutoCloseable {
  private static final OutputTag<Signal> LATE = new OutputTag<>("late") {};

  private final Log log = new Log();
  private final Scene<Signal, Match> scene;
  private Stamp stamp;

  private Streaks(Window... windows) throws Exception {
    rulesAre(windows);
    scene =
        new Scene<>(
            Signal.class, NegativeStreak::keyOf, signals -> NegativeStreak.in(signals, LATE));
    // The first offset is somebody else's.
    log.said("nobody", "00:00", -0.5);
  }

  /** So many within so long. */
  static Streaks of(int count, Duration within) throws Exception {
    return new Streaks(new Window(count, within));
  }

  static Streaks of(Window... windows) throws Exception {
    return new Streaks(windows);
  }

  /** From now on. */
  void rulesAre(Window... windows) {
    var rule =
        new NegativeStreakSettings(
            Severity.SEV3, Level.HIGH, Level.HIGH, 0.3, 60, true, List.of(windows));
    stamp = rule.stamp(1);
  }

  void says(String subject, String time) throws Exception {
    send(log.said(subject, time, -0.5));
  }

  void says(String subject, String time, String brand) throws Exception {
    send(log.said(subject, time, -0.5).brand(brand));
  }

  /** Heard at one moment, written at another. */
  void saysLate(String subject, String heard, String written) throws Exception {
    send(log.said(subject, heard, -0.5).written(Log.at(written)));
  }

  /** At a place in the log of its own. */
  void saysFrom(int partition, long offset, String subject, String time) throws Exception {
    send(log.said(subject, time, -0.5).place(partition, offset));
  }

  void send(Log.Entry entry) throws Exception {
    Signal signal = entry.by(stamp);
    scene.send(signal, signal.heardAt());
  }

  Log log() {
    return log;
  }

  void timeIs(String time) throws Exception {
    scene.timeIs(time);
  }

  /** The posts of each match, as partition/offset of their records. */
  List<List<String>> matches() {
    return found().stream()
        .map(Match::causes)
        .map(posts -> posts.stream().map(post -> post.partition() + "/" + post.offset()).toList())
        .toList();
  }

  List<Match> found() {
    return scene.found();
  }

  int late() {
    return scene.late(LATE);
  }

  int stateEntries() {
    return scene.stateEntries();
  }

  int timers() {
    return scene.timers();
  }

  void restart() throws Exception {
    scene.restart();
  }

  @Override
  public void close() throws Exception {
    scene.close();
  }
}
