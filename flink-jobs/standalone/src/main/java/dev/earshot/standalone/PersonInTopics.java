package dev.earshot.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.earshot.config.EarshotConfig;
import dev.earshot.config.KafkaSettings;
import dev.earshot.kafka.TopicReader;
import dev.earshot.model.Control;
import dev.earshot.model.Customer;
import dev.earshot.model.DeskEvent;
import dev.earshot.model.Envelope;
import dev.earshot.model.Fact;
import dev.earshot.model.Json;
import dev.earshot.model.Post;
import dev.earshot.model.RecordReader;
import dev.earshot.model.Signal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What the topics hold of somebody. Reads each of them whole, and tells how far it is. */
final class PersonInTopics {
  private static final int TELL_EVERY = 250_000;

  private final Person person;
  private final KafkaSettings kafka;
  private final RecordReader<Post> posts;
  private final Set<String> pseudonyms;
  private final PrintWriter err;

  PersonInTopics(Person person, EarshotConfig config, PrintWriter err) {
    this.person = person;
    this.kafka = config.kafka();
    this.posts = RecordReader.ofPosts(config.postsMapping());
    this.pseudonyms = new HashSet<>(person.pseudonyms(config));
    this.err = err;
  }

  /** By what it is: posts, facts, desk_events, objections. */
  Map<String, Object> all() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("posts", posts());
    all.put("facts", facts());
    all.put("desk_events", deskEvents());
    all.put("objections", objections());
    return all;
  }

  private List<Post> posts() {
    List<Post> found = new ArrayList<>();
    Set<String> accounts = new HashSet<>(person.accounts());
    each(
        kafka.posts().topic(),
        envelope -> {
          Post post = read(posts, envelope);
          if (post != null && post.author() != null && accounts.contains(post.authorKey())) {
            found.add(post);
          }
        });
    return found;
  }

  private List<Signal> facts() {
    List<Signal> found = new ArrayList<>();
    each(
        kafka.topics().signals(),
        envelope -> {
          // Most are of others: so much can be told by their bytes.
          if (!mentions(envelope.value())) {
            return;
          }
          try {
            Signal signal = Json.mapper().readValue(text(envelope.value()), Fact.class).signal();
            if (signal != null
                && (pseudonyms.contains(signal.subject())
                    || pseudonyms.contains(signal.author()))) {
              found.add(signal);
            }
          } catch (JsonProcessingException e) {
            // Written by an Earshot that knew more.
          }
        });
    return found;
  }

  private List<DeskEvent> deskEvents() {
    List<DeskEvent> found = new ArrayList<>();
    List<Customer.Ref> refs = person.record() == null ? List.of() : person.record().refs();
    if (!refs.isEmpty()) {
      RecordReader<DeskEvent> reader = RecordReader.of(DeskEvent.class);
      each(
          kafka.topics().deskEvents(),
          envelope -> {
            DeskEvent event = read(reader, envelope);
            if (event != null && refs.contains(refOf(event))) {
              found.add(event);
            }
          });
    }
    return found;
  }

  private static Customer.Ref refOf(DeskEvent event) {
    return event.customerRef() == null ? null : new Customer.Ref(event.desk(), event.customerRef());
  }

  /** Since when they object; empty if they do not. */
  private List<Instant> objections() {
    Map<String, Control> newest = new HashMap<>();
    RecordReader<Control> reader = RecordReader.of(Control.class);
    each(
        kafka.topics().objections(),
        envelope -> {
          Control control = read(reader, envelope);
          if (control != null && pseudonyms.contains(control.subject())) {
            newest.put(control.subject(), control);
          }
        });
    return newest.values().stream()
        .filter(control -> control.type() == Control.Type.OBJECT)
        .map(Control::effectiveAt)
        .sorted()
        .toList();
  }

  private boolean mentions(byte[] value) {
    if (value == null) {
      return false;
    }
    String text = text(value);
    return pseudonyms.stream().anyMatch(text::contains);
  }

  private static String text(byte[] value) {
    return new String(value, StandardCharsets.UTF_8);
  }

  /** Null for what is no such record, or cannot be read: that is in the dead letters. */
  private static <T> T read(RecordReader<T> reader, Envelope envelope) {
    if (envelope.kind() != Envelope.Kind.DATA || envelope.value() == null) {
      return null;
    }
    try {
      return reader.read(envelope.value());
    } catch (RecordReader.Unreadable e) {
      return null;
    }
  }

  private void each(String topic, Consumer<Envelope> reader) {
    long[] count = new long[1];
    TopicReader.each(
        kafka.client(),
        topic,
        envelope -> {
          reader.accept(envelope);
          if (++count[0] % TELL_EVERY == 0) {
            err.printf(Locale.ROOT, "earshot: %,d records of %s read%n", count[0], topic);
            err.flush();
          }
        });
  }
}
