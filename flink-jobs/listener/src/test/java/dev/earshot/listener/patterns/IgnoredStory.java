package dev.earshot.listener.patterns;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.RuleSettings;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.Hearing;
import dev.earshot.model.Influence;
import dev.earshot.model.Match;
import dev.earshot.model.Reading;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/**
 * What happens to Ana, in words: {@code 09:00 complains; 09:30 answers; 12:00 end}. A moment may
 * have a day before it ({@code 2 09:00}) and seconds; whoever acts may be named after {@code by}, a
 * network after {@code on}, a brand after {@code brand}, a source after {@code through}, another
 * time of writing after {@code written}, a post after {@code about}.
 */
final class IgnoredStory implements AutoCloseable {
  static final Stamp RULE = shipped().stamp(1);

  private static final OffsetDateTime FIRST_DAY = OffsetDateTime.parse("2026-03-02T00:00:00Z");
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm[:ss]", Locale.ROOT);

  private final List<Object> facts = new ArrayList<>();
  private final Instant end;
  private Instant time;
  private KeyedTwoInputStreamOperatorTestHarness<String, Signal, Hearing, Match> harness;
  private final List<Match> found = new ArrayList<>();

  IgnoredStory(String story) throws Exception {
    Instant last = null;
    for (String line : story.split("; *", 0)) {
      List<String> words = new ArrayList<>(Arrays.asList(line.trim().split(" +", 0)));
      int day = words.get(0).contains(":") ? 1 : Integer.parseInt(words.remove(0));
      last = at(day, words.remove(0));
      if (!words.get(0).equals("end")) {
        facts.add(fact(last, day, words));
      }
    }
    end = last;
    harness = newHarness();
    harness.open();
  }

  static RuleSettings shipped() {
    return new ConfigLoader(name -> null).shipped().rules().ignoredComplaint();
  }

  /** As it is heard live: each fact in its time, and the job killed after each. */
  static List<String> live(String story) throws Exception {
    try (IgnoredStory told = new IgnoredStory(story)) {
      for (Object fact : told.facts) {
        told.timeIs(momentOf(fact).minusMillis(1));
        told.send(fact);
        told.restart();
      }
      told.timeIs(told.end);
      return told.words();
    }
  }

  /** As a backlog is read: all facts in any order, then all of the time at once. */
  static List<String> asBacklog(String story, int seed) throws Exception {
    try (IgnoredStory told = new IgnoredStory(story)) {
      List<Object> shuffled = new ArrayList<>(told.facts);
      Collections.shuffle(shuffled, new Random(seed));
      for (Object fact : shuffled) {
        told.send(fact);
      }
      told.timeIs(told.end);
      return told.words();
    }
  }

  private KeyedTwoInputStreamOperatorTestHarness<String, Signal, Hearing, Match> newHarness()
      throws Exception {
    return new KeyedTwoInputStreamOperatorTestHarness<>(
        new CoBroadcastWithKeyedOperator<>(
            new IgnoredComplaint(), List.of(IgnoredComplaint.EARS, IgnoredComplaint.VOICES)),
        signal -> signal.tenant() + "|" + signal.subject(),
        null,
        Types.STRING);
  }

  void sendAll() throws Exception {
    for (Object fact : facts) {
      send(fact);
    }
  }

  void timeIs(Instant moment) throws Exception {
    time = moment;
    harness.processWatermark1(new Watermark(moment.toEpochMilli()));
    harness.processWatermark2(new Watermark(moment.toEpochMilli()));
  }

  void timeIs(int day, String time) throws Exception {
    timeIs(at(day, time));
  }

  void endOfTime() throws Exception {
    timeIs(Instant.ofEpochMilli(Long.MAX_VALUE));
  }

  int timers() {
    return harness.numEventTimeTimers();
  }

  int stateEntries() {
    return harness.numKeyedStateEntries();
  }

  List<Match> found() {
    List<Match> all = new ArrayList<>(found);
    all.addAll(harness.extractOutputValues());
    return all;
  }

  /** Such as {@code 10:00 raise sev3 p1: unanswered for 60 min}. */
  List<String> words() {
    return found().stream().map(IgnoredStory::words).toList();
  }

  private static String words(Match match) {
    OffsetDateTime at = match.at().atOffset(ZoneOffset.UTC);
    int day = (int) (at.toLocalDate().toEpochDay() - FIRST_DAY.toLocalDate().toEpochDay());
    LocalTime time = at.toLocalTime();
    return (day == 0 ? "" : (day + 1) + " ")
        + (time.getSecond() == 0 ? CLOCK.format(time).substring(0, 5) : CLOCK.format(time))
        + " "
        + match.effect().name().toLowerCase(Locale.ROOT)
        + (match.effect() == Match.Effect.RAISE
            ? " " + match.severity().name().toLowerCase(Locale.ROOT)
            : "")
        + (match.brand().equals("skyhop") ? "" : " " + match.brand())
        + ": "
        + match.note();
  }

  private void send(Object fact) throws Exception {
    long moment = momentOf(fact).toEpochMilli();
    if (fact instanceof Signal signal) {
      harness.processElement1(new StreamRecord<>(signal, moment));
    } else {
      harness.processElement2(new StreamRecord<>((Hearing) fact, moment));
    }
  }

  void restart() throws Exception {
    found.addAll(harness.extractOutputValues());
    OperatorSubtaskState snapshot = harness.snapshot(1, 1);
    harness.close();
    harness = newHarness();
    harness.initializeState(snapshot);
    harness.open();
    // The sources go on where they stopped, and so does time.
    timeIs(time);
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }

  private static Instant momentOf(Object fact) {
    return fact instanceof Signal signal ? signal.heardAt() : ((Hearing) fact).heardAt();
  }

  static Instant at(int day, String time) {
    return FIRST_DAY.plusDays(day - 1).with(LocalTime.parse(time)).toInstant();
  }

  private Object fact(Instant heard, int day, List<String> words) {
    int place = facts.size();
    String network = after("on", "x", words);
    String brand = after("brand", "skyhop", words);
    String source = after("through", "x-stream", words);
    String about = after("about", null, words);
    String written = after("written", null, words);
    Instant createdAt = written == null ? heard : at(day, written);
    String what = String.join(" ", words);
    return switch (what) {
      case "complains", "complains as a stranger", "complains as a voice" ->
          signal(Signal.Kind.SAID, brand, what, about, network, source, createdAt, heard);
      case "answers" ->
          signal(Signal.Kind.ANSWERED, brand, what, about, network, source, createdAt, heard);
      case "desk answers" ->
          signal(Signal.Kind.ANSWERED, null, what, about, "zendesk", "", createdAt, heard);
      case "praises" ->
          signal(Signal.Kind.SAID, brand, what, about, network, source, createdAt, heard);
      case "is shared" ->
          signal(Signal.Kind.SHARED, null, what, about, network, source, createdAt, heard);
      case "takes back" ->
          signal(Signal.Kind.WITHDRAWN, brand, what, about, network, source, createdAt, heard);
      case "ticket" ->
          signal(Signal.Kind.TICKET_OPENED, null, what, about, "zendesk", "", createdAt, heard);
      case "replies", "speaks" ->
          new Hearing(
              what.equals("speaks") ? Hearing.Kind.STATEMENT : Hearing.Kind.REPLY,
              "acme",
              source,
              brand,
              network,
              "b" + place,
              true,
              0,
              heard,
              1,
              place,
              List.of());
      case "deaf", "hears", "lags" ->
          new Hearing(
              Hearing.Kind.STATUS,
              "acme",
              source,
              null,
              null,
              null,
              !what.equals("deaf"),
              what.equals("lags") ? 300_001 : 0,
              heard,
              1,
              place,
              List.of());
      default -> throw new IllegalArgumentException(what);
    };
  }

  private static String after(String word, String otherwise, List<String> words) {
    int place = words.indexOf(word);
    if (place < 0) {
      return otherwise;
    }
    words.remove(place);
    return words.remove(place);
  }

  private Signal signal(
      Signal.Kind kind,
      String brand,
      String what,
      String about,
      String network,
      String source,
      Instant createdAt,
      Instant heard) {
    double influence = what.endsWith("voice") ? 60 : 20;
    return new Signal(
        kind,
        "acme",
        brand,
        "ana",
        kind == Signal.Kind.ANSWERED ? "skyhop" : "ana",
        !what.contains("as a"),
        CustomerTier.STANDARD,
        kind == Signal.Kind.WITHDRAWN ? about : "p" + facts.size(),
        about,
        network,
        source,
        kind == Signal.Kind.SAID ? -0.7 : 0,
        Reading.Intent.OTHER,
        List.of(),
        Influence.ofReach(influence),
        100,
        createdAt,
        heard,
        0,
        facts.size(),
        what.equals("praises") ? List.of() : List.of(RULE));
  }
}
