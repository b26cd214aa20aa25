package dev.earshot.standalone;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.earshot.kafka.Outgoing;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A story with a known end: posts, customers, and the numbers that must come out, derived by hand
 * in the scenario's own README. Times are moved so that it ends at a given moment.
 *
 * @param name the scenario's folder
 * @param posts what is said
 * @param customers who is known, from when
 * @param expected what must be found in the end, by name
 */
record Scenario(
    String name, PostFile posts, List<Customer> customers, SortedMap<String, Long> expected) {
  private static final String FOLDER = "/dev/earshot/scenarios/";

  /** The scenario of this name, its last post written at this moment. */
  static Scenario named(String name, Instant end) throws IOException {
    if (!name.matches("[a-z0-9-]+") || Scenario.class.getResource(FOLDER + name) == null) {
      throw new IOException("there is no scenario '" + name + "' in docker/scenarios");
    }
    PostFile written = posts(name);
    Duration moved = Duration.between(written.last(), end);
    List<Customer> customers = new ArrayList<>();
    for (String line : text(name, "customers.jsonl").lines().toList()) {
      customers.add(moved(customer(name, line), moved));
    }
    Map<String, Long> expected =
        Json.mapper().readValue(text(name, "expected.json"), new TypeReference<>() {});
    return new Scenario(
        name, written.shifted(moved), List.copyOf(customers), new TreeMap<>(expected));
  }

  /** When the first post is written. */
  Instant begin() {
    return posts.records().get(0).at();
  }

  /** How much faster than life it plays, to last so long. */
  double speedFor(Duration length) {
    Duration span = Duration.between(begin(), posts.last());
    return Math.max(1, (double) span.toMillis() / length.toMillis());
  }

  /** Tells the listener who is known; before the first post, as the CRM would have. */
  void introduce(Map<String, String> client) {
    Instant before = begin().minus(Duration.ofHours(1));
    try (Publisher publisher = Publisher.open(client)) {
      for (Customer customer : customers) {
        publisher.send(
            new Outgoing(
                Topics.CUSTOMERS,
                null,
                customer.id(),
                Json.bytes(customer),
                before,
                Envelope.Kind.DATA));
      }
    }
  }

  private static PostFile posts(String name) throws IOException {
    Path file = Files.createTempFile("earshot-", ".jsonl");
    try {
      Files.write(file, text(name, "posts.jsonl").getBytes(StandardCharsets.UTF_8));
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
    return new Customer(
        customer.id(),
        customer.tier(),
        customer.accounts(),
        customer.refs(),
        effective,
        customer.schema());
  }

  private static String text(String name, String file) throws IOException {
    try (InputStream in = Scenario.class.getResourceAsStream(FOLDER + name + "/" + file)) {
      if (in == null) {
        throw new IOException("scenario " + name + " has no " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Expected beside found, by name: what is only on one side is there too, as null. */
  Map<String, Long[]> beside(Map<String, Long> found) {
    Map<String, Long[]> table = new LinkedHashMap<>();
    expected.forEach((what, number) -> table.put(what, new Long[] {number, found.get(what)}));
    return table;
  }
}
