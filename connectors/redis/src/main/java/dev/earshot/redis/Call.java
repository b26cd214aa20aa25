package dev.earshot.redis;

import dev.earshot.model.Alert;
import dev.earshot.model.Bump;
import dev.earshot.model.Customer;
import dev.earshot.model.Entry;
import dev.earshot.model.Erasure;
import dev.earshot.model.Evidence;
import dev.earshot.model.Pulse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of one script: the only shape in which anything is written.
 *
 * @param script which
 * @param keys every key it touches
 * @param args its settings, then names and values of the fields
 */
record Call(Script script, List<String> keys, List<String> args) {

  /** A brand nobody has spoken of for so long has no pulse. */
  private static final Duration PULSE_KEPT = Duration.ofDays(2);

  /** A source nobody has heard for so long is forgotten. */
  private static final Duration SOURCE_KEPT = Duration.ofDays(7);

  /** Of whom nobody heard for so long there is no card. */
  private static final Duration CARD_KEPT = Duration.ofDays(90);

  String sha1() {
    return script.sha1();
  }

  String text() {
    return script.text();
  }

  static Call of(Entry entry, Keys keys, RedisSettings.Retention retention) {
    if (entry.alert() != null) {
      return of(entry.alert(), keys, retention);
    }
    if (entry.erasure() != null) {
      return of(entry.erasure(), keys);
    }
    if (entry.card() != null) {
      return new Call(
          Script.CARD,
          List.of(keys.card(entry.card().customer())),
          args(CardHash.of(entry.card()), CARD_KEPT.toMillis()));
    }
    if (entry.heartbeat() != null) {
      return new Call(
          Script.HEARTBEAT,
          List.of(keys.meta()),
          args(new Fields().put("heartbeat", entry.heartbeat().at())));
    }
    if (entry.source() != null) {
      return new Call(
          Script.SOURCE,
          List.of(keys.source(entry.source().source()), keys.sources()),
          args(SourceHash.of(entry.source()), SOURCE_KEPT.toMillis()));
    }
    if (entry.suggestion() != null) {
      return new Call(
          Script.SUGGESTION,
          List.of(keys.suggestion(entry.suggestion().id()), keys.review()),
          args(SuggestionHash.of(entry.suggestion())));
    }
    return entry.bump() != null
        ? of(entry.bump(), keys, retention)
        : entry.evidence() != null
            ? of(entry.evidence(), keys, retention)
            : of(entry.pulse(), keys);
  }

  private static Call of(Alert alert, Keys keys, RedisSettings.Retention retention) {
    return new Call(
        Script.ALERT,
        List.of(keys.alert(alert.id()), keys.open(), keys.history(), keys.alerts()),
        args(AlertHash.of(alert), retention.streamLength(), retention.history().toMillis()));
  }

  private static Call of(Bump bump, Keys keys, RedisSettings.Retention retention) {
    List<String> touched = new ArrayList<>();
    touched.add(keys.priority(bump.subject()));
    touched.add(keys.queue());
    touched.add(keys.lastBumpId());
    touched.add(keys.bumps());
    for (Customer.Ref ref : bump.refs()) {
      touched.add(keys.ref(ref));
      touched.add(keys.refVersion(ref));
    }
    return new Call(
        Script.BUMP,
        touched,
        args(BumpHash.of(bump), retention.streamLength(), retention.tombstone().toMillis()));
  }

  private static Call of(Pulse pulse, Keys keys) {
    return new Call(
        Script.PULSE,
        List.of(keys.pulse(pulse.brand())),
        args(PulseHash.of(pulse), PULSE_KEPT.toMillis()));
  }

  private static Call of(Evidence evidence, Keys keys, RedisSettings.Retention retention) {
    return new Call(
        Script.EVIDENCE,
        List.of(keys.evidence(evidence.post())),
        args(EvidenceHash.of(evidence), retention.evidence().toMillis()));
  }

  private static Call of(Erasure erasure, Keys keys) {
    List<String> touched = new ArrayList<>();
    touched.add(keys.entry(erasure.entry()));
    touched.addAll(
        switch (erasure.entry().split(":", 2)[0]) {
          case "alert" -> List.of(keys.open(), keys.history());
          case "priority" -> List.of(keys.queue());
          case "review" -> List.of(keys.review());
          default -> List.of();
        });
    for (Customer.Ref ref : erasure.refs()) {
      touched.add(keys.ref(ref));
      touched.add(keys.refVersion(ref));
    }
    Fields fields =
        new Fields()
            .put("tenant", erasure.tenant())
            .put("entry", erasure.entry())
            .put("refs", erasure.refs())
            .put("at", erasure.at());
    return new Call(Script.ERASE, touched, args(fields));
  }

  private static List<String> args(Fields fields, long... settings) {
    List<String> args = new ArrayList<>();
    for (long setting : settings) {
      args.add(Long.toString(setting));
    }
    args.addAll(fields.flat());
    return args;
  }
}
