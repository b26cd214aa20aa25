package dev.earshot.listener.job;

import dev.earshot.config.JobSettings;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;

/** How Flink runs the job. What is decided here holds on a laptop and on a cluster. */
public final class JobEnvironment {
  /** Divisible by many parallelisms; it cannot be changed once there is a savepoint. */
  static final int MAX_PARALLELISM = 720;

  private JobEnvironment() {}

  /** Flink's configuration for these settings. */
  public static Configuration configuration(JobSettings job) {
    Configuration flink = new Configuration();
    flink.set(CoreOptions.DEFAULT_PARALLELISM, job.parallelism());
    flink.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    // Kryo is slow and binds savepoints to class names; a type that falls to it is a defect.
    flink.set(PipelineOptions.GENERIC_TYPES, false);
    flink.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    // Records never change, so a step may hand on the very record; a copy costs more than most
    // steps.
    flink.set(PipelineOptions.OBJECT_REUSE, true);
    // An alert that must be out in 200 ms may not wait 100 in a network buffer.
    flink.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(5));
    // CEP reads and rewrites its whole buffer an event: on the heap, or not at all.
    flink.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, job.checkpointInterval());
    flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, job.checkpointUri().toString());
    flink.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    restart(flink);
    if (job.metricsPort() > 0) {
      flink.setString(
          "metrics.reporter.prometheus.factory.class",
          "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
      flink.setString("metrics.reporter.prometheus.port", Integer.toString(job.metricsPort()));
    }
    return flink;
  }

  /** Only loopback, and no jar by web: what a laptop and a test want. */
  public static Configuration local(JobSettings job) {
    Configuration flink = configuration(job);
    flink.addAll(
        Configuration.fromMap(
            Map.of(
                "rest.bind-address", "127.0.0.1",
                "rest.address", "127.0.0.1",
                "rest.bind-port", "0",
                "jobmanager.bind-host", "127.0.0.1",
                "taskmanager.bind-host", "127.0.0.1",
                "web.submit.enable", "false",
                "taskmanager.memory.network.min", "64mb",
                "taskmanager.memory.network.max", "64mb")));
    return flink;
  }

  /**
   * As {@link #local}, for a job that ends: it begins anew rather than going on, so it takes no
   * checkpoints, and what fails fails. With checkpoints its tasks would wait for a last one, and
   * when that one is declined, because a side input is just closing, for the next: an interval.
   */
  public static Configuration bounded(JobSettings job) {
    Configuration flink = local(job);
    flink.removeConfig(CheckpointingOptions.CHECKPOINTING_INTERVAL);
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
    return flink;
  }

  /** Back fast after a hiccup, slowly when it keeps failing, and never given up on. */
  private static void restart(Configuration flink) {
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofSeconds(1));
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofMinutes(1));
  }
}
