package dev.earshot.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earshot.config.Settings;
import dev.earshot.config.TopicNames;
import dev.earshot.kafka.Outgoing;
import dev.earshot.kafka.Publisher;
import dev.earshot.kafka.Ticker;
import dev.earshot.kafka.Topic;
import dev.earshot.kafka.TopicAdmin;
import dev.earshot.kafka.Topics;
import dev.earshot.listener.job.JobEnvironment;
import dev.earshot.listener.job.MentionListenerJob;
import dev.earshot.model.Alert;
import dev.earshot.model.Customer;
import dev.earshot.model.Envelope.Kind;
import dev.earshot.model.Json;
import dev.earshot.redis.Keys;
import dev.earshot.redis.PriorityReader;
import dev.earshot.redis.RedisSettings;
import dev.earshot.redis.RedisUnavailableException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One test's own Earshot: topics, tenant and checkpoints nobody else has, on the real parts. */
final class Stage implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofMinutes(1);

  /** So long nothing more may come before we believe that nothing more comes. */
  private static final Duration HOLD = Duration.ofSeconds(1);

  private static final int ALL = 10_000;

  private final String name;
  private final Settings settings;
  private final PriorityReader redis;
  private final Publisher publisher;
  private final Path savepoints = RealParts.folder("savepoints");
  private Ticker ticker;
  private JobClient job;

  private Stage(RealParts parts, String name, Topic posts) {
    this.name = name;
    this.settings = StageSettings.of(parts, name, posts.partitions());
    StageSettings.createTopics(settings, posts);
    redis =
        new PriorityReader(
            RedisSettings.local(parts.redis().port(), parts.redis().password()), new Keys(name));
    publisher = Publisher.open(client());
  }

  /** Posts are stamped by the broker, as in life. */
  static Stage live(RealParts parts, String name, int partitions) {
    Topic posts = Topics.named(Topics.POSTS, partitions);
    return new Stage(parts, name, StageSettings.like(posts, name + "-posts"));
  }

  /** Posts carry the stamps that the test gives them. */
  static Stage played(RealParts parts, String name, int partitions) {
    Topic posts = Topics.named(Topics.POSTS, partitions);
    return new Stage(parts, name, posts.asPlayed(name + "-posts"));
  }

  /** Time moves in every topic that is read, until told to stop. */
  void tick() {
    tick(Ticked.topics(settings.config().kafka()));
  }

  /** Every topic that is read besides the posts. */
  List<String> besidePosts() {
    return Ticked.besidePlayed(settings.config().kafka());
  }

  /** Time moves in these topics only, until told to stop. */
  void tick(List<String> topics) {
    stopTicking();
    ticker = Ticker.start(settings.config().kafka().client(), topics, Ticker.EVERY);
  }

  void stopTicking() {
    if (ticker != null) {
      ticker.close();
      ticker = null;
    }
  }

  void listen() throws Exception {
    listenFrom(null);
  }

  void listenFrom(String savepoint) throws Exception {
    Configuration flink = JobEnvironment.local(settings.config().job());
    // A fault that comes back must fail the test, not hang it.
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    flink.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
    flink.setString("metrics.reporter.memory.factory.class", Metered.class.getName());
    if (savepoint != null) {
      flink.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    }
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(flink);
    MentionListenerJob.assemble(env, settings);
    job = env.executeAsync(MentionListenerJob.nameOf(settings));
  }

  /** Stops the job and returns where all it knew is kept. */
  String stop() throws Exception {
    String savepoint =
        job.stopWithSavepoint(false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
            .get();
    ended();
    return savepoint;
  }

  /** Ends the job without asking it; what its last checkpoint knew is all that stays. */
  String abort() throws Exception {
    job.cancel().get();
    ended();
    return Checkpoints.newest(settings.config().job().checkpointUri()).orElseThrow().toString();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // however it ended, it has
  private void ended() {
    await().atMost(PATIENCE).until(() -> job.getJobExecutionResult().isDone());
    job = null;
  }

  Settings settings() {
    return settings;
  }

  JobClient job() {
    return job;
  }

  /** Publishes posts, each to its author's partition; returns when Kafka has them. */
  void say(Said... posts) {
    for (Said said : posts) {
      publish(said.post().authorKey(), said.json());
    }
    publisher.flush();
  }

  /** Hands a record to Kafka as it is. */
  void publish(String key, byte[] value) {
    publisher.send(Outgoing.data(posts(), key, value));
  }

  void flush() {
    publisher.flush();
  }

  /** Puts a post where and when the test wants it; for played stages. */
  void put(int partition, Instant stamp, Said said) {
    publisher.send(
        new Outgoing(posts(), partition, said.post().authorKey(), said.json(), stamp, Kind.DATA));
  }

  /** Moves time in one partition; for played stages. */
  void tickAt(int partition, Instant stamp) {
    publisher.send(Outgoing.tick(posts(), partition, stamp));
    publisher.flush();
  }

  /** The CRM has told about these customers an hour ago. */
  void know(Customer... customers) {
    for (Customer customer : customers) {
      introduce(customer.id(), Json.bytes(customer));
    }
    publisher.flush();
  }

  void introduce(String key, byte[] customer) {
    publisher.send(
        new Outgoing(
            settings.config().kafka().topics().customers(),
            null,
            key,
            customer,
            Instant.now().minus(Duration.ofHours(1)),
            Kind.DATA));
  }

  /** Waits until a checkpoint holds the effect of all that is in the posts topic now. */
  void awaitCheckpoint() {
    try (TopicAdmin admin = TopicAdmin.open(client())) {
      Map<Integer, Long> ends = admin.endOffsets(posts());
      await().atMost(PATIENCE).until(() -> admin.lag(name, posts(), ends) == 0);
    }
  }

  /** Waits for so many open alerts in Redis, and that there are no more. */
  List<Alert> awaitAlerts(int count) {
    await()
        .atMost(PATIENCE)
        .ignoreException(RedisUnavailableException.class)
        .until(() -> alerts().size() >= count);
    await().during(HOLD).atMost(PATIENCE).untilAsserted(() -> assertThat(alerts()).hasSize(count));
    return alerts();
  }

  /** The open alerts in Redis. */
  List<Alert> alerts() {
    return redis.openAlerts(ALL);
  }

  long metric(String metric) {
    return Metered.sum(MentionListenerJob.nameOf(settings), metric);
  }

  /** Waits until the job has counted so many of something. */
  void awaitMetric(String metric, long count) {
    await()
        .atMost(PATIENCE)
        .ignoreException(AssertionError.class)
        .until(() -> metric(metric) >= count);
  }

  PriorityReader redis() {
    return redis;
  }

  Map<String, String> client() {
    return settings.config().kafka().client();
  }

  String posts() {
    return settings.config().kafka().posts().topic();
  }

  TopicNames topics() {
    return settings.config().kafka().topics();
  }

  @Override
  public void close() throws Exception {
    stopTicking();
    if (job != null) {
      job.cancel().get();
      ended();
    }
    publisher.close();
    redis.close();
  }
}
