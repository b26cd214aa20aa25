package dev.earshot.listener.job;

import static dev.earshot.listener.job.Pipeline.named;

import dev.earshot.config.Rules;
import dev.earshot.config.Settings;
import dev.earshot.listener.operators.AboutPost;
import dev.earshot.listener.operators.ApplyRules;
import dev.earshot.listener.operators.Finding;
import dev.earshot.listener.operators.KeepAlerts;
import dev.earshot.listener.operators.ReadControl;
import dev.earshot.listener.operators.RecallPosts;
import dev.earshot.listener.operators.RouteWithdrawals;
import dev.earshot.listener.operators.Withdrawn;
import dev.earshot.listener.patterns.Situations;
import dev.earshot.model.Alert;
import dev.earshot.model.Control;
import dev.earshot.model.DeadLetter;
import dev.earshot.model.Envelope;
import dev.earshot.model.Fact;
import dev.earshot.model.Pulse;
import dev.earshot.model.Signal;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/**
 * The second half of the pipeline: from facts to alerts, by the rules in force and by what people
 * do. It reads nothing but the seam and what people tell, so that it runs over years of facts as
 * well as live.
 *
 * @param facts the facts, stamped with the rules that count them
 * @param alerts every version of every alert, under pseudonyms
 * @param pulses how brands fare
 * @param recalled the posts of whoever is gone, taken back one by one
 * @param refused what people told and the job cannot obey
 */
record Judged(
    DataStream<Fact> facts,
    DataStream<Alert> alerts,
    DataStream<Pulse> pulses,
    DataStream<Signal> recalled,
    DataStream<DeadLetter> refused) {

  /** What people tell and the job obeys; the rest leaves it as dead letters. */
  static SingleOutputStreamOperator<Control> control(DataStream<Envelope> told, Settings settings) {
    return named(told.process(new ReadControl(settings.rules())), Step.CHECK_CONTROL)
        .setParallelism(1);
  }

  static Judged of(
      DataStream<Fact> facts, SingleOutputStreamOperator<Control> control, Settings settings) {
    Rules rules = settings.rules();
    SingleOutputStreamOperator<Fact> stamped =
        facts
            .connect(control.broadcast())
            .transform(
                Step.APPLY_RULES.uid(),
                TypeInformation.of(Fact.class),
                new ApplyRules(rules, settings.brands(), Situations::of))
            .uid(Step.APPLY_RULES.uid());
    DataStream<Signal> recalled = recalled(stamped);
    DataStream<Signal> withdrawn = withdrawn(stamped).union(recalled);
    Matches found = Matches.of(stamped, withdrawn, settings.brands());
    SingleOutputStreamOperator<Alert> alerts =
        named(
            findings(found, withdrawn, control, settings.config().tenant())
                .keyBy(Finding::brandKey)
                .process(new KeepAlerts(rules.lifecycle(), settings.playbook())),
            Step.KEEP_ALERTS);
    return new Judged(
        stamped, alerts, found.pulses(), recalled, control.getSideOutput(ReadControl.DEAD_LETTERS));
  }

  /** The posts of whoever is gone, told to whom and what they spoke of. */
  private static DataStream<Signal> recalled(DataStream<Fact> judged) {
    return named(
        named(
                judged.flatMap(AboutPost::toPeople, TypeInformation.of(AboutPost.class)),
                Step.SELECT_GONE)
            .keyBy(AboutPost::key)
            .process(new RecallPosts()),
        Step.RECALL_POSTS);
  }

  /** What was taken back, told to whom and what it spoke of. */
  private static DataStream<Signal> withdrawn(DataStream<Fact> judged) {
    return named(
        named(
                judged.flatMap(AboutPost::toPosts, TypeInformation.of(AboutPost.class)),
                Step.SELECT_WITHDRAWN)
            .keyBy(AboutPost::key)
            .process(new RouteWithdrawals()),
        Step.ROUTE_WITHDRAWALS);
  }

  /** All that may change an alert, in one stream. */
  private static DataStream<Finding> findings(
      Matches found, DataStream<Signal> withdrawn, DataStream<Control> control, String tenant) {
    TypeInformation<Finding> finding = TypeInformation.of(Finding.class);
    SingleOutputStreamOperator<Finding> words =
        named(
            found
                .signals()
                .flatMap(
                    (Signal signal, Collector<Finding> out) -> {
                      if (signal.kind() == Signal.Kind.SAID) {
                        out.collect(Finding.of(signal));
                      }
                    },
                    finding),
            Step.ADDRESS_WORDS);
    SingleOutputStreamOperator<Finding> acts =
        named(
            control.flatMap(
                (Control act, Collector<Finding> out) -> {
                  if (act.type().ofAlert()) {
                    out.collect(Finding.of(act, tenant));
                  }
                },
                finding),
            Step.ADDRESS_ACTS);
    SingleOutputStreamOperator<Finding> gone =
        named(
            withdrawn.map(signal -> Finding.of(Withdrawn.of(signal)), finding),
            Step.ADDRESS_WITHDRAWN);
    return words.union(
        named(found.matches().map(Finding::of, finding), Step.ADDRESS_MATCHES), gone, acts);
  }
}
