package dev.earshot.listener.job;

import dev.earshot.config.JobSettings;
import dev.earshot.config.Settings;
import dev.earshot.flink.CaughtUpWatermarks;
import dev.earshot.flink.TickWatermarks;
import dev.earshot.listener.time.LastMoment;
import dev.earshot.model.Author;
import dev.earshot.model.Control;
import dev.earshot.model.Customer;
import dev.earshot.model.DeskEvent;
import dev.earshot.model.Entry;
import dev.earshot.model.Envelope;
import dev.earshot.model.Json;
import dev.earshot.model.Post;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A corner of a town: a handful of records of each topic, and all that the pipeline says of them.
 */
final class Corner {
  private static final byte[] NOTHING = new byte[0];

  /** Logs by their name: a source is copied to its task, its log stays here. */
  private static final Map<String, List<Envelope>> LOGS = new ConcurrentHashMap<>();

  private final Instant start;
  private final Instant end;
  private final Map<String, List<Line>> topics = new ConcurrentHashMap<>();

  private record Line(Instant at, Envelope.Kind kind, String key, byte[] value) {}

  Corner(Instant start, Instant end) {
    this.start = start;
    this.end = end;
  }

  /** Somebody of so many followers says something. */
  Corner says(Instant at, String network, String account, long followers, String id, String text) {
    Author author =
        new Author(
            account, account, null, followers, null, null, null, null, null, null, null, null);
    Post post =
        new Post(
            id, null, 0, null, network, "pub", author, text, "en", at, null, null, null, null, null,
            null, 1);
    return line("posts", at, account, Json.bytes(post));
  }

  /** The CRM's word. */
  Corner customer(Instant at, Customer customer) {
    return line("customers", at, customer.id(), Json.bytes(customer));
  }

  /** The CRM knows them no more. */
  Corner noCustomer(Instant at, String id) {
    return line("customers", at, id, null);
  }

  Corner desk(DeskEvent event) {
    return line("desk-events", event.at(), event.customerRef(), Json.bytes(event));
  }

  Corner control(Instant at, Control control) {
    return line("control", at, control.subject(), Json.bytes(control));
  }

  private Corner line(String topic, Instant at, String key, byte[] value) {
    topics
        .computeIfAbsent(topic, name -> new ArrayList<>())
        .add(new Line(at, Envelope.Kind.DATA, key, value));
    return this;
  }

  /** All that the pipeline says, in the order it comes. */
  List<Entry> entries(Settings settings, Path checkpoints, int cores) throws Exception {
    var job = new JobSettings(cores, Duration.ofSeconds(1), checkpoints.toUri().toString(), 0);
    var env = StreamExecutionEnvironment.createLocalEnvironment(cores, JobEnvironment.bounded(job));
    LastMoment.set(env, end);
    WatermarkStrategy<Envelope> ticks =
        WatermarkStrategy.forGenerator(context -> new TickWatermarks());
    long began = end.toEpochMilli();
    WatermarkStrategy<Envelope> caughtUp =
        WatermarkStrategy.forGenerator(context -> new CaughtUpWatermarks(began));
    Inputs inputs =
        new Inputs(
            read(env, "posts", ticks, Step.READ_POSTS),
            read(env, "customers", caughtUp, Step.READ_CUSTOMERS),
            read(env, "desk-events", ticks, Step.READ_DESK_EVENTS),
            read(env, "control", caughtUp, Step.READ_CONTROL));
    try (Gather gather = new Gather()) {
      Pipeline.of(inputs, settings).entries().sinkTo(gather).uid("gather").name("gather");
      env.execute();
      return List.copyOf(gather.entries());
    }
  }

  private DataStream<Envelope> read(
      StreamExecutionEnvironment env, String topic, WatermarkStrategy<Envelope> clock, Step step) {
    String log = topic + " " + UUID.randomUUID();
    LOGS.put(log, log(topic));
    LogSource source = new LogSource(topic, partition -> LOGS.get(log), 1, 1, 1, null, null);
    return env.fromSource(source, clock, step.uid()).uid(step.uid()).setParallelism(1);
  }

  private List<Envelope> log(String topic) {
    List<Line> lines = new ArrayList<>(topics.getOrDefault(topic, List.of()));
    for (Instant tick = start; !tick.isAfter(end); tick = tick.plusSeconds(60)) {
      lines.add(new Line(tick, Envelope.Kind.TICK, null, NOTHING));
    }
    lines.sort(Comparator.comparing(Line::at));
    List<Envelope> records = new ArrayList<>();
    for (Line line : lines) {
      byte[] key = line.key() == null ? null : line.key().getBytes(StandardCharsets.UTF_8);
      records.add(
          new Envelope(
              line.kind(), topic, 0, records.size(), line.at().toEpochMilli(), key, line.value()));
    }
    return records;
  }
}
