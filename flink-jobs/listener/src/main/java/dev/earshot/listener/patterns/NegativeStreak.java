package dev.earshot.listener.patterns;

import dev.earshot.config.NegativeStreakSettings;
import dev.earshot.listener.scoring.SignalRule;
import dev.earshot.listener.scoring.StreakWindows;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.Match;
import dev.earshot.model.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.cep.CEP;
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
 *
 * <p>One pattern for whatever windows there are: posts in a row, and then the one that completes a
 * window. The windows are the newest post's, so they change without a restart.
 */
public record NegativeStreak(NegativeStreakSettings settings) implements SignalRule {
  public static final String NAME = NegativeStreakSettings.NAME;

  /** No window may be longer. */
  private static final Duration LONGEST = Duration.ofDays(7);

  /**
   * No post is looked back on beyond so many: a window may ask for 100, and every post that may
   * still become part of a streak is a partial match as long as the posts after it.
   */
  private static final int MOST = 128;

  private static final String EARLIER = "earlier";
  private static final String NEWEST = "newest";

  @Override
  public boolean counts(Signal signal) {
    boolean carries = signal.influence().score() >= settings.influence();
    boolean matters = settings.topTier() && signal.tier() == CustomerTier.TOP;
    return signal.kind() == Signal.Kind.SAID
        && signal.negativity() >= settings.negativity()
        && (carries || matters);
  }

  /** Whether the pattern looks at this signal; none but these may be in its stream. */
  public static boolean takes(Signal signal) {
    return signal.stampOf(NAME) != null;
  }

  /** One person about one brand. */
  public static String keyOf(Signal signal) {
    return String.join("|", signal.tenant(), signal.brand(), signal.subject());
  }

  /**
   * The streaks in a stream of signals keyed by {@link #keyOf}.
   *
   * @param late where signals go that came behind the watermark; there must be none
   */
  public static SingleOutputStreamOperator<Match> in(
      KeyedStream<Signal, String> signals, OutputTag<Signal> late) {
    Pattern<Signal, Signal> streak =
        Pattern.<Signal>begin(EARLIER, AfterMatchSkipStrategy.skipPastLastEvent())
            .where(new MayBelong())
            .oneOrMore()
            .consecutive()
            .next(NEWEST)
            .where(new Completes())
            .within(LONGEST);
    return CEP.pattern(signals, streak, new InLogOrder())
        .sideOutputLateData(late)
        .process(new ToMatch(), TypeInformation.of(Match.class));
  }

  private static List<Signal> streak(Iterable<Signal> earlier, Signal newest) {
    List<Signal> posts = new ArrayList<>();
    earlier.forEach(posts::add);
    posts.add(newest);
    return StreakWindows.of(newest.stampOf(NAME)).fullest(posts);
  }

  /**
   * A row of posts goes on as long as its first may still be part of a streak. A row that is too
   * long ends, and the one that began a post later goes on: no state for what cannot matter.
   */
  private static final class MayBelong extends IterativeCondition<Signal> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean filter(Signal signal, IterativeCondition.Context<Signal> context)
        throws Exception {
      Signal first = null;
      int row = 1;
      for (Signal before : context.getEventsForPattern(EARLIER)) {
        first = first == null ? before : first;
        row++;
      }
      return first == null
          || (row <= MOST
              && Duration.between(first.heardAt(), signal.heardAt()).toMillis()
                  < StreakWindows.of(signal.stampOf(NAME)).longest());
    }
  }

  private static final class Completes extends IterativeCondition<Signal> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean filter(Signal signal, IterativeCondition.Context<Signal> context)
        throws Exception {
      return !streak(context.getEventsForPattern(EARLIER), signal).isEmpty();
    }
  }

  private static final class ToMatch extends PatternProcessFunction<Signal, Match> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processMatch(
        Map<String, List<Signal>> match,
        PatternProcessFunction.Context context,
        Collector<Match> out) {
      Signal newest = match.get(NEWEST).get(0);
      out.collect(Match.of(newest.stampOf(NAME), streak(match.get(EARLIER), newest)));
    }
  }
}
