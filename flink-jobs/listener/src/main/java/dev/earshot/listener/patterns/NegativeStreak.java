package dev.earshot.listener.patterns;

import dev.earshot.config.NegativeStreakSettings;
import dev.earshot.listener.scoring.SignalRule;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.Match;
import dev.earshot.model.Signal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.EventComparator;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * The same customer, or author where no customer is known, is angry again and again: so many
 * negative posts within a window. Only those whose voice carries, or who matter most to the firm,
 * are facts for it.
 */
public record NegativeStreak(NegativeStreakSettings settings) implements SignalRule {
  public static final String NAME = "NegativeStreak";

  private static final String POSTS = "posts";

  @Override
  public boolean counts(Signal signal) {
    boolean carries = signal.influence().score() >= settings.influence();
    boolean matters = settings.topTier() && signal.tier() == CustomerTier.TOP;
    return signal.negativity() >= settings.negativity() && (carries || matters);
  }

  /** How far the oldest post of a streak may lie behind its newest. */
  public Duration longest() {
    return settings.windows().stream()
        .map(NegativeStreakSettings.Window::within)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /**
   * Streaks of one window in a stream of signals keyed by brand and subject.
   *
   * @param late where signals go that came behind the watermark; there must be none
   */
  public SingleOutputStreamOperator<Match> in(
      KeyedStream<Signal, String> signals,
      NegativeStreakSettings.Window window,
      OutputTag<Signal> late) {
    return CEP.pattern(signals, pattern(window), new LogOrder())
        .sideOutputLateData(late)
        .process(new ToMatch(), TypeInformation.of(Match.class));
  }

  private static Pattern<Signal, Signal> pattern(NegativeStreakSettings.Window window) {
    return Pattern.<Signal>begin(POSTS, AfterMatchSkipStrategy.skipPastLastEvent())
        .where(new WrittenWithin(window.within()))
        .times(window.count())
        .within(window.within());
  }

  /**
   * A backlog that a network delivers at once looks like a burst: all posts must also have been
   * written within the window. One that was not is passed over and hides no streak of the others.
   */
  private static final class WrittenWithin extends IterativeCondition<Signal> {
    private static final long serialVersionUID = 1L;

    private final Duration within;

    WrittenWithin(Duration within) {
      this.within = within;
    }

    @Override
    public boolean filter(Signal signal, IterativeCondition.Context<Signal> context)
        throws Exception {
      for (Signal before : context.getEventsForPattern(POSTS)) {
        Duration apart = Duration.between(before.createdAt(), signal.createdAt()).abs();
        if (apart.compareTo(within) >= 0) {
          return false;
        }
      }
      return true;
    }
  }

  /** Ties are normal, a batch shares one stamp: the log decides, so that a replay falls alike. */
  private static final class LogOrder implements EventComparator<Signal> {
    private static final long serialVersionUID = 1L;

    @Override
    public int compare(Signal one, Signal other) {
      return Signal.LOG_ORDER.compare(one, other);
    }
  }

  private static final class ToMatch extends PatternProcessFunction<Signal, Match> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processMatch(
        Map<String, List<Signal>> match,
        PatternProcessFunction.Context context,
        Collector<Match> out) {
      List<Signal> posts = match.get(POSTS);
      out.collect(Match.of(posts.get(posts.size() - 1).stampOf(NAME), posts));
    }
  }
}
