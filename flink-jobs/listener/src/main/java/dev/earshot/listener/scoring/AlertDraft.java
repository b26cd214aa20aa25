package dev.earshot.listener.scoring;

import dev.earshot.model.Alert;
import dev.earshot.model.Brief;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.Influence;
import dev.earshot.model.Level;
import dev.earshot.model.Match;
import dev.earshot.model.Measure;
import dev.earshot.model.Severity;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import dev.earshot.model.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * An alert on the workbench: the one place where the many fields of {@link Alert} are taken apart
 * and put together again, so that a change names only what it changes.
 */
final class AlertDraft {
  String id;
  Version version;
  String tenant;
  String brand;
  String rule;
  int ruleVersion;
  Alert.State state = Alert.State.OPEN;
  Severity severity;
  Level floor;
  String subject;
  String formerSubject;
  boolean customer;
  CustomerTier tier;
  int causes;
  double negativity;
  Influence influence = Influence.UNKNOWN;
  List<String> networks = List.of();
  List<String> topics = List.of();
  int authors;
  long reach;
  Measure measure;
  Brief brief;
  List<String> evidence = List.of();
  Instant firstAt;
  Instant newestAt;
  Alert.Handling handling = Alert.Handling.NONE;
  Instant resolvedAt;
  Alert.Resolution resolution;
  String summary = "";
  String action = "";

  private AlertDraft() {}

  /** A new alert about what a match found, before any signal was gathered. */
  static AlertDraft of(String id, Match match, String action) {
    AlertDraft draft = new AlertDraft();
    draft.id = id;
    draft.version = new Version(match.at().toEpochMilli(), 0);
    draft.tenant = match.tenant();
    draft.brand = match.brand();
    draft.rule = match.stamp().rule();
    draft.ruleVersion = match.stamp().version();
    draft.severity = match.severity();
    draft.floor = Level.NONE;
    draft.subject = match.subject();
    draft.tier = CustomerTier.STANDARD;
    draft.firstAt = match.causes().isEmpty() ? match.at() : match.causes().get(0).heardAt();
    draft.newestAt = draft.firstAt;
    draft.action = action;
    return draft;
  }

  static AlertDraft of(Alert alert) {
    AlertDraft draft = new AlertDraft();
    draft.id = alert.id();
    draft.version = alert.version();
    draft.tenant = alert.tenant();
    draft.brand = alert.brand();
    draft.rule = alert.rule();
    draft.ruleVersion = alert.ruleVersion();
    draft.state = alert.state();
    draft.severity = alert.severity();
    draft.floor = alert.floor();
    draft.subject = alert.subject();
    draft.formerSubject = alert.formerSubject();
    draft.customer = alert.customer();
    draft.tier = alert.tier();
    draft.causes = alert.causes();
    draft.negativity = alert.negativity();
    draft.influence = alert.influence();
    draft.networks = alert.networks();
    draft.topics = alert.topics();
    draft.authors = alert.authors();
    draft.reach = alert.reach();
    draft.measure = alert.measure();
    draft.brief = alert.brief();
    draft.evidence = alert.evidence();
    draft.firstAt = alert.firstAt();
    draft.newestAt = alert.newestAt();
    draft.handling = alert.handling();
    draft.resolvedAt = alert.resolvedAt();
    draft.resolution = alert.resolution();
    draft.summary = alert.summary();
    draft.action = alert.action();
    return draft;
  }

  /** What one signal adds, its place among the evidence aside. */
  void gather(Signal cause) {
    if (!subject.equals(cause.subject())) {
      formerSubject = causes > 0 ? subject : formerSubject;
      subject = cause.subject();
    }
    customer = cause.customer();
    tier = cause.tier();
    negativity = Math.max(negativity, cause.negativity());
    influence = cause.influence().score() > influence.score() ? cause.influence() : influence;
    networks = with(networks, List.of(cause.network()));
    topics = with(topics, cause.topics());
    reach = Math.max(reach, cause.reach());
    causes++;
    newestAt = cause.heardAt().isAfter(newestAt) ? cause.heardAt() : newestAt;
  }

  /** What a crisis knows of itself replaces what single posts told. */
  void brief(Brief told) {
    brief = told;
    if (told != null) {
      networks = with(networks, told.networks());
      topics = with(List.of(), told.topics());
      authors = Math.max(authors, told.authors());
      reach = Math.max(reach, told.reach());
      causes = Math.max(causes, told.posts());
      firstAt = told.firstAt().isBefore(firstAt) ? told.firstAt() : firstAt;
    }
  }

  /** The queue's floor for whoever it is about now. */
  void floorOf(Stamp stamp) {
    floor = customer ? stamp.customerFloor() : stamp.floor();
  }

  void owner(String owner, Instant at) {
    Instant first = handling.acknowledgedAt() == null ? at : handling.acknowledgedAt();
    handling =
        new Alert.Handling(
            owner,
            first,
            handling.snoozedUntil(),
            handling.escalatedAt(),
            handling.inhibitedBy(),
            handling.comment());
  }

  void snoozedUntil(Instant until) {
    handling =
        new Alert.Handling(
            handling.owner(),
            handling.acknowledgedAt(),
            until,
            handling.escalatedAt(),
            handling.inhibitedBy(),
            handling.comment());
  }

  void escalatedAt(Instant at) {
    handling =
        new Alert.Handling(
            handling.owner(),
            handling.acknowledgedAt(),
            handling.snoozedUntil(),
            at,
            handling.inhibitedBy(),
            handling.comment());
  }

  void inhibitedBy(String alert) {
    handling =
        new Alert.Handling(
            handling.owner(),
            handling.acknowledgedAt(),
            handling.snoozedUntil(),
            handling.escalatedAt(),
            alert,
            handling.comment());
  }

  void comment(String comment) {
    handling =
        new Alert.Handling(
            handling.owner(),
            handling.acknowledgedAt(),
            handling.snoozedUntil(),
            handling.escalatedAt(),
            handling.inhibitedBy(),
            comment);
  }

  private static List<String> with(List<String> known, List<String> more) {
    if (known.containsAll(more)) {
      return known;
    }
    TreeSet<String> all = new TreeSet<>(known);
    all.addAll(more);
    return new ArrayList<>(all);
  }

  Alert done() {
    return new Alert(
        id,
        version,
        tenant,
        brand,
        rule,
        ruleVersion,
        state,
        severity,
        floor,
        subject,
        formerSubject,
        customer,
        tier,
        causes,
        negativity,
        influence,
        networks,
        topics,
        authors,
        reach,
        measure,
        brief,
        evidence,
        firstAt,
        newestAt,
        handling,
        resolvedAt,
        resolution,
        summary,
        action);
  }
}
