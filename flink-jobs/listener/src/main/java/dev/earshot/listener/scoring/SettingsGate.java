package dev.earshot.listener.scoring;

import dev.earshot.config.Brands;
import dev.earshot.config.Change;
import dev.earshot.config.ConfigException;
import dev.earshot.config.ConfigLoader;
import dev.earshot.config.Rules;
import dev.earshot.model.Control;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Which changes of the settings a running job obeys. The job and the command line ask the same
 * question here, so that what a person is told beforehand is what happens.
 */
public final class SettingsGate {
  /** A change counts this long after its record was written, at the earliest: every task has it. */
  public static final Duration LEAD = Duration.ofSeconds(2);

  /** These are woven into operators and their state. */
  private static final List<String> NEED_A_RESTART = List.of("lifecycle", "priority");

  /** Nothing from the environment: a replay elsewhere must read the same. */
  private static final ConfigLoader LOADER = new ConfigLoader(name -> null);

  private final Rules running;
  private int newest;

  /**
   * @param running the rules the job was started with
   */
  public SettingsGate(Rules running) {
    this.running = running;
    this.newest = running.version();
  }

  /** The newest version so far: the next must be above. */
  public int newest() {
    return newest;
  }

  /** After a restart: this version was obeyed before. */
  public void remember(int version) {
    newest = Math.max(newest, version);
  }

  /**
   * Lets new rules in.
   *
   * @param writtenAt the timestamp of the record
   * @throws RefusedException which changes nothing
   */
  public Rules rules(Control control, Instant writtenAt) throws RefusedException {
    Rules rules = read(control);
    if (rules.version() <= newest) {
      throw new RefusedException(
          "rules.yaml: version is %d, must be above %d".formatted(rules.version(), newest));
    }
    for (Change change : Change.between(running, rules)) {
      if (needsRestart(change)) {
        throw new RefusedException(
            "rules.yaml: %s needs a restart; change it in the job's own file"
                .formatted(change.key()));
      }
    }
    refuseLate(control, writtenAt);
    newest = rules.version();
    return rules;
  }

  /**
   * Lets new brands in.
   *
   * @param writtenAt the timestamp of the record
   * @throws RefusedException which changes nothing
   */
  public static Brands brands(Control control, Instant writtenAt) throws RefusedException {
    Brands brands = readBrands(control);
    refuseLate(control, writtenAt);
    return brands;
  }

  /** The rules in a record that was let in before. */
  public static Rules read(Control control) throws RefusedException {
    return read(() -> LOADER.rules("rules.yaml", control.value()));
  }

  /** The brands in a record that was let in before. */
  public static Brands readBrands(Control control) throws RefusedException {
    return read(() -> LOADER.brands("brands.yaml", control.value()));
  }

  /** Whether a running job cannot obey it. */
  public static boolean needsRestart(Change change) {
    return NEED_A_RESTART.stream().anyMatch(group -> change.key().startsWith(group + "."));
  }

  /** The same, counting no sooner than every task can have it. */
  public static Control inTime(Control control, Instant writtenAt) {
    Instant earliest = writtenAt.plus(LEAD);
    if (!control.effectiveAt().isBefore(earliest)) {
      return control;
    }
    return new Control(
        control.id(),
        control.type(),
        control.subject(),
        control.brand(),
        control.by(),
        earliest,
        control.until(),
        control.value(),
        control.schema());
  }

  private static void refuseLate(Control control, Instant writtenAt) throws RefusedException {
    Instant earliest = writtenAt.plus(LEAD);
    if (control.effectiveAt().isBefore(earliest)) {
      throw new RefusedException(
          "effective_at is %d ms after the record was written, must be %d or more"
              .formatted(
                  Duration.between(writtenAt, control.effectiveAt()).toMillis(), LEAD.toMillis()));
    }
  }

  private static <T> T read(Supplier<T> reading) throws RefusedException {
    try {
      return reading.get();
    } catch (ConfigException e) {
      throw new RefusedException(e.getMessage());
    } catch (RuntimeException e) {
      // A file of settings nobody thought of must not stop the job that reads it.
      throw new RefusedException("cannot be read as settings: " + e.getClass().getSimpleName());
    }
  }
}
