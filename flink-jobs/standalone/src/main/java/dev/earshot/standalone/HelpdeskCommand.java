package dev.earshot.standalone;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The bridge to help desks. */
@Command(
    name = "helpdesk",
    mixinStandardHelpOptions = true,
    description = "Moves the tickets of help desks as bumps ask, and shows what it would do.",
    subcommands = {HelpdeskRun.class, HelpdeskCheck.class, HelpdeskDeadLetters.class})
final class HelpdeskCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Earshot.WRONG;
  }
}
