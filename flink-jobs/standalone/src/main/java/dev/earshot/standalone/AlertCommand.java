package dev.earshot.standalone;

import dev.earshot.config.Durations;
import dev.earshot.config.KafkaSettings;
import dev.earshot.kafka.Outgoing;
import dev.earshot.kafka.Publisher;
import dev.earshot.listener.scoring.SettingsGate;
import dev.earshot.model.Control;
import dev.earshot.model.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a person does with an alert. */
@Command(
    name = "alert",
    mixinStandardHelpOptions = true,
    description = {
      "Tells the job what a person does with an alert: ack (seen), take (mine), snooze (not now),"
          + " dismiss (it is nothing), comment, wrong (a post's mood was read wrong).",
      "",
      "It counts two seconds later. The alert's id and brand are in Redis and on the alerts topic."
    },
    footer = {
      "",
      "Examples:",
      "  earshot alert take 4be1... --brand skyhop --by eva",
      "  earshot alert snooze 4be1... --brand skyhop --by eva --for 2h",
      "  earshot alert comment 4be1... --brand skyhop --by eva --text 'called her'",
      "  earshot alert wrong 4be1... --brand skyhop --by eva --post 9c02..."
    })
final class AlertCommand implements Callable<Integer> {
  /** As people call them. */
  enum Act {
    ACK(Control.Type.ACKNOWLEDGE),
    TAKE(Control.Type.TAKE),
    SNOOZE(Control.Type.SNOOZE),
    DISMISS(Control.Type.DISMISS),
    COMMENT(Control.Type.COMMENT),
    WRONG(Control.Type.MOOD_WRONG);

    private final Control.Type type;

    Act(Control.Type type) {
      this.type = type;
    }
  }

  @Spec private CommandSpec spec;
  @Mixin private ConfigFile file;

  @Parameters(
      index = "0",
      paramLabel = "ACT",
      description = "ack, take, snooze, dismiss, comment, wrong.")
  private Act act;

  @Parameters(index = "1", paramLabel = "ALERT_ID", description = "The alert.")
  private String alert;

  @Option(names = "--brand", required = true, paramLabel = "ID", description = "Its brand.")
  private String brand;

  @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who does it.")
  private String by;

  @Option(names = "--until", paramLabel = "INSTANT", description = "When a snooze ends.")
  private Instant until;

  @Option(names = "--for", paramLabel = "DURATION", description = "How long a snooze lasts.")
  private String lasting;

  @Option(names = "--text", paramLabel = "WORDS", description = "The words of a comment.")
  private String text;

  @Option(
      names = "--post",
      paramLabel = "POST",
      description = "The post that was read wrong, as the alert's evidence names it.")
  private String post;

  @Override
  public Integer call() {
    KafkaSettings kafka = file.load().config().kafka();
    Instant from = Instant.now().plus(SettingsGate.LEAD);
    Control control = control(from);
    try (Publisher publisher = Publisher.open(kafka.client())) {
      publisher.send(
          Outgoing.data(kafka.topics().control(), control.subject(), Json.bytes(control)));
      publisher.flush();
    }
    spec.commandLine().getOut().println(Json.write(control));
    spec.commandLine().getOut().flush();
    return 0;
  }

  Control control(Instant from) {
    if ((act == Act.COMMENT) != (text != null)) {
      throw new IllegalArgumentException("--text goes with comment, and only with it");
    }
    if ((act == Act.WRONG) != (post != null)) {
      throw new IllegalArgumentException("--post goes with wrong, and only with it");
    }
    String value = act == Act.WRONG ? post : text;
    return new Control(
        UUID.randomUUID().toString(), act.type, alert, brand, by, from, end(from), value, 0);
  }

  private Instant end(Instant from) {
    boolean one = (until == null) != (lasting == null);
    if (act != Act.SNOOZE ? until != null || lasting != null : !one) {
      throw new IllegalArgumentException(
          "a snooze, and nothing else, needs --until or --for: when is it to come back?");
    }
    if (lasting == null) {
      return until;
    }
    Duration length = Durations.parse(lasting);
    if (length == null) {
      throw new IllegalArgumentException(
          "--for must be a whole number and a unit, such as 30m or 2h");
    }
    return from.plus(length);
  }
}
