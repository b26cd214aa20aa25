package dev.earshot.standalone;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The rules of a job that runs. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = "Looks at the rules of a running job, and changes them without a restart.",
    subcommands = {
      RulesList.class,
      RulesCheck.class,
      RulesApply.class,
      RulesHistory.class,
    })
final class RulesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return Earshot.WRONG;
  }
}
