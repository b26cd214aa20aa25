package dev.earshot.config;

import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How the job runs.
 *
 * @param parallelism how many cores it may use
 * @param checkpointInterval how much of the log is read again after a crash, at most
 * @param checkpointDir a folder, or a URI such as {@code s3://bucket/earshot}
 * @param metricsPort where Prometheus reads; 0 is off
 */
public record JobSettings(
    @Default("2") int parallelism,
    @Default("10s") Duration checkpointInterval,
    @Default("data/checkpoints") String checkpointDir,
    @Default("0") int metricsPort)
    implements Serializable {

  /** At least two letters, or a drive of Windows would be one. */
  private static final Pattern URI_FORM = Pattern.compile("[a-z][a-z0-9+.-]+:/[^\\s]*");

  public JobSettings {
    // The number of key groups is fixed for ever: see pipeline.max-parallelism.
    Require.within("parallelism", parallelism, 1, 720);
    Require.within(
        "checkpoint_interval", checkpointInterval, Duration.ofMillis(100), Duration.ofHours(1));
    checkpointDir = Require.text("checkpoint_dir", checkpointDir);
    if (!URI_FORM.matcher(checkpointDir).matches()) {
      Require.file("checkpoint_dir", checkpointDir);
    }
    Require.within("metrics_port", metricsPort, 0, 65_535);
  }

  /** The checkpoint folder as Flink wants it. */
  public URI checkpointUri() {
    return URI_FORM.matcher(checkpointDir).matches()
        ? URI.create(checkpointDir)
        : Path.of(checkpointDir).toAbsolutePath().toUri();
  }
}
