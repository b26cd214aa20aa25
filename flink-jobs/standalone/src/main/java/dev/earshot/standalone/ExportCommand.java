package dev.earshot.standalone;

import dev.earshot.config.EarshotConfig;
import dev.earshot.config.Settings;
import dev.earshot.model.Json;
import dev.earshot.redis.Keys;
import dev.earshot.redis.PersonReader;
import dev.earshot.redis.RedisSettings;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Somebody asks what we know of them. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Prints all that Earshot holds of somebody (Art. 15 GDPR) as one JSON document: what Redis"
          + " shows, their posts, the facts made of them, what the CRM and the help desks told.",
      "",
      "It reads whole topics and may take minutes; it changes nothing. The document holds their"
          + " words as they are: whoever opens it in a program is to treat them as hostile."
    },
    footer = {
      "",
      "Examples:",
      "  earshot export --customer C-1001 --out C-1001.json",
      "  earshot export --author mastodon:109302445511 | jq .posts"
    })
final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigFile file;
  @Mixin private PersonOption asked;

  @Option(names = "--out", paramLabel = "FILE", description = "Into this file, which must be new.")
  private Path target;

  @Override
  public Integer call() throws Exception {
    Settings settings = file.load();
    EarshotConfig config = settings.config();
    Person person = Person.of(asked, config.kafka());
    PrintWriter err = spec.commandLine().getErr();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("exported_at", Instant.now());
    all.put("names", person.subjects());
    all.put("pseudonyms", person.pseudonyms(config));
    all.put("customer", person.record());
    try (PersonReader redis =
        new PersonReader(RedisSettings.of(config), new Keys(config.tenant()))) {
      PersonReader.Shown shown = redis.of(person.subjects());
      all.put("priorities", shown.priorities());
      all.put("alerts", shown.alerts());
      all.put("evidence", shown.evidence());
      all.put("cards", shown.cards());
      all.put("review", shown.review());
    }
    all.putAll(new PersonInTopics(person, config, err).all());
    String document = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
    if (target == null) {
      spec.commandLine().getOut().print(document);
      spec.commandLine().getOut().flush();
    } else {
      write(document);
      err.println("earshot: written to " + target);
    }
    return 0;
  }

  private void write(String document) throws java.io.IOException {
    if (Files.exists(target)) {
      throw new IllegalArgumentException("--out " + target + " is there already; name a new file");
    }
    Files.write(target, document.getBytes(StandardCharsets.UTF_8));
  }
}
