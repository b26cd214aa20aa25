package dev.earshot.standalone;

import dev.earshot.config.EarshotConfig;
import dev.earshot.config.KafkaSettings;
import dev.earshot.kafka.Outgoing;
import dev.earshot.kafka.Publisher;
import dev.earshot.listener.scoring.SettingsGate;
import dev.earshot.model.Control;
import dev.earshot.model.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Somebody objects to being profiled. */
@Command(
    name = "object",
    mixinStandardHelpOptions = true,
    description = {
      "Records that somebody objects to being profiled (Art. 21 GDPR): they are forgotten, and"
          + " nothing is learnt of them again.",
      "",
      "What is kept for that is a pseudonym that only your pepper can form. Nobody is served worse"
          + " for it: they are treated like somebody of whom nothing is known."
    },
    footer = {
      "",
      "Examples:",
      "  earshot object --author mastodon:109302445511 --by dpo",
      "  earshot object --customer C-1001 --by dpo --json > receipt.json",
      "  earshot object --customer C-1001 --by dpo --withdraw",
      "",
      "Exit codes: 0 nothing is shown any more, 1 something still is."
    })
final class ObjectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigFile file;
  @Mixin private PersonOption asked;
  @Mixin private Forgetting forgetting;

  @Option(
      names = "--withdraw",
      description = {
        "They object no longer. Of a customer whose record is gone from the topic, name each"
            + " account with --author as well."
      })
  private boolean withdraw;

  @Override
  public Integer call() throws Exception {
    EarshotConfig config = file.load().config();
    Person person = Person.of(asked, config.kafka());
    List<String> pseudonyms = person.pseudonyms(config);
    Instant now = Instant.now();
    // First of all, so that nothing is learnt again while it is being forgotten.
    send(withdraw ? Control.Type.ALLOW : Control.Type.OBJECT, pseudonyms, now, config.kafka());
    if (withdraw) {
      forgetting.tell(
          new Receipt("allow", now, forgetting.by(), pseudonyms, null, List.of(), List.of()),
          spec.commandLine());
      return 0;
    }
    // What is said until then is still learnt: it is forgotten with the rest.
    Thread.sleep(SettingsGate.LEAD.plusMillis(100).toMillis());
    return forgetting.run("object", person, config, spec.commandLine());
  }

  private void send(Control.Type type, List<String> pseudonyms, Instant now, KafkaSettings kafka) {
    try (Publisher publisher = Publisher.open(kafka.client())) {
      for (String pseudonym : pseudonyms) {
        Control control =
            new Control(
                UUID.randomUUID().toString(),
                type,
                pseudonym,
                null,
                forgetting.by(),
                now.plus(SettingsGate.LEAD),
                null,
                "",
                0);
        publisher.send(Outgoing.data(kafka.topics().objections(), pseudonym, Json.bytes(control)));
      }
      publisher.flush();
    }
  }
}
