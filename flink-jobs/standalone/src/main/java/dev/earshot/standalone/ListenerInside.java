package dev.earshot.standalone;

import dev.earshot.config.Settings;
import dev.earshot.kafka.TopicAdmin;
import dev.earshot.listener.job.JobEnvironment;
import dev.earshot.listener.job.MentionListenerJob;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The listener, running inside this process. */
final class ListenerInside implements AutoCloseable {
  private final JobClient job;
  private final Settings settings;

  private ListenerInside(JobClient job, Settings settings) {
    this.job = job;
    this.settings = settings;
  }

  static ListenerInside start(Settings settings) throws Exception {
    return start(settings, null);
  }

  /**
   * Starts where another left off.
   *
   * @param checkpoint to go on from, and to take over; null begins anew
   */
  static ListenerInside start(Settings settings, URI checkpoint) throws Exception {
    Configuration flink = JobEnvironment.local(settings.config().job());
    if (checkpoint != null) {
      flink.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.toString());
      flink.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
      // A window taken out of rules.yaml takes its half-finished streaks with it.
      flink.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
    }
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(flink);
    MentionListenerJob.assemble(env, settings);
    return new ListenerInside(env.executeAsync(MentionListenerJob.nameOf(settings)), settings);
  }

  /** Waits until the job ends, which it does only by failing or by being told. */
  void awaitEnd() throws InterruptedException, ExecutionException {
    job.getJobExecutionResult().get();
  }

  /**
   * Waits until everything that is in the posts topic now has had its effect: offsets are committed
   * by checkpoints, and a checkpoint completes when the sinks have written all before it.
   *
   * @param meanwhile done between two looks, to keep the reader awake
   * @throws TimeoutException when it takes longer
   */
  void awaitCaughtUp(Runnable meanwhile, Duration patience) throws Exception {
    Instant deadline = Instant.now().plus(patience);
    String topic = settings.config().kafka().posts().topic();
    try (TopicAdmin admin = TopicAdmin.open(settings.config().kafka().client())) {
      Map<Integer, Long> ends = admin.endOffsets(topic);
      while (admin.lag(settings.config().kafka().group(), topic, ends) > 0) {
        meanwhile.run();
        if (Instant.now().isAfter(deadline)) {
          throw new TimeoutException(
              "the listener has not read all of topic " + topic + " within " + patience);
        }
        if (job.getJobExecutionResult().isDone()) {
          awaitEnd();
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  @Override
  public void close() {
    try {
      job.cancel().get(10, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // It has ended already, or ends with the process.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
