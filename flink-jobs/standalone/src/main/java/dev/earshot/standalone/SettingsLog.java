package dev.earshot.standalone;

import dev.earshot.config.Brands;
import dev.earshot.config.KafkaSettings;
import dev.earshot.config.Rules;
import dev.earshot.config.Settings;
import dev.earshot.kafka.TopicAdmin;
import dev.earshot.kafka.TopicReader;
import dev.earshot.listener.scoring.RefusedException;
import dev.earshot.listener.scoring.SettingsGate;
import dev.earshot.listener.scoring.Timeline;
import dev.earshot.listener.scoring.UsedIds;
import dev.earshot.model.Control;
import dev.earshot.model.Envelope;
import dev.earshot.model.RecordReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules and brands a job was sent, as the control topic tells it: each is let in or refused
 * here by what the job itself asks.
 */
final class SettingsLog {
  /**
   * One version that was sent.
   *
   * @param writtenAt the record's timestamp
   * @param version of rules; null for brands, and for rules nobody can read
   * @param refused why it changed nothing; null when it was let in
   */
  record Sent(Control control, Instant writtenAt, Integer version, String refused) {}

  /** Settings and what they came with; null for those the job was started with. */
  record Counted<T>(T settings, Sent sent) {}

  private final SettingsGate gate;
  private final UsedIds ids = new UsedIds();
  private final List<Sent> sent = new ArrayList<>();
  private final Timeline<Counted<Rules>> rules;
  private final Timeline<Counted<Brands>> brands;

  private SettingsLog(Settings started) {
    gate = new SettingsGate(started.rules());
    rules = new Timeline<>(new Counted<>(started.rules(), null));
    brands = new Timeline<>(new Counted<>(started.brands(), null));
  }

  /** Nothing was sent: what the settings themselves say. */
  static SettingsLog offline(Settings started) {
    return new SettingsLog(started);
  }

  /** What the topic holds now. */
  static SettingsLog read(Settings started) {
    KafkaSettings kafka = started.config().kafka();
    String topic = kafka.topics().control();
    try (TopicAdmin admin = TopicAdmin.open(kafka.client())) {
      admin.partitions(topic);
    }
    SettingsLog log = new SettingsLog(started);
    TopicReader.all(kafka.client(), topic).forEach(log::add);
    return log;
  }

  private void add(Envelope envelope) {
    if (envelope.kind() != Envelope.Kind.DATA) {
      return;
    }
    Instant writtenAt = Instant.ofEpochMilli(envelope.timestamp());
    try {
      Control control = RecordReader.of(Control.class).read(envelope.value());
      switch (control.type()) {
        case RULES -> addRules(control, writtenAt);
        case BRANDS -> addBrands(control, writtenAt);
        case ACKNOWLEDGE, TAKE, SNOOZE, DISMISS, COMMENT, OBJECT, ALLOW, MOOD_WRONG ->
            ids.add(control.id(), writtenAt);
      }
    } catch (RecordReader.Unreadable e) {
      // Nobody can tell what it was; the job wrote a dead letter.
    }
  }

  private void addRules(Control control, Instant writtenAt) {
    Integer version = null;
    try {
      version = SettingsGate.read(control).version();
      ids.refuseUsed(control);
      Rules let = gate.rules(control, writtenAt);
      ids.add(control.id(), writtenAt);
      Sent one = new Sent(control, writtenAt, version, null);
      sent.add(one);
      rules.add(control.effectiveAt(), new Counted<>(let, one));
    } catch (RefusedException e) {
      sent.add(new Sent(control, writtenAt, version, e.getMessage()));
    }
  }

  private void addBrands(Control control, Instant writtenAt) {
    try {
      ids.refuseUsed(control);
      Brands let = SettingsGate.brands(control, writtenAt);
      ids.add(control.id(), writtenAt);
      Sent one = new Sent(control, writtenAt, null, null);
      sent.add(one);
      brands.add(control.effectiveAt(), new Counted<>(let, one));
    } catch (RefusedException e) {
      sent.add(new Sent(control, writtenAt, null, e.getMessage()));
    }
  }

  /** What was sent, the oldest first. */
  List<Sent> sent() {
    return List.copyOf(sent);
  }

  /** The rules that count at a moment. */
  Counted<Rules> rules(Instant moment) {
    return rules.at(moment);
  }

  /** The brands that count at a moment. */
  Counted<Brands> brands(Instant moment) {
    return brands.at(moment);
  }

  /** What asks whether the next rules may be obeyed. */
  SettingsGate gate() {
    return gate;
  }
}
