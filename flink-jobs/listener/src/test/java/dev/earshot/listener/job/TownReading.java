package dev.earshot.listener.job;

import dev.earshot.config.JobSettings;
import dev.earshot.config.Settings;
import dev.earshot.flink.CaughtUpWatermarks;
import dev.earshot.flink.TickWatermarks;
import dev.earshot.listener.time.LastMoment;
import dev.earshot.model.Entry;
import dev.earshot.model.Envelope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * One way to read the town's logs.
 *
 * @param cores the job's parallelism
 * @param speed how fast
 * @param seed decides which partition of a backlog is read next
 * @param inARow how many records of a partition are read in a row, at most
 * @param crash whether the job falls once on the way
 */
record TownReading(int cores, Speed speed, long seed, int inARow, boolean crash) {

  /** How fast. */
  enum Speed {
    /** As fast as it can be, side streams first. */
    BACKLOG,
    /** As it was written. */
    LIVE,
    /** As fast as it can be, and no watermark comes before all was read. */
    LEAP
  }

  /** All that the pipeline says of the town, in the order it comes. */
  List<Entry> entries(Settings settings, Path checkpoints) throws Exception {
    String name = UUID.randomUUID().toString();
    boolean live = speed == Speed.LIVE;
    Pace pace = live ? new Pace(name, cores + 3, Town.moments()) : null;
    LogSource.Crash fall = crash ? new LogSource.Crash(name) : null;
    var env = StreamExecutionEnvironment.createLocalEnvironment(cores, configuration(checkpoints));
    LastMoment.set(env, Town.END);
    WatermarkStrategy<Envelope> ticks =
        speed == Speed.LEAP
            ? WatermarkStrategy.noWatermarks()
            : WatermarkStrategy.forGenerator(context -> new TickWatermarks());
    // A backlog is what lay there before the job began: it begins at the end.
    long began = live ? 0 : Town.END.toEpochMilli();
    WatermarkStrategy<Envelope> caughtUp =
        WatermarkStrategy.forGenerator(context -> new CaughtUpWatermarks(began));
    Inputs inputs =
        new Inputs(
            read(
                env,
                new LogSource("posts", Town::posts, Town.PARTITIONS, seed, inARow, fall, pace),
                ticks,
                Step.READ_POSTS,
                cores),
            read(
                env,
                side("customers", TownHall::customers, pace),
                caughtUp,
                Step.READ_CUSTOMERS,
                1),
            read(
                env,
                side("desk-events", TownHall::deskEvents, pace),
                ticks,
                Step.READ_DESK_EVENTS,
                1),
            read(env, side("control", TownHall::control, pace), caughtUp, Step.READ_CONTROL, 1));
    try (Gather gather = new Gather()) {
      Pipeline.of(inputs, settings).entries().sinkTo(gather).uid("gather").name("gather");
      env.execute();
      if (crash && !fall.happened()) {
        throw new IllegalStateException("the job was to fall, and did not");
      }
      return List.copyOf(gather.entries());
    }
  }

  private Configuration configuration(Path checkpoints) {
    var job = new JobSettings(cores, Duration.ofSeconds(1), checkpoints.toUri().toString(), 0);
    if (!crash && speed != Speed.LIVE) {
      return JobEnvironment.bounded(job);
    }
    Configuration flink = JobEnvironment.local(job);
    // A fault that comes back must fail the test, not hang it.
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    flink.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 2);
    if (speed == Speed.LIVE) {
      // Its clock moves with checkpoints.
      flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(10));
    }
    return flink;
  }

  private LogSource side(String topic, LogSource.Log log, Pace pace) {
    return new LogSource(topic, log, 1, seed, inARow, null, pace);
  }

  private static DataStream<Envelope> read(
      StreamExecutionEnvironment env,
      LogSource source,
      WatermarkStrategy<Envelope> clock,
      Step step,
      int readers) {
    return env.fromSource(source, clock, step.uid()).uid(step.uid()).setParallelism(readers);
  }
}
