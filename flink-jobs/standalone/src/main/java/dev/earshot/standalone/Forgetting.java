package dev.earshot.standalone;

import dev.earshot.config.Durations;
import dev.earshot.config.EarshotConfig;
import dev.earshot.config.KafkaSettings;
import dev.earshot.kafka.Outgoing;
import dev.earshot.kafka.Publisher;
import dev.earshot.model.AuthorGone;
import dev.earshot.model.Envelope.Kind;
import dev.earshot.model.Json;
import dev.earshot.redis.Keys;
import dev.earshot.redis.PersonReader;
import dev.earshot.redis.RedisSettings;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Tells the job to forget somebody, and looks whether it has. */
final class Forgetting {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final int TELL_EVERY = 10;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      defaultValue = "3m",
      description = {
        "How long to wait until Redis shows nothing of them (${DEFAULT-VALUE}; 0s: not at all). It"
            + " takes a minute by itself: desks that follow the queue shall see that the priority"
            + " is over."
      })
  private String wait;

  @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who does it.")
  private String by;

  @Option(names = "--json", description = "The receipt as a JSON object.")
  private boolean json;

  String by() {
    return by;
  }

  /**
   * Has the job forget somebody, waits until it has, and prints the receipt.
   *
   * @param what it is called there
   * @return the exit code
   */
  int run(String what, Person person, EarshotConfig config, CommandLine command)
      throws InterruptedException {
    KafkaSettings kafka = config.kafka();
    List<String> pseudonyms = person.pseudonyms(config);
    Instant now = Instant.now();
    send(person, kafka, command.getErr());
    Integer shown = await(person, config, command.getErr());
    boolean ofCustomer = person.customer() != null;
    tell(
        new Receipt(
            what,
            now,
            by,
            pseudonyms,
            shown,
            Receipt.copies(kafka, ofCustomer, now),
            Receipt.OUTSIDE),
        command);
    if (shown != null && shown > 0) {
      command
          .getErr()
          .println(
              "earshot: Redis still shows something of them; is the job running (earshot run)? Then"
                  + " ask again: asking twice does no harm");
      command.getErr().flush();
      return Earshot.FAILED;
    }
    return 0;
  }

  void tell(Receipt receipt, CommandLine command) {
    if (json) {
      command.getOut().println(Json.write(receipt));
      command.getOut().flush();
    } else {
      receipt.print(command.getOut());
    }
  }

  /**
   * Takes back what the CRM said of them, and ends the story of each account: each in the log that
   * holds what was said, so that it is forgotten in its order.
   */
  private void send(Person person, KafkaSettings kafka, PrintWriter err) {
    if (person.warning() != null) {
      err.println("earshot: " + person.warning());
    }
    try (Publisher publisher = Publisher.open(kafka.client())) {
      if (person.customer() != null) {
        publisher.send(Outgoing.data(kafka.topics().customers(), person.customer(), null));
      }
      for (AuthorGone gone : person.gone()) {
        publisher.send(
            new Outgoing(
                kafka.posts().topic(), null, gone.authorKey(), Json.bytes(gone), null, Kind.GONE));
      }
      publisher.flush();
    }
  }

  /** How many entries Redis still shows under their names; null when nobody waits. */
  private Integer await(Person person, EarshotConfig config, PrintWriter err)
      throws InterruptedException {
    Duration patience = Durations.parse(wait);
    if (patience == null) {
      throw new IllegalArgumentException(
          "--wait must be a whole number and a unit, such as 3m or 0s");
    }
    if (patience.isZero()) {
      return null;
    }
    long deadline = System.nanoTime() + patience.toNanos();
    try (PersonReader redis =
        new PersonReader(RedisSettings.of(config), new Keys(config.tenant()))) {
      for (int looks = 0; ; looks++) {
        PersonReader.Shown shown = redis.of(person.subjects());
        if (shown.size() == 0 || System.nanoTime() > deadline) {
          return shown.size();
        }
        if (looks % TELL_EVERY == 0) {
          err.println("earshot: Redis still shows " + shown.words());
          err.flush();
        }
        Thread.sleep(LOOK_EVERY.toMillis());
      }
    }
  }
}
