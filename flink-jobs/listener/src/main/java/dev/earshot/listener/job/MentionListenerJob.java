package dev.earshot.listener.job;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.KafkaSettings;
import dev.earshot.config.Settings;
import dev.earshot.config.TopicNames;
import dev.earshot.flink.KafkaInput;
import dev.earshot.kafka.TopicAdmin;
import dev.earshot.listener.operators.ReadFacts;
import dev.earshot.listener.time.LastMoment;
import dev.earshot.model.Envelope;
import dev.earshot.model.Fact;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listener: from posts on Kafka to alerts and priorities in Redis. This class only wires; the
 * story is {@link Pipeline}.
 *
 * <p>On a cluster: {@code flink run earshot-listener-job.jar --config /path/to/earshot.yaml}.
 */
public final class MentionListenerJob {
  private static final Logger LOG = LoggerFactory.getLogger(MentionListenerJob.class);

  private MentionListenerJob() {}

  public static void main(String[] args) throws Exception {
    if (args.length != 2 || !args[0].equals("--config")) {
      throw new IllegalArgumentException("usage: --config FILE, such as config/earshot.yaml");
    }
    Settings settings = load(Path.of(args[1]));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(
            JobEnvironment.configuration(settings.config().job()));
    assemble(env, settings);
    env.execute(nameOf(settings));
  }

  private static Settings load(Path file) {
    Settings settings = new ConfigLoader().load(file);
    settings.warnings().forEach(LOG::warn);
    return settings;
  }

  /** What the job is called on Flink's page. */
  public static String nameOf(Settings settings) {
    return "earshot-" + settings.config().tenant();
  }

  /** The whole job, on Kafka and Redis, without an end. */
  public static void assemble(StreamExecutionEnvironment env, Settings settings) {
    assemble(env, settings, readers(env, settings));
  }

  static void assemble(StreamExecutionEnvironment env, Settings settings, int readers) {
    Pipeline pipeline = Pipeline.of(inputs(env, settings, readers, false), settings).alive();
    Sinks.toKafka(pipeline, settings);
    Sinks.toRedis(pipeline, settings);
  }

  /**
   * The same operators on what the topics hold now; results go to Kafka only, and it ends.
   *
   * @param seed mixes the arrival of what partitions leave open; null leaves it as it comes
   * @param end when the last of the posts was heard: nothing is told of what comes after
   */
  public static void assembleBacktest(
      StreamExecutionEnvironment env, Settings settings, Long seed, Instant end) {
    LastMoment.set(env, end);
    Inputs inputs = inputs(env, settings, readers(env, settings), true);
    Inputs arriving = seed == null ? inputs : inputs.shuffled(seed);
    Sinks.toKafka(Pipeline.of(arriving, settings), settings);
  }

  /**
   * The second half alone, on the facts a topic holds now: alerts go to Kafka, their subjects under
   * pseudonyms, and it ends.
   *
   * @param facts the topic of facts, ticked, in their own time
   * @param end when the last of them became known: nothing is told of what comes after
   */
  public static void assembleReplay(
      StreamExecutionEnvironment env, Settings settings, String facts, Instant end) {
    LastMoment.set(env, end);
    KafkaSettings kafka = settings.config().kafka();
    KafkaInput input = new KafkaInput(kafka.client(), kafka.group(), true);
    DataStream<Fact> read =
        Pipeline.named(
            input.ticked(env, facts, Step.READ_POSTS.uid(), 1).process(new ReadFacts()),
            Step.HEAR_MENTIONS);
    DataStream<Envelope> told = told(env, input, kafka.topics());
    Judged judged = Judged.of(read, Judged.control(told, settings), settings);
    Sinks.alertsToKafka(judged, settings);
  }

  /** A reader without a partition would hold all time back: no more readers than partitions. */
  private static int readers(StreamExecutionEnvironment env, Settings settings) {
    KafkaSettings kafka = settings.config().kafka();
    try (TopicAdmin admin = TopicAdmin.open(kafka.client())) {
      return Math.min(env.getParallelism(), admin.partitions(kafka.posts().topic()));
    }
  }

  /** What people tell the job; who objects to being profiled, for longer than all else. */
  private static DataStream<Envelope> told(
      StreamExecutionEnvironment env, KafkaInput input, TopicNames topics) {
    return input.side(env, Step.READ_CONTROL.uid(), topics.control(), topics.objections());
  }

  private static Inputs inputs(
      StreamExecutionEnvironment env, Settings settings, int readers, boolean bounded) {
    KafkaSettings kafka = settings.config().kafka();
    KafkaInput input = new KafkaInput(kafka.client(), kafka.group(), bounded);
    return new Inputs(
        input.ticked(env, kafka.posts().topic(), Step.READ_POSTS.uid(), readers),
        input.side(env, Step.READ_CUSTOMERS.uid(), kafka.topics().customers()),
        input.ticked(env, kafka.topics().deskEvents(), Step.READ_DESK_EVENTS.uid(), 1),
        told(env, input, kafka.topics()));
  }
}
