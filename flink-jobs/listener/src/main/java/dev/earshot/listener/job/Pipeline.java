package dev.earshot.listener.job;

import dev.earshot.config.Rules;
import dev.earshot.config.Settings;
import dev.earshot.listener.operators.CountLate;
import dev.earshot.listener.operators.Finding;
import dev.earshot.listener.operators.GatherEvidence;
import dev.earshot.listener.operators.Identity;
import dev.earshot.listener.operators.KeepAlerts;
import dev.earshot.listener.operators.Prioritise;
import dev.earshot.listener.operators.Standing;
import dev.earshot.listener.operators.Wanted;
import dev.earshot.listener.patterns.NegativeStreak;
import dev.earshot.listener.patterns.Situations;
import dev.earshot.listener.scoring.SignalRule;
import dev.earshot.model.Alert;
import dev.earshot.model.DeadLetter;
import dev.earshot.model.Entry;
import dev.earshot.model.Evidence;
import dev.earshot.model.Fact;
import dev.earshot.model.Match;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * From records to entries, read aloud. Sources and sinks are the caller's: the same pipeline serves
 * the live job, the demo and the backtest.
 *
 * @param entries what people and desks see: alerts, bumps and evidence
 * @param facts the seam: text-free, not judged yet
 * @param deadLetters what could not be read
 */
public record Pipeline(
    DataStream<Entry> entries, DataStream<Fact> facts, DataStream<DeadLetter> deadLetters) {
  private static final OutputTag<Signal> LATE = new OutputTag<>("late") {};

  /**
   * The pipeline over these streams.
   *
   * @param settings all settings; each operator gets only its own
   */
  public static Pipeline of(Inputs inputs, Settings settings) {
    Facts heard = Facts.of(inputs, settings);
    Rules rules = settings.rules();
    List<SignalRule> counting = Situations.of(rules);
    int version = rules.version();
    SingleOutputStreamOperator<Fact> judged =
        named(
            heard
                .facts()
                .map(
                    fact -> {
                      if (fact.signal() == null) {
                        return fact;
                      }
                      List<Stamp> stamps = new ArrayList<>();
                      for (SignalRule rule : counting) {
                        if (rule.counts(fact.signal())) {
                          stamps.add(rule.settings().stamp(version));
                        }
                      }
                      return Fact.of(fact.signal().stamped(stamps));
                    }),
            Step.APPLY_RULES);
    SingleOutputStreamOperator<Signal> signals =
        named(
            judged.flatMap(
                (Fact fact, Collector<Signal> out) -> {
                  if (fact.signal() != null && !fact.signal().stamps().isEmpty()) {
                    out.collect(fact.signal());
                  }
                },
                TypeInformation.of(Signal.class)),
            Step.SELECT_SIGNALS);

    DataStream<Match> matches =
        streaks(signals);

    SingleOutputStreamOperator<Finding> findings =
        named(signals.map(Finding::of, TypeInformation.of(Finding.class)), Step.ADDRESS_WORDS);
    SingleOutputStreamOperator<Finding> situations =
        named(matches.map(Finding::of, TypeInformation.of(Finding.class)), Step.ADDRESS_MATCHES);
    SingleOutputStreamOperator<Alert> alerts =
        named(
            findings
                .union(situations)
                .keyBy(Finding::brandKey)
                .process(new KeepAlerts(rules.lifecycle(), settings.playbook())),
            Step.KEEP_ALERTS);

    return new Pipeline(
        entries(heard, judged, alerts, settings), heard.facts(), heard.deadLetters());
  }

  /** From alerts to what people see of them: names come back here, and nowhere else. */
  private static DataStream<Entry> entries(
      Facts heard, DataStream<Fact> judged, DataStream<Alert> alerts, Settings settings) {
    SingleOutputStreamOperator<Standing> standings =
        named(
            alerts.flatMap(
                (Alert alert, Collector<Standing> out) -> Standing.of(alert).forEach(out::collect),
                TypeInformation.of(Standing.class)),
            Step.ADDRESS_ALERTS);
    SingleOutputStreamOperator<Identity> identities =
        named(
            heard.evidence().map(Identity::of, TypeInformation.of(Identity.class)),
            Step.ADDRESS_IDENTITIES);
    SingleOutputStreamOperator<Entry> ofPeople =
        named(
            standings
                .keyBy(Standing::subject)
                .connect(identities.keyBy(Identity::subjectKey))
                .process(new Prioritise(settings.rules().priority())),
            Step.PRIORITISE);
    SingleOutputStreamOperator<Entry> ofBrands =
        named(
            alerts.flatMap(
                (Alert alert, Collector<Entry> out) -> {
                  if (!alert.personal()) {
                    out.collect(Entry.of(alert));
                  }
                },
                TypeInformation.of(Entry.class)),
            Step.TELL_BRANDS);
    SingleOutputStreamOperator<Wanted> byRules =
        named(
            judged.flatMap(
                (Fact fact, Collector<Wanted> out) -> Wanted.by(fact, out),
                TypeInformation.of(Wanted.class)),
            Step.WANT_COUNTED);
    SingleOutputStreamOperator<Wanted> byAlerts =
        named(
            alerts.flatMap(
                (Alert alert, Collector<Wanted> out) -> Wanted.by(alert, out),
                TypeInformation.of(Wanted.class)),
            Step.WANT_EVIDENCE);
    SingleOutputStreamOperator<Entry> posts =
        named(
            heard
                .evidence()
                .keyBy(Evidence::post)
                .connect(byRules.union(byAlerts).keyBy(Wanted::post))
                .process(new GatherEvidence()),
            Step.GATHER_EVIDENCE);
    return ofPeople.union(ofBrands, posts);
  }

  private static DataStream<Match> streaks(DataStream<Signal> signals) {
    SingleOutputStreamOperator<Match> matches =
        named(
            NegativeStreak.in(
                named(signals.filter(NegativeStreak::takes), Step.SELECT_STREAK_FACTS)
                    .keyBy(NegativeStreak::keyOf),
                LATE),
            Step.NEGATIVE_STREAK);
    named(matches.getSideOutput(LATE).process(new CountLate()), Step.COUNT_LATE);
    return matches;
  }

  static <T> SingleOutputStreamOperator<T> named(
      SingleOutputStreamOperator<T> operator, Step step) {
    return operator.uid(step.uid()).name(step.uid());
  }
}
