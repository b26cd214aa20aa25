package dev.earshot.listener.job;

import static dev.earshot.listener.job.Pipeline.named;

import dev.earshot.config.Brands;
import dev.earshot.listener.operators.CountLate;
import dev.earshot.listener.patterns.Advocate;
import dev.earshot.listener.patterns.ForBrand;
import dev.earshot.listener.patterns.GoingViral;
import dev.earshot.listener.patterns.IgnoredComplaint;
import dev.earshot.listener.patterns.NegativeStreak;
import dev.earshot.listener.patterns.Recovery;
import dev.earshot.listener.patterns.SourceSilent;
import dev.earshot.listener.patterns.WatchBrands;
import dev.earshot.model.Fact;
import dev.earshot.model.Hearing;
import dev.earshot.model.Match;
import dev.earshot.model.Pulse;
import dev.earshot.model.Signal;
import dev.earshot.model.SourceCount;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * From judged facts to the situations they make, each keyed by whom or what it is about.
 *
 * @param matches every situation that was found, or is over
 * @param signals the judged signals, which open alerts grow by
 * @param pulses how brands fare
 */
record Matches(DataStream<Match> matches, DataStream<Signal> signals, DataStream<Pulse> pulses) {
  private static final OutputTag<Signal> LATE = new OutputTag<>("late") {};

  /**
   * What is found in these facts.
   *
   * @param withdrawn what was taken back, told to whom it was of
   */
  static Matches of(DataStream<Fact> judged, DataStream<Signal> withdrawn, Brands brands) {
    SingleOutputStreamOperator<Signal> signals =
        named(
            judged.flatMap(
                (Fact fact, Collector<Signal> out) -> {
                  if (fact.signal() != null) {
                    out.collect(fact.signal());
                  }
                },
                TypeInformation.of(Signal.class)),
            Step.SELECT_SIGNALS);
    SingleOutputStreamOperator<Hearing> hearings =
        named(
            judged.flatMap(
                (Fact fact, Collector<Hearing> out) -> {
                  if (fact.hearing() != null) {
                    out.collect(fact.hearing());
                  }
                },
                TypeInformation.of(Hearing.class)),
            Step.SELECT_HEARING);
    SingleOutputStreamOperator<Match> ofBrands = ofBrands(judged, brands);
    return new Matches(
        streaks(signals)
            .union(
                recoveries(signals),
                ignored(signals, withdrawn, hearings),
                advocates(signals),
                viral(signals),
                silences(judged),
                ofBrands),
        signals,
        ofBrands.getSideOutput(WatchBrands.PULSE));
  }

  private static DataStream<Match> streaks(DataStream<Signal> signals) {
    SingleOutputStreamOperator<Match> found =
        named(
            NegativeStreak.in(
                of(signals, NegativeStreak::takes, Step.SELECT_STREAK_FACTS)
                    .keyBy(NegativeStreak::keyOf),
                LATE),
            Step.NEGATIVE_STREAK);
    named(found.getSideOutput(LATE).process(new CountLate()), Step.COUNT_LATE_STREAKS);
    return found;
  }

  private static DataStream<Match> recoveries(DataStream<Signal> signals) {
    SingleOutputStreamOperator<Match> found =
        named(
            Recovery.in(
                of(signals, Recovery::takes, Step.SELECT_RECOVERY_FACTS).keyBy(Recovery::keyOf),
                LATE),
            Step.RECOVERY);
    named(found.getSideOutput(LATE).process(new CountLate()), Step.COUNT_LATE_RECOVERIES);
    return found;
  }

  private static DataStream<Match> ignored(
      DataStream<Signal> signals, DataStream<Signal> withdrawn, DataStream<Hearing> ears) {
    return named(
        of(signals, IgnoredComplaint::takes, Step.SELECT_COMPLAINT_FACTS)
            .union(withdrawn)
            .keyBy(IgnoredComplaint::keyOf)
            .connect(ears.broadcast(IgnoredComplaint.EARS, IgnoredComplaint.VOICES))
            .process(new IgnoredComplaint()),
        Step.IGNORED_COMPLAINT);
  }

  private static DataStream<Match> advocates(DataStream<Signal> signals) {
    return named(
        Advocate.in(
            of(signals, Advocate::takes, Step.SELECT_ADVOCATE_FACTS).keyBy(Advocate::keyOf)),
        Step.ADVOCATE);
  }

  private static DataStream<Match> viral(DataStream<Signal> signals) {
    return named(
        GoingViral.in(
            named(
                    GoingViral.spread(
                        of(signals, GoingViral::takes, Step.SELECT_VIRAL_FACTS)
                            .keyBy(GoingViral::keyOf)),
                    Step.SPREAD)
                .keyBy(GoingViral::brandOf)),
        Step.GOING_VIRAL);
  }

  private static DataStream<Match> silences(DataStream<Fact> judged) {
    return named(
        SourceSilent.in(
            named(
                    judged.flatMap(
                        (Fact fact, Collector<SourceCount> out) ->
                            SourceCount.of(fact, SourceSilent.NAME).forEach(out::collect),
                        TypeInformation.of(SourceCount.class)),
                    Step.COUNT_SOURCES)
                .keyBy(SourceSilent::keyOf)),
        Step.SOURCE_SILENT);
  }

  private static SingleOutputStreamOperator<Match> ofBrands(
      DataStream<Fact> judged, Brands brands) {
    return named(
        named(
                judged.flatMap(new ForBrand.Address(brands), TypeInformation.of(ForBrand.class)),
                Step.ADDRESS_BRANDS)
            .keyBy(ForBrand::key)
            .process(new WatchBrands(), TypeInformation.of(Match.class)),
        Step.WATCH_BRANDS);
  }

  private static SingleOutputStreamOperator<Signal> of(
      DataStream<Signal> signals, FilterFunction<Signal> which, Step step) {
    return named(signals.filter(which), step);
  }
}
