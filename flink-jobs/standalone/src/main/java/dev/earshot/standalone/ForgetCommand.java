package dev.earshot.standalone;

import dev.earshot.config.EarshotConfig;
import dev.earshot.model.Json;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who does it.")
  private String by;

  @Option(names = "--json", description = "The receipt as a JSON object.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    EarshotConfig config = file.load().config();
    Person person = Person.of(asked, config.kafka());
    Instant now = Instant.now();
    PrintWriter err = spec.commandLine().getErr();
    forgetting.send(person, config.kafka(), err);
    Integer shown = forgetting.await(person, config, err);
    Receipt receipt =
        new Receipt(
            "forget",
            now,
            by,
            person.pseudonyms(config),
            shown,
            Receipt.copies(config.kafka(), person.customer() != null, now),
            Receipt.OUTSIDE);
    return tell(receipt, json, spec.commandLine().getOut(), err);
  }

  static int tell(Receipt receipt, boolean json, PrintWriter out, PrintWriter err) {
    if (json) {
      out.println(Json.write(receipt));
      out.flush();
    } else {
      receipt.print(out);
    }
    if (receipt.stillShown() != null && receipt.stillShown() > 0) {
      err.println(
          "earshot: Redis still shows something of them; is the job running (earshot run)? Then ask"
              + " again: asking twice does no harm");
      err.flush();
      return Earshot.FAILED;
    }
    return 0;
  }
}
