package dev.earshot.standalone;

import dev.earshot.config.EarshotConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Somebody is to be forgotten. */
@Command(
    name = "forget",
    mixinStandardHelpOptions = true,
    description = {
      "Forgets somebody (Art. 17 GDPR): what Redis shows of them, what the running job knows of"
          + " them, the excerpts of their posts.",
      "",
      "What they say after it counts anew; who wants none of that objects: earshot object. Prints a"
          + " receipt: what is gone, until when the last copies are, and what is out of reach. The"
          + " job must be running."
    },
    footer = {
      "",
      "Examples:",
      "  earshot forget --author mastodon:109302445511 --by dpo",
      "  earshot forget --customer C-1001 --by dpo --json > receipt.json",
      "",
      "Exit codes: 0 nothing is shown any more, 1 something still is."
    })
final class ForgetCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigFile file;
  @Mixin private PersonOption asked;
  @Mixin private Forgetting forgetting;

  @Override
  public Integer call() throws Exception {
    EarshotConfig config = file.load().config();
    Person person = Person.of(asked, config.kafka());
    return forgetting.run("forget", person, config, spec.commandLine());
  }
}
