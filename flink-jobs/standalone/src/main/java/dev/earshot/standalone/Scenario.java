package dev.earshot.standalone;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.earshot.config.Brands;
import dev.earshot.config.ConfigLoader;
import dev.earshot.config.Rules;
import dev.earshot.config.Settings;
import dev.earshot.kafka.Played;
import dev.earshot.kafka.PostFile;
import dev.earshot.kafka.Publisher;
import dev.earshot.kafka.Topics;
import dev.earshot.model.Customer;
import dev.earshot.model.Envelope;
import dev.earshot.model.Json;
import dev.earshot.model.RecordReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A story with a known end: posts, customers, what desks and people do meanwhile, and the numbers
 * that must come out, derived by hand in the scenario's own README. Times are moved so that it ends
 * at a given moment.
 *
 * @param name the scenario's folder
 * @param records what is said and done, in order
 * @param customers who is known, from when
 * @param acts what people tell the job, as records of the control topic
 * @param expected what must be found in the end, by name
 * @param happens when something happens that concerns more than one person or post
 */
record Scenario(
    String name,
    List<Played> records,
    List<Customer> customers,
    List<byte[]> acts,
    SortedMap<String, Long> expected,
    List<Span> happens) {
  private static final String FOLDER = "/dev/earshot/scenarios/";

  /** From one moment to another. */
  record Span(Instant from, Instant to) {
    Span moved(Duration by) {
      return new Span(from.plus(by), to.plus(by));
    }
  }

  /** The scenario of this name, its last record at this moment. */
  static Scenario named(String name, Instant end) throws IOException {
    if (!name.matches("[a-z0-9-]+") || Scenario.class.getResource(FOLDER + name) == null) {
      throw new IOException("there is no scenario '" + name + "' in docker/scenarios");
    }
    ScenarioLines lines = new ScenarioLines(name);
    PostFile written = posts(name, lines);
    List<ScenarioLines.Done> done = lines.done(text(name, "meanwhile.jsonl", false));
    Instant last = written.last();
    for (ScenarioLines.Done one : done) {
      last = one.at().isAfter(last) ? one.at() : last;
    }
    Duration moved = Duration.between(last, end);
    List<Played> records = new ArrayList<>(written.shifted(moved).records());
    List<byte[]> acts = new ArrayList<>();
    for (ScenarioLines.Done one : done) {
      if (one.ofControl()) {
        acts.add(one.moved(moved).value());
      } else {
        records.add(one.moved(moved));
      }
    }
    records.sort(Comparator.comparing(Played::at));
    List<Customer> customers = new ArrayList<>();
    for (String line : text(name, "customers.jsonl", false).lines().toList()) {
      customers.add(moved(customer(name, line), moved));
    }
    Map<String, Long> expected =
        Json.mapper().readValue(text(name, "expected.json", true), new TypeReference<>() {});
    return new Scenario(
        name,
        List.copyOf(records),
        List.copyOf(customers),
        List.copyOf(acts),
        new TreeMap<>(expected),
        happens(name).stream().map(span -> span.moved(moved)).toList());
  }

  /** The settings, with the brands and rules that the scenario brings, unless others are chosen. */
  Settings settings(Settings chosen, boolean ownBrands, boolean ownRules) throws IOException {
    ConfigLoader loader = new ConfigLoader();
    String brands = text(name, "brands.yaml", false);
    String rules = text(name, "rules.yaml", false);
    Brands listened =
        brands.isEmpty() || ownBrands
            ? chosen.brands()
            : loader.brands(name + "/brands.yaml", brands);
    Rules judged =
        rules.isEmpty() || ownRules ? chosen.rules() : loader.rules(name + "/rules.yaml", rules);
    return new Settings(chosen.config(), listened, judged, chosen.playbook(), chosen.source());
  }

  /** When the first post is written. */
  Instant begin() {
    return records.get(0).at();
  }

  /** How much faster than life it plays, to last so long. */
  double speedFor(Duration length) {
    Duration span = Duration.between(begin(), records.get(records.size() - 1).at());
    return Math.max(1, (double) span.toMillis() / length.toMillis());
  }

  /**
   * Tells the listener who is known, before the first post, as the CRM would have; and what people
   * will do, each at its own moment.
   */
  void introduce(Map<String, String> client) {
    try (Publisher publisher = Publisher.open(client)) {
      for (Played told : beside()) {
        publisher.send(told.outgoing());
      }
    }
  }

  /** Who is known and what people will do, as records of the topics beside the posts. */
  List<Played> beside() {
    Instant before = begin().minus(Duration.ofHours(1));
    List<Played> beside = new ArrayList<>();
    for (Customer customer : customers) {
      beside.add(told(before, customer.id(), Json.bytes(customer), Topics.CUSTOMERS));
    }
    for (byte[] act : acts) {
      beside.add(told(before, "scenario", act, Topics.CONTROL));
    }
    return beside;
  }

  private static Played told(Instant at, String key, byte[] value, String topic) {
    return new Played(at, key, value, topic, Envelope.Kind.DATA);
  }

  private static List<Span> happens(String name) throws IOException {
    String spans = text(name, "happens.json", false);
    return spans.isEmpty()
        ? List.of()
        : Json.mapper().readValue(spans, new TypeReference<List<Span>>() {});
  }

  private static PostFile posts(String name, ScenarioLines lines) throws IOException {
    Path file = Files.createTempFile("earshot-", ".jsonl");
    try {
      String choir = lines.expanded(text(name, "chorus.jsonl", false));
      String posts = text(name, "posts.jsonl", false) + "\n" + choir;
      Files.write(file, posts.getBytes(StandardCharsets.UTF_8));
      return PostFile.read(file, null);
    } finally {
      Files.delete(file);
    }
  }

  private static Customer customer(String name, String line) throws IOException {
    try {
      return RecordReader.of(Customer.class).read(line.getBytes(StandardCharsets.UTF_8));
    } catch (RecordReader.Unreadable e) {
      throw new IOException("scenario " + name + ", customers.jsonl: " + e.getMessage(), e);
    }
  }

  private static Customer moved(Customer customer, Duration by) {
    Instant effective = customer.effectiveAt() == null ? null : customer.effectiveAt().plus(by);
    return customer.effective(effective);
  }

  private static String text(String name, String file, boolean needed) throws IOException {
    try (InputStream in = Scenario.class.getResourceAsStream(FOLDER + name + "/" + file)) {
      if (in == null && needed) {
        throw new IOException("scenario " + name + " has no " + file);
      }
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Expected beside found, by name: what is only on one side is there too, as null. */
  Map<String, Long[]> beside(Map<String, Long> found) {
    Map<String, Long[]> table = new LinkedHashMap<>();
    expected.forEach((what, number) -> table.put(what, new Long[] {number, found.get(what)}));
    found.forEach((what, number) -> table.putIfAbsent(what, new Long[] {null, number}));
    return table;
  }
}
