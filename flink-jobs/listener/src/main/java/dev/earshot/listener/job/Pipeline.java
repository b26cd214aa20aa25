package dev.earshot.listener.job;

import dev.earshot.config.EarshotConfig;
import dev.earshot.config.NegativeStreakSettings;
import dev.earshot.config.Rules;
import dev.earshot.config.Settings;
import dev.earshot.listener.operators.CountLate;
import dev.earshot.listener.operators.HearMentions;
import dev.earshot.listener.operators.KeepAlerts;
import dev.earshot.listener.operators.KnowAuthor;
import dev.earshot.listener.operators.LinkAccounts;
import dev.earshot.listener.operators.Prioritise;
import dev.earshot.listener.operators.RaiseSignals;
import dev.earshot.listener.operators.Standing;
import dev.earshot.listener.patterns.AngryInfluencer;
import dev.earshot.listener.patterns.NegativeStreak;
import dev.earshot.listener.reading.Models;
import dev.earshot.listener.scoring.AlertRule;
import dev.earshot.listener.scoring.Pseudonyms;
import dev.earshot.model.Alert;
import dev.earshot.model.CustomerLink;
import dev.earshot.model.DeadLetter;
import dev.earshot.model.Entry;
import dev.earshot.model.Envelope;
import dev.earshot.model.Evidence;
import dev.earshot.model.FieldMapping;
import dev.earshot.model.Match;
import dev.earshot.model.Mention;
import dev.earshot.model.ScoredMention;
import dev.earshot.model.Signal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * From records to entries, read aloud. Sources and sinks are the caller's: the same pipeline serves
 * the live job, the demo and the backtest.
 *
 * @param entries what people and desks see: alerts, bumps and evidence
 * @param deadLetters what could not be read
 */
public record Pipeline(DataStream<Entry> entries, DataStream<DeadLetter> deadLetters) {
  private static final OutputTag<Signal> LATE = new OutputTag<>("late") {};

  /**
   * The pipeline over these streams.
   *
   * @param posts the ticked stream of posts
   * @param customers the side stream of customers
   * @param settings all settings; each operator gets only its own
   */
  public static Pipeline of(
      DataStream<Envelope> posts, DataStream<Envelope> customers, Settings settings) {
    EarshotConfig config = settings.config();
    Rules rules = settings.rules();
    var angry = new AngryInfluencer(rules.version(), rules.angryInfluencer());
    var streak = new NegativeStreak(rules.version(), rules.negativeStreak());
    var pseudonyms = new Pseudonyms(config.tenant(), config.privacy().pepper());
    FieldMapping mapping = config.postsMapping();
    // A folder without models is said here, and not by tasks that start again and again.
    Models.of(settings.models());

    SingleOutputStreamOperator<Mention> mentions =
        named(
            posts.process(new HearMentions(settings.brands(), settings.models(), mapping)),
            Step.HEAR_MENTIONS);
    // Chained to the source: whatever parallelism it reads with.
    mentions.setParallelism(posts.getParallelism());

    SingleOutputStreamOperator<CustomerLink> links =
        named(
            customers.keyBy(LinkAccounts::keyOf).process(new LinkAccounts(config.identity())),
            Step.LINK_ACCOUNTS);

    SingleOutputStreamOperator<ScoredMention> scored =
        named(
            mentions
                .keyBy(Mention::authorKey)
                .connect(links.keyBy(CustomerLink::account))
                .process(new KnowAuthor(rules.influence())),
            Step.KNOW_AUTHOR);

    SingleOutputStreamOperator<Signal> signals =
        named(
            scored.process(new RaiseSignals(config.tenant(), pseudonyms, List.of(angry, streak))),
            Step.RAISE_SIGNALS);

    SingleOutputStreamOperator<Alert> alerts =
        named(
            signals
                .keyBy(Pipeline::brandOf)
                .connect(streaks(signals, streak).keyBy(match -> brandOf(match.newest())))
                .process(
                    new KeepAlerts(
                        rules.lifecycle(),
                        List.of(
                            new AlertRule(AngryInfluencer.NAME, angry.settings().severity(), true),
                            new AlertRule(
                                NegativeStreak.NAME, streak.settings().severity(), false)))),
            Step.KEEP_ALERTS);

    SingleOutputStreamOperator<Standing> standings =
        named(
            alerts.flatMap(
                (Alert alert, Collector<Standing> out) -> Standing.of(alert).forEach(out::collect),
                TypeInformation.of(Standing.class)),
            Step.ADDRESS_ALERTS);

    SingleOutputStreamOperator<Entry> entries =
        named(
            standings
                .keyBy(Standing::subject)
                .connect(signals.getSideOutput(RaiseSignals.EVIDENCE).keyBy(Evidence::subjectKey))
                .process(
                    new Prioritise(
                        rules.priority(),
                        Map.of(
                            AngryInfluencer.NAME, rules.angryInfluencer(),
                            NegativeStreak.NAME, rules.negativeStreak()),
                        streak.longest())),
            Step.PRIORITISE);

    return new Pipeline(
        entries,
        mentions
            .getSideOutput(HearMentions.DEAD_LETTERS)
            .union(links.getSideOutput(LinkAccounts.DEAD_LETTERS)));
  }

  /** The matches of every window of the rule; what is found twice counts once, in the lifecycle. */
  private static DataStream<Match> streaks(DataStream<Signal> signals, NegativeStreak rule) {
    KeyedStream<Signal, String> bySubject =
        named(
                signals.filter(signal -> signal.stampOf(NegativeStreak.NAME) != null),
                Step.SELECT_STREAK_FACTS)
            .keyBy(signal -> brandOf(signal) + "|" + signal.subject());
    DataStream<Match> all = null;
    for (NegativeStreakSettings.Window window : new LinkedHashSet<>(rule.settings().windows())) {
      // Its own uid: a window that changed must not wake up with another pattern's state.
      String which = window.count() + "-in-" + window.within();
      SingleOutputStreamOperator<Match> matches =
          named(rule.in(bySubject, window, LATE), Step.NEGATIVE_STREAK, which);
      named(matches.getSideOutput(LATE).process(new CountLate()), Step.COUNT_LATE, which);
      all = all == null ? matches : all.union(matches);
    }
    return all;
  }

  private static String brandOf(Signal signal) {
    return signal.tenant() + "|" + signal.brand();
  }

  static <T> SingleOutputStreamOperator<T> named(
      SingleOutputStreamOperator<T> operator, Step step) {
    return operator.uid(step.uid()).name(step.uid());
  }

  private static <T> SingleOutputStreamOperator<T> named(
      SingleOutputStreamOperator<T> operator, Step step, String which) {
    return operator.uid(step.uid() + "-" + which).name(step.uid() + "-" + which);
  }
}
