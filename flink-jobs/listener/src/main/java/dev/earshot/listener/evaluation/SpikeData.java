package dev.earshot.listener.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Series in the form of the Numenta Anomaly Benchmark: {@code combined_windows.json} says when
 * something happened, {@code realTweets/*.csv} (or {@code *.csv} beside it) how much was said.
 */
public final class SpikeData {
  private static final String WINDOWS = "combined_windows.json";
  private static final String FOLDER = "realTweets";
  private static final String HEADER = "timestamp,value";

  private SpikeData() {}

  /**
   * Every series of a directory, by name.
   *
   * @throws IOException naming the file that cannot be read, and what it should be like
   */
  public static List<CountSeries> read(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new NotDirectoryException(
          directory + ": no such directory; name the one that holds " + WINDOWS);
    }
    JsonNode windows = windows(directory.resolve(WINDOWS));
    Path folder = directory.resolve(FOLDER);
    List<Path> files = tables(Files.isDirectory(folder) ? folder : directory);
    if (files.isEmpty()) {
      throw new IOException(
          "%s holds no *.csv, nor does %s in it; put the series there"
              .formatted(directory, FOLDER));
    }
    List<CountSeries> series = new ArrayList<>();
    for (Path file : files) {
      series.add(series(file, windows));
    }
    return series;
  }

  private static JsonNode windows(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException(
          file + ": no such file; it says by series when something happened, [[from, to], ...]");
    }
    try {
      return Json.mapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new IOException(
          file + ": not JSON; expected {\"realTweets/name.csv\": [[from, to], ...]}", e);
    }
  }

  private static List<Path> tables(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
  }

  private static CountSeries series(Path file, JsonNode allWindows) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.size() < 3 || !lines.get(0).strip().equals(HEADER)) {
      throw new IOException(
          "%s line 1: expected the header %s and at least two rows".formatted(file, HEADER));
    }
    String name = file.getFileName().toString();
    JsonNode spans = allWindows.path(FOLDER + "/" + name);
    if (spans.isMissingNode()) {
      spans = allWindows.path(name);
    }
    if (!spans.isArray()) {
      throw new IOException(
          "%s: no windows; add \"%s/%s\": [] to %s if nothing happened in it"
              .formatted(file, FOLDER, name, WINDOWS));
    }
    long[] starts = new long[lines.size() - 1];
    long[] counts = new long[starts.length];
    long bucket = Long.MAX_VALUE;
    for (int i = 0; i < starts.length; i++) {
      try {
        String[] cells = lines.get(i + 1).split(",", -1);
        starts[i] = millis(cells[0]);
        counts[i] = count(cells[1]);
      } catch (DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw new IOException(
            "%s line %d: expected 2015-02-26 21:42:53,104, found %s"
                .formatted(file, i + 2, lines.get(i + 1)),
            e);
      }
      if (i > 0 && starts[i] <= starts[i - 1]) {
        throw new IOException("%s line %d: not later than the row before".formatted(file, i + 2));
      }
      bucket = i == 0 ? bucket : Math.min(bucket, starts[i] - starts[i - 1]);
    }
    if (bucket > Duration.ofHours(1).toMillis()) {
      throw new IOException(file + ": its rows lie more than an hour apart; count by the hour");
    }
    CountSeries open =
        new CountSeries(
            name.substring(0, name.length() - ".csv".length()),
            Duration.ofMillis(bucket),
            starts,
            counts,
            new int[0][]);
    return new CountSeries(open.name(), open.bucket(), starts, counts, windows(file, spans, open));
  }

  private static long count(String text) {
    double count = Double.parseDouble(text);
    if (!(count >= 0 && count < Long.MAX_VALUE)) {
      throw new NumberFormatException(text);
    }
    return Math.round(count);
  }

  private static int[][] windows(Path file, JsonNode spans, CountSeries series) throws IOException {
    int[][] windows = new int[spans.size()][];
    for (int i = 0; i < windows.length; i++) {
      try {
        int from = series.at(millis(spans.path(i).path(0).asText()));
        int to = series.at(millis(spans.path(i).path(1).asText()) + 1) - 1;
        windows[i] = new int[] {from, to};
      } catch (DateTimeException e) {
        throw new IOException(
            "%s, window %d in %s: expected [\"2015-03-03 04:37:53\", \"2015-03-04 13:37:53\"]"
                .formatted(file, i + 1, WINDOWS),
            e);
      }
    }
    return windows;
  }

  private static long millis(String time) {
    return LocalDateTime.parse(time.strip().replace(' ', 'T'))
        .toInstant(ZoneOffset.UTC)
        .toEpochMilli();
  }
}
