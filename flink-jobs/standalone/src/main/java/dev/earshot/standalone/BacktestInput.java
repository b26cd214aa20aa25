package dev.earshot.standalone;

import dev.earshot.config.Settings;
import dev.earshot.kafka.Played;
import dev.earshot.kafka.PostFile;
import dev.earshot.kafka.TopicReader;
import dev.earshot.kafka.Topics;
import dev.earshot.model.Control;
import dev.earshot.model.Envelope;
import dev.earshot.model.Fact;
import dev.earshot.model.RecordReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a backtest runs over: a file of posts, or what a topic of your Kafka holds. */
final class BacktestInput {
  /** Where facts are played, for rules to be replayed over. */
  static final String FACTS = "played-signals";

  private enum From {
    POSTS,
    SIGNALS
  }

  private record Numbered(long number, Played record) {}

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "The posts, JSON Lines; or leave it out and say --from.")
  private Path file;

  @Option(
      names = "--from",
      paramLabel = "posts|signals",
      description = {
        "Read your Kafka's topic instead of a file: posts, as long as they are kept;",
        "or signals, the text-free facts, which outlive the text by far."
      })
  private String topic;

  @Option(
      names = "--map",
      paramLabel = "NAME",
      description = "The mapping of earshot.yaml that turns the file's records into posts.")
  private String map;

  /**
   * What is played.
   *
   * @param records in order
   * @param beside what lies in the topics beside it: customers, control and objections, as they are
   * @param ofFacts whether they are facts, to be judged only
   * @param unreadable how many are no posts, as far as known
   */
  record Loaded(List<Played> records, List<Played> beside, boolean ofFacts, int unreadable) {
    /** The same without new settings of these kinds. */
    Loaded without(Set<Control.Type> overruled) {
      Predicate<Played> stays = record -> settings(record).filter(overruled::contains).isEmpty();
      return new Loaded(
          records.stream().filter(stays).toList(),
          beside.stream().filter(stays).toList(),
          ofFacts,
          unreadable);
    }
  }

  private static Optional<Control.Type> settings(Played record) {
    boolean control =
        record.kind() == Envelope.Kind.CONTROL || Topics.CONTROL.equals(record.topic());
    try {
      return control
          ? Optional.of(RecordReader.of(Control.class).read(record.value()).type())
          : Optional.empty();
    } catch (RecordReader.Unreadable e) {
      // The job itself refuses it, and says why.
      return Optional.empty();
    }
  }

  Loaded load(Settings settings) throws IOException {
    if ((file == null) == (topic == null)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "give either a FILE of posts or --from posts|signals");
    }
    if (file != null) {
      PostFile posts = PostsInput.read(file, map, settings);
      return new Loaded(posts.records(), List.of(), false, posts.unreadable().size());
    }
    return switch (from()) {
      case POSTS -> ofPosts(settings);
      case SIGNALS -> ofSignals(settings);
    };
  }

  private From from() {
    return switch (topic) {
      case "posts" -> From.POSTS;
      case "signals" -> From.SIGNALS;
      default ->
          throw new CommandLine.ParameterException(
              spec.commandLine(), "--from is '" + topic + "', give posts or signals");
    };
  }

  private static Loaded ofPosts(Settings settings) {
    var kafka = settings.config().kafka();
    List<Played> records = read(kafka.client(), kafka.posts().topic(), null);
    records.addAll(read(kafka.client(), kafka.topics().deskEvents(), Topics.DESK_EVENTS));
    List<Played> beside = read(kafka.client(), kafka.topics().customers(), Topics.CUSTOMERS);
    beside.addAll(read(kafka.client(), kafka.topics().control(), Topics.CONTROL));
    beside.addAll(read(kafka.client(), kafka.topics().objections(), Topics.OBJECTIONS));
    return loaded(records, beside, false, kafka.posts().topic());
  }

  private static Loaded ofSignals(Settings settings) {
    return ofSignals(settings, Integer.MAX_VALUE);
  }

  /**
   * The facts, for rules to be replayed over.
   *
   * @param most the newest so many
   */
  static Loaded ofSignals(Settings settings, int most) {
    var kafka = settings.config().kafka();
    List<Played> records = once(newest(kafka.client(), kafka.topics().signals(), most));
    List<Played> beside = read(kafka.client(), kafka.topics().control(), Topics.CONTROL);
    return loaded(records, beside, true, kafka.topics().signals());
  }

  /**
   * A job that went on from its checkpoint wrote the facts since then again, byte for byte. Tallies
   * stay: two tasks may well have counted alike.
   */
  private static List<Played> once(List<Played> facts) {
    Set<ByteBuffer> seen = new HashSet<>();
    List<Played> once = new ArrayList<>();
    for (Played fact : facts) {
      if (Fact.isTally(fact.key()) || seen.add(ByteBuffer.wrap(fact.value()))) {
        once.add(fact);
      }
    }
    return once;
  }

  private static Loaded loaded(
      List<Played> records, List<Played> beside, boolean ofFacts, String topic) {
    if (records.isEmpty()) {
      throw new IllegalArgumentException("topic " + topic + " holds nothing to run over");
    }
    // Stable: what one partition holds stays in its order.
    records.sort(Comparator.comparing(Played::at));
    return new Loaded(records, beside, ofFacts, 0);
  }

  private static List<Played> read(Map<String, String> client, String topic, String into) {
    List<Played> records = new ArrayList<>();
    TopicReader.each(client, topic, record -> played(record, into).ifPresent(records::add));
    return records;
  }

  /** In the order they were read; what is older makes room, so that no more are held. */
  private static List<Played> newest(Map<String, String> client, String topic, int most) {
    PriorityQueue<Numbered> newest =
        new PriorityQueue<>(
            Comparator.comparing((Numbered one) -> one.record().at())
                .thenComparingLong(Numbered::number));
    AtomicLong number = new AtomicLong();
    TopicReader.each(
        client,
        topic,
        record ->
            played(record, FACTS)
                .ifPresent(
                    one -> {
                      newest.add(new Numbered(number.getAndIncrement(), one));
                      if (newest.size() > most) {
                        newest.remove();
                      }
                    }));
    return newest.stream()
        .sorted(Comparator.comparingLong(Numbered::number))
        .map(Numbered::record)
        .toList();
  }

  private static Optional<Played> played(Envelope record, String into) {
    if (record.kind() == Envelope.Kind.TICK) {
      return Optional.empty();
    }
    String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
    Instant at = Instant.ofEpochMilli(record.timestamp());
    return Optional.of(new Played(at, key, record.value(), into, record.kind()));
  }
}
