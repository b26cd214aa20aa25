package dev.earshot.standalone;

import dev.earshot.config.Brands;
import dev.earshot.config.Change;
import dev.earshot.config.Rules;
import dev.earshot.listener.scoring.RefusedException;
import dev.earshot.listener.scoring.SettingsGate;
import dev.earshot.model.Control;
import dev.earshot.model.RecordReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The files that are to count from now on: rules, brands, or both. */
final class NewSettings {
  /** Half of what a record may be: quotes and other letters take more than one byte. */
  private static final int MOST = RecordReader.MAX_BYTES / 2;

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "The new rules: all of them.")
  private Path rules;

  @Option(
      names = "--brands",
      paramLabel = "FILE",
      description = "The new brands, keywords and topics: all of them.")
  private Path brands;

  /**
   * What is to be sent.
   *
   * @param by who says so
   * @param from when it is to count
   */
  List<Control> controls(String by, Instant from) {
    if (rules == null && brands == null) {
      throw new IllegalArgumentException("name a file of rules, or one of brands with --brands");
    }
    List<Control> controls = new ArrayList<>();
    if (rules != null) {
      controls.add(control(Control.Type.RULES, rules, by, from));
    }
    if (brands != null) {
      controls.add(control(Control.Type.BRANDS, brands, by, from));
    }
    return controls;
  }

  private static Control control(Control.Type type, Path file, String by, Instant from) {
    return new Control(
        UUID.randomUUID().toString(),
        type,
        type == Control.Type.RULES ? "rules.yaml" : "brands.yaml",
        null,
        by,
        from,
        null,
        text(file),
        Control.SCHEMA);
  }

  private static String text(Path file) {
    try {
      String text = Files.readString(file);
      if (text.length() > MOST) {
        throw new IllegalArgumentException(
            "%s: has more than %d characters; the job reads no more".formatted(file, MOST));
      }
      return text;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s: cannot be read (%s); is it there, and UTF-8?"
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }

  /**
   * What these would change, asked as the job asks.
   *
   * @param now when they would be written
   * @throws RefusedException naming the file and the key
   */
  List<Change> changes(SettingsLog log, List<Control> controls, Instant now)
      throws RefusedException {
    List<Change> changes = new ArrayList<>();
    for (Control control : controls) {
      if (control.type() == Control.Type.RULES) {
        Rules next = log.gate().rules(control, now);
        changes.addAll(Change.between(log.rules(control.effectiveAt()).settings(), next));
      } else {
        Brands next = SettingsGate.brands(control, now);
        changes.addAll(Change.between(log.brands(control.effectiveAt()).settings(), next));
      }
    }
    return changes;
  }
}
