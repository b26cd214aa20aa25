package dev.earshot.standalone;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Telling people of alerts. */
@Command(
    name = "notify",
    mixinStandardHelpOptions = true,
    description = "Tells people of alerts, by the channels and routes of the settings.",
    subcommands = {NotifyRun.class, NotifyCheck.class, NotifyTrial.class, NotifyDeadLetters.class})
final class NotifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Earshot.WRONG;
  }
}
