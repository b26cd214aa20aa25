package dev.earshot.wall;

import dev.earshot.config.Rules;
import dev.earshot.model.Alert;
import java.time.Instant;
import java.util.List;

/**
 * What other rules would have made of what was heard, and the way of new rules to the job. The wall
 * knows neither the job nor how it judges; whoever opens the wall may lend it one of these.
 */
public interface Rehearsal {
  /** It cannot be done, and the message says why, in words for who asked. */
  final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    public Refused(String why) {
      super(why);
    }
  }

  /**
   * What the rules of a play changed against those in force.
   *
   * @param gone alerts that only the rules in force raise
   * @param fresh how many only the others raise
   * @param before alerts a week under the rules in force, of all rules
   * @param now the same under the others
   */
  record Changed(List<Alert> gone, int fresh, double before, double now) {
    public Changed {
      gone = List.copyOf(gone);
    }
  }

  /**
   * New rules on their way.
   *
   * @param control the message that went to the job
   * @param from when they count
   */
  record Applied(String control, Instant from) {}

  /** What was heard, to be judged again and again; it does not change while it is looked at. */
  interface Play {
    /** From how many days it is. */
    double days();

    /** The alerts that the rules in force make of it. */
    List<Alert> raised();

    /** The same with other rules. It takes seconds to minutes, and ends early when interrupted. */
    Changed under(Rules rules) throws Exception;
  }

  /**
   * The rules that count now.
   *
   * @throws Refused where that is unknown, or others were announced for later
   */
  Rules inForce() throws Refused;

  /** Reads what was heard, and judges it by the rules in force. */
  Play open(Rules inForce) throws Exception;

  /**
   * Sends new rules to the job.
   *
   * @param text all of them, as a file
   * @param before the version they were made from; must still be in force
   * @param by who says so
   * @throws Refused where others came first, or the job would refuse; then nothing is sent
   */
  Applied apply(String text, int before, String by) throws Refused;
}
