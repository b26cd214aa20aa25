package dev.earshot.listener.job;

import dev.earshot.listener.scoring.Pseudonyms;
import dev.earshot.model.Control;
import dev.earshot.model.Customer;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.DeskEvent;
import dev.earshot.model.Envelope;
import dev.earshot.model.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * What firms know and do while the {@link Town} talks: customers, tickets, rules, acts and
 * objections.
 */
final class TownHall {
  private static final byte[] NOTHING = new byte[0];

  private static final List<Envelope> CUSTOMERS = customers();
  private static final List<Envelope> DESK_EVENTS = deskEvents();
  private static final List<Envelope> CONTROL = control();

  private TownHall() {}

  /** The customers' records, in the one partition of their topic. */
  static List<Envelope> customers(int partition) {
    return CUSTOMERS;
  }

  /** What desks did. */
  static List<Envelope> deskEvents(int partition) {
    return DESK_EVENTS;
  }

  /** What people told the job. */
  static List<Envelope> control(int partition) {
    return CONTROL;
  }

  /** A record of a log, whose partition and offset are given when it is laid down. */
  private record Line(Instant at, String key, byte[] value) {}

  /** Some of the loud are customers from the start, some are recognised later, some no longer. */
  private static List<Envelope> customers() {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < Town.LOUD; i += 4) {
      Instant later = Town.START.plus(Duration.ofHours(20)).plusSeconds(600L * i / 4);
      String account = "loud-" + i;
      String id = "c-" + i;
      if (i % 3 == 0) {
        lines.add(customer(Town.START, id, account, 1, null));
        lines.add(customer(later, id, account, 2, later.plusSeconds(30)));
      } else if (i % 3 == 1) {
        lines.add(customer(later, id, account, 1, later.plusSeconds(3_600)));
      } else {
        lines.add(customer(Town.START, id, account, 1, null));
        lines.add(customer(Town.RUSH.plusSeconds(20), id, null, 1, null));
      }
    }
    for (int i = 0; i < Town.HEARD; i += 5) {
      lines.add(customer(Town.START.plusSeconds(1), "h-" + i, "heard-" + i, 1, null));
    }
    return log("customers", lines, List.of(Town.START, Town.END));
  }

  /** Desks open, answer and close tickets of whom they know. */
  private static List<Envelope> deskEvents() {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < Town.LOUD; i += 4) {
      String ref = "ref-c-" + i + "-1";
      Instant at = Town.angryAt(i).plusSeconds(60);
      lines.add(desk(at, DeskEvent.Type.CREATED, ref));
      if (i % 8 == 0) {
        lines.add(desk(at.plusSeconds(1_700), DeskEvent.Type.ANSWERED, ref));
        lines.add(desk(at.plusSeconds(1_700), DeskEvent.Type.CLOSED, ref));
      }
    }
    List<Instant> ticks = new ArrayList<>();
    for (Instant tick = Town.START; !tick.isAfter(Town.END); tick = Town.nextTick(tick)) {
      ticks.add(tick);
    }
    return log("desk-events", lines, ticks);
  }

  /** Rules change twice, once in the middle of the rush; people work through their alerts. */
  private static List<Envelope> control() {
    List<Line> lines = new ArrayList<>();
    lines.add(
        rules(
            Town.START.plus(Duration.ofHours(30)),
            "version: 2\nrules: {AngryInfluencer: {negativity: 0.5}, GoingViral: {reactions: 25}}"));
    lines.add(
        rules(
            Town.RUSH.plusSeconds(12),
            "version: 3\nrules: {AngryInfluencer: {influence: 84}, BrandSpike: {authors: 7}}"));
    for (int i = 1; i < Town.LOUD; i += 4) {
      Instant at = Town.angryAt(i).plusSeconds(10 + 60L * (i % 9));
      Control.Type type =
          switch (i / 4 % 5) {
            case 0 -> Control.Type.ACKNOWLEDGE;
            case 1 -> Control.Type.SNOOZE;
            case 2 -> Control.Type.DISMISS;
            case 3 -> Control.Type.COMMENT;
            default -> Control.Type.TAKE;
          };
      for (String brand : List.of("skyhop", "united", "jetblue")) {
        lines.add(act(at, type, angryAlert(brand, i), brand));
      }
    }
    lines.add(
        act(Town.RUSH.plusSeconds(900), Control.Type.TAKE, "Outage|topic:skyhop:app", "skyhop"));
    lines.add(
        act(Town.RUSH.plusSeconds(901), Control.Type.COMMENT, "BrandSpike|brand:skyhop", "skyhop"));
    lines.add(
        act(Town.RUSH.plusSeconds(901), Control.Type.SNOOZE, "Firestorm|brand:skyhop", "skyhop"));
    for (int i = 5; i < Town.LOUD; i += 10) {
      Instant at = Town.angryAt(i).plusSeconds(500);
      lines.add(objection(at, Control.Type.OBJECT, i));
      lines.add(objection(at.plusSeconds(9_000), Control.Type.ALLOW, i));
    }
    return log("control", lines, List.of(Town.START, Town.END));
  }

  /** The alert that a loud person's first angry post opens, should it be about this brand. */
  private static String angryAlert(String brand, int loud) {
    Pseudonyms pseudonyms = new Pseudonyms("default", "");
    String author = pseudonyms.of("acct:x:loud-" + loud);
    String post = pseudonyms.of("post:" + Town.firstPostOf(loud));
    String cause = String.join("|", "default", brand, "AngryInfluencer", author, post);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(cause.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Line customer(
      Instant at, String id, String account, int desks, Instant effectiveAt) {
    List<Customer.Account> accounts =
        account == null
            ? List.of()
            : List.of(new Customer.Account("x", account, List.of("declared"), true));
    List<Customer.Ref> refs = new ArrayList<>();
    for (int desk = 1; desk <= desks; desk++) {
      refs.add(new Customer.Ref("zendesk", "ref-" + id + "-" + desk));
    }
    var customer = Customer.of(id, CustomerTier.TOP, accounts, refs, effectiveAt);
    return new Line(at, id, Json.bytes(customer));
  }

  private static Line desk(Instant at, DeskEvent.Type type, String ref) {
    String id = type + "-" + ref;
    var event = new DeskEvent(id, type, "zendesk", "t-" + ref, ref, null, "phone", at, 1);
    return new Line(at, ref, Json.bytes(event));
  }

  private static Line rules(Instant at, String yaml) {
    return line(
        at,
        new Control(
            "rules-" + at,
            Control.Type.RULES,
            "rules.yaml",
            null,
            "ana",
            at.plusSeconds(2),
            null,
            yaml,
            1));
  }

  private static Line act(Instant at, Control.Type type, String subject, String brand) {
    Instant until = type == Control.Type.SNOOZE ? at.plusSeconds(5_000) : null;
    String id = type + "-" + subject + "@" + at;
    String words = type == Control.Type.COMMENT ? "We call them" : "";
    return line(
        at, new Control(id, type, subject, brand, "ana", at.plusSeconds(2), until, words, 1));
  }

  private static Line objection(Instant at, Control.Type type, int loud) {
    return act(at, type, new Pseudonyms("default", "").of("acct:x:loud-" + loud), null);
  }

  private static Line line(Instant at, Control control) {
    return new Line(at, control.subject(), Json.bytes(control));
  }

  private static List<Envelope> log(String topic, List<Line> lines, List<Instant> ticks) {
    List<Envelope> records = new ArrayList<>();
    List<Line> all = new ArrayList<>(lines);
    ticks.forEach(tick -> all.add(new Line(tick, null, NOTHING)));
    all.sort(Comparator.comparing(Line::at));
    for (Line line : all) {
      Envelope.Kind kind = line.key() == null ? Envelope.Kind.TICK : Envelope.Kind.DATA;
      byte[] key = line.key() == null ? null : line.key().getBytes(StandardCharsets.UTF_8);
      records.add(
          new Envelope(
              kind, topic, 0, records.size(), line.at().toEpochMilli(), key, line.value()));
    }
    return records;
  }
}
