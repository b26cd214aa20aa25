package dev.earshot.standalone;

import dev.earshot.config.Rules;
import dev.earshot.config.Settings;
import dev.earshot.kafka.Player;
import dev.earshot.kafka.PublishException;
import dev.earshot.listener.scoring.RefusedException;
import dev.earshot.model.Alert;
import dev.earshot.model.Control;
import dev.earshot.wall.Rehearsal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.KafkaException;

/** Tries rules on the topic {@code signals}, as {@code earshot backtest --from signals} does. */
final class SignalsRehearsal implements Rehearsal {
  /** All are held while a rule is looked at: a wall has other things to remember. */
  private static final int MOST = 300_000;

  /** From the click to effect: what reads the topic again before must be done by then. */
  private static final Duration AHEAD = Duration.ofSeconds(5);

  private static final String FILE = "rules.yaml";

  private final Settings started;

  /**
   * @param started the settings the job was started with
   */
  SignalsRehearsal(Settings started) {
    this.started = started;
  }

  @Override
  public Rules inForce() throws Refused {
    return inForce(log());
  }

  @Override
  public Play open(Rules inForce) throws Exception {
    BacktestInput.Loaded loaded = heard();
    return new Run(loaded, run(inForce, loaded));
  }

  @Override
  public synchronized Applied apply(String text, int before, String by) throws Refused {
    SettingsLog log = log();
    Rules now = inForce(log);
    if (now.version() != before) {
      throw new Refused(
          "the rules changed meanwhile: version %d counts now, this was made from %d; look again"
              .formatted(now.version(), before));
    }
    Instant written = Instant.now();
    Control control =
        new Control(
            UUID.randomUUID().toString(),
            Control.Type.RULES,
            FILE,
            null,
            by,
            written.plus(AHEAD),
            null,
            text,
            0);
    try {
      log.gate().rules(control, written);
      RulesApply.send(started.config().kafka(), List.of(control));
      RulesApply.obeyed(log(), List.of(control));
    } catch (RefusedException e) {
      throw new Refused("not sent, the job would refuse: " + e.getMessage());
    } catch (IllegalStateException e) {
      throw new Refused(e.getMessage());
    } catch (PublishException | KafkaException e) {
      throw new Refused("Kafka is away; whether it was sent, earshot rules history tells");
    }
    return new Applied(control.id(), control.effectiveAt());
  }

  private SettingsLog log() throws Refused {
    try {
      return SettingsLog.read(started);
    } catch (KafkaException | IllegalStateException | IllegalArgumentException e) {
      throw new Refused("Kafka is away, or its topic control is: " + e.getClass().getSimpleName());
    }
  }

  private BacktestInput.Loaded heard() throws Refused {
    try {
      return BacktestInput.ofSignals(started, MOST).without(EnumSet.of(Control.Type.RULES));
    } catch (IllegalArgumentException e) {
      throw new Refused(e.getMessage());
    } catch (KafkaException e) {
      throw new Refused("Kafka is away: " + e.getClass().getSimpleName());
    }
  }

  private static Rules inForce(SettingsLog log) throws Refused {
    Rules rules = log.rules(Instant.now()).settings();
    if (log.gate().newest() != rules.version()) {
      throw new Refused(
          "rules version %d was announced for later; wait until it counts"
              .formatted(log.gate().newest()));
    }
    return rules;
  }

  private List<Alert> run(Rules rules, BacktestInput.Loaded loaded) throws Exception {
    Settings settings =
        new Settings(
            started.config(), started.brands(), rules, started.playbook(), started.source());
    return BacktestRun.of(settings, loaded, 1, null, Player.Progress.NONE).alerts();
  }

  private final class Run implements Play {
    private final BacktestInput.Loaded loaded;
    private final List<Alert> raised;
    private final Duration span;

    Run(BacktestInput.Loaded loaded, List<Alert> raised) {
      this.loaded = loaded;
      this.raised = raised;
      this.span =
          Duration.between(
              loaded.records().get(0).at(), loaded.records().get(loaded.records().size() - 1).at());
    }

    @Override
    public double days() {
      return span.toMinutes() / 1440.0;
    }

    @Override
    public List<Alert> raised() {
      return raised;
    }

    @Override
    public Changed under(Rules rules) throws Exception {
      List<Alert> now = run(rules, loaded);
      BacktestDiff diff = BacktestDiff.of(raised, now, span);
      return new Changed(
          diff.changes().stream()
              .filter(change -> change.kind() == BacktestDiff.Kind.GONE)
              .map(BacktestDiff.Change::before)
              .toList(),
          (int)
              diff.changes().stream()
                  .filter(change -> change.kind() == BacktestDiff.Kind.NEW)
                  .count(),
          diff.perWeek().stream().mapToDouble(BacktestDiff.PerRule::before).sum(),
          diff.perWeek().stream().mapToDouble(BacktestDiff.PerRule::now).sum());
    }
  }
}
