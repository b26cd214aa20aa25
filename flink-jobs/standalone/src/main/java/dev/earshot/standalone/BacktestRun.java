package dev.earshot.standalone;

import dev.earshot.config.Settings;
import dev.earshot.kafka.Played;
import dev.earshot.kafka.Player;
import dev.earshot.kafka.Publisher;
import dev.earshot.kafka.TopicReader;
import dev.earshot.kafka.Topics;
import dev.earshot.listener.job.JobEnvironment;
import dev.earshot.listener.job.MentionListenerJob;
import dev.earshot.model.Alert;
import dev.earshot.model.Envelope;
import dev.earshot.model.Evidence;
import dev.earshot.model.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The alerts that some settings raise over some input: the listener's own job, bounded, on an
 * embedded Kafka of its own.
 *
 * @param alerts as they stand after the last record, the oldest first
 * @param evidence the posts that speak for them, by pseudonym; none where facts were judged
 */
record BacktestRun(List<Alert> alerts, Map<String, Evidence> evidence) {
  private static final Comparator<Alert> OLDEST_FIRST =
      Comparator.comparing(Alert::firstAt).thenComparing(Alert::id);

  /**
   * Runs it.
   *
   * @param seed mixes the arrival of what partitions leave open; null leaves it as it comes
   */
  static BacktestRun of(
      Settings chosen,
      BacktestInput.Loaded input,
      int parallelism,
      Long seed,
      Player.Progress progress)
      throws Exception {
    return of(chosen, input, parallelism, seed, progress, BacktestRun::newest);
  }

  /** What is asked of the topics when a run has ended. */
  interface Question<T> {
    T of(Playground playground) throws IOException;
  }

  /** The same, whatever is asked of it. */
  static <T> T of(
      Settings chosen,
      BacktestInput.Loaded input,
      int parallelism,
      Long seed,
      Player.Progress progress,
      Question<T> question)
      throws Exception {
    try (Playground playground = Playground.withKafka()) {
      Settings settings =
          playground.settled(
              chosen,
              chosen.config().tenant(),
              parallelism,
              chosen.config().job().checkpointInterval());
      copy(input.beside(), playground);
      String into = input.ofFacts() ? BacktestInput.FACTS : Playground.PLAYED;
      try (Player player = Player.open(playground.client(), into, Topics.DESK_EVENTS)) {
        player.play(input.records(), 0, progress);
      }
      StreamExecutionEnvironment env =
          StreamExecutionEnvironment.createLocalEnvironment(
              JobEnvironment.bounded(settings.config().job()));
      Instant end = input.records().get(input.records().size() - 1).at();
      if (input.ofFacts()) {
        MentionListenerJob.assembleReplay(env, settings, BacktestInput.FACTS, end);
      } else {
        MentionListenerJob.assembleBacktest(env, settings, seed, end);
      }
      run(env);
      return question.of(playground);
    }
  }

  /** Whoever asked may lose patience: then the job ends, too. */
  private static void run(StreamExecutionEnvironment env) throws Exception {
    JobClient job = env.executeAsync("earshot-backtest");
    try {
      job.getJobExecutionResult().get();
    } catch (InterruptedException e) {
      job.cancel().get(10, TimeUnit.SECONDS);
      throw e;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private static void copy(List<Played> beside, Playground playground) {
    try (Publisher publisher = Publisher.open(playground.client())) {
      for (Played record : beside) {
        publisher.send(record.outgoing());
      }
    }
  }

  private static BacktestRun newest(Playground playground) throws IOException {
    Map<String, Alert> alerts = new HashMap<>();
    for (Envelope record : TopicReader.all(playground.client(), Topics.ALERTS)) {
      if (new String(record.key(), StandardCharsets.UTF_8).startsWith("alert:")) {
        Alert alert = Json.mapper().readValue(record.value(), Alert.class);
        alerts.merge(
            alert.id(),
            alert,
            (one, other) -> one.version().compareTo(other.version()) > 0 ? one : other);
      }
    }
    Map<String, Evidence> evidence = new HashMap<>();
    for (Envelope record : TopicReader.all(playground.client(), Topics.EVIDENCE)) {
      Evidence said = Json.mapper().readValue(record.value(), Evidence.class);
      evidence.put(said.post(), said);
    }
    return new BacktestRun(alerts.values().stream().sorted(OLDEST_FIRST).toList(), evidence);
  }
}
