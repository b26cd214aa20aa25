package dev.earshot.listener.patterns;

import dev.earshot.config.Brand;
import dev.earshot.config.Brands;
import dev.earshot.model.Fact;
import dev.earshot.model.Match;
import dev.earshot.model.Pulse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;

/** The watch over brands on a bench: facts and time go in, matches come out. */
final class BrandBench implements AutoCloseable {
  /** Skyhop is compared with tram, and nobody with skyhop. */
  private static final Brands BRANDS =
      new Brands(List.of(brand("skyhop", List.of("tram")), brand("tram", List.of())), null);

  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  private final ForBrand.Address address = new ForBrand.Address(BRANDS);
  private KeyedOneInputStreamOperatorTestHarness<String, ForBrand, Match> harness;
  private int read;

  BrandBench() throws Exception {
    harness = newHarness();
    harness.open();
  }

  /** The moment so many days into the test, at that time of day. */
  static Instant day(int day, String time) {
    return START.plus(Duration.ofDays(day)).plus(Duration.parse(time));
  }

  void send(Bucket bucket) throws Exception {
    send(bucket.fact());
  }

  void send(Fact fact) throws Exception {
    List<ForBrand> addressed = new ArrayList<>();
    address.flatMap(fact, to(addressed));
    for (ForBrand one : addressed) {
      harness.processElement(new StreamRecord<>(one, fact.at().toEpochMilli()));
    }
  }

  /** Ordinary life: every ten minutes four posts of no mood and one negative, until then. */
  void ordinary(String brand, Instant from, Instant to) throws Exception {
    for (Instant at = from; at.isBefore(to); at = at.plusSeconds(600)) {
      send(Bucket.at(at).of(brand).neutral(4).negative(1, "x"));
      timeIs(at.plusSeconds(599));
    }
  }

  void timeIs(Instant moment) throws Exception {
    harness.processWatermark(new Watermark(moment.toEpochMilli()));
  }

  void endOfTime() throws Exception {
    harness.processWatermark(Watermark.MAX_WATERMARK);
  }

  /** What came out since this was last asked. */
  List<Match> emitted() {
    List<Match> all = harness.extractOutputValues();
    List<Match> fresh = List.copyOf(all.subList(read, all.size()));
    read = all.size();
    return fresh;
  }

  List<Pulse> pulses() {
    List<Pulse> pulses = new ArrayList<>();
    var records = harness.getSideOutput(WatchBrands.PULSE);
    if (records != null) {
      records.forEach(record -> pulses.add(record.getValue()));
    }
    return pulses;
  }

  int stateEntries() {
    return harness.numKeyedStateEntries();
  }

  int timers() {
    return harness.numEventTimeTimers();
  }

  /** Stops after a checkpoint and starts another from there, as a crash would. */
  void restart() throws Exception {
    OperatorSubtaskState snapshot = harness.snapshot(1, 1);
    harness.close();
    harness = newHarness();
    harness.initializeState(snapshot);
    harness.open();
    read = 0;
  }

  /** What all brands together take in a savepoint. */
  long savepointBytes() throws Exception {
    return harness.snapshot(2, 2).getStateSize();
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }

  private static Brand brand(String id, List<String> rivals) {
    return new Brand(id, id, null, null, List.of(id), null, null, rivals, false);
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, ForBrand, Match> newHarness()
      throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new WatchBrands()), ForBrand::key, Types.STRING);
  }

  private static Collector<ForBrand> to(List<ForBrand> list) {
    return new Collector<>() {
      @Override
      public void collect(ForBrand addressed) {
        list.add(addressed);
      }

      @Override
      public void close() {}
    };
  }
}
