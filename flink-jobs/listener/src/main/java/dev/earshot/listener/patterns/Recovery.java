package dev.earshot.listener.patterns;

import dev.earshot.config.RecoverySettings;
import dev.earshot.listener.scoring.SignalRule;
import dev.earshot.model.Match;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Somebody complained, was answered, and then had a good word for the same brand.
 *
 * <p>A new complaint begins anew, before the answer as after it. So one complaint a brand is
 * awaited at most, nothing is found twice, and no skip strategy is needed: one would hold back what
 * is found of one brand while an older complaint about another waits.
 */
public record Recovery(RecoverySettings settings) implements SignalRule {
  public static final String NAME = RecoverySettings.NAME;

  /** {@code within} may be no longer. */
  private static final Duration LONGEST = Duration.ofDays(7);

  private static final String COMPLAINT = "complaint";
  private static final String ANSWER = "answer";
  private static final String GOOD_WORD = "good word";

  @Override
  public boolean counts(Signal signal) {
    return signal.kind() == Signal.Kind.SAID
        && (signal.negativity() >= settings.negativity()
            || signal.positivity() >= settings.positivity());
  }

  /** Whether the pattern looks at this signal. */
  public static boolean takes(Signal signal) {
    return signal.kind() == Signal.Kind.ANSWERED || signal.stampOf(NAME) != null;
  }

  /** One person: an answer may count for every brand. */
  public static String keyOf(Signal signal) {
    return signal.tenant() + "|" + signal.subject();
  }

  /**
   * The recoveries in a stream of signals keyed by {@link #keyOf}.
   *
   * @param late where signals go that came behind the watermark; there must be none
   */
  public static SingleOutputStreamOperator<Match> in(
      KeyedStream<Signal, String> signals, OutputTag<Signal> late) {
    Pattern<Signal, Signal> recovery =
        Pattern.<Signal>begin(COMPLAINT, AfterMatchSkipStrategy.noSkip())
            .where(SimpleCondition.of(Recovery::complains))
            .notFollowedBy("complaint again")
            .where(new OfThatBrand(Recovery::complains))
            .followedBy(ANSWER)
            .where(new OfThatBrand(signal -> signal.kind() == Signal.Kind.ANSWERED))
            .notFollowedBy("complaint still")
            .where(new OfThatBrand(Recovery::complains))
            .followedBy(GOOD_WORD)
            .where(new OfThatBrand(Recovery::praises))
            .where(new SinceTheAnswer())
            .within(LONGEST);
    return CEP.pattern(signals, recovery, new InLogOrder())
        .sideOutputLateData(late)
        .process(new ToMatch(), TypeInformation.of(Match.class));
  }

  private static boolean complains(Signal signal) {
    Stamp stamp = signal.stampOf(NAME);
    return stamp != null && signal.negativity() >= stamp.limit("negativity");
  }

  private static boolean praises(Signal signal) {
    Stamp stamp = signal.stampOf(NAME);
    return stamp != null && signal.positivity() >= stamp.limit("positivity");
  }

  private static Signal only(String stage, IterativeCondition.Context<Signal> context)
      throws Exception {
    return context.getEventsForPattern(stage).iterator().next();
  }

  /** About the brand complained of; an answer may be for every brand. */
  private static final class OfThatBrand extends IterativeCondition<Signal> {
    private static final long serialVersionUID = 1L;

    private final FilterFunction<Signal> what;

    OfThatBrand(FilterFunction<Signal> what) {
      this.what = what;
    }

    @Override
    public boolean filter(Signal signal, IterativeCondition.Context<Signal> context)
        throws Exception {
      return what.filter(signal)
          && (signal.brand() == null || signal.brand().equals(only(COMPLAINT, context).brand()));
    }
  }

  /** Soon enough, and written after the answer: an old word heard late is no thanks for it. */
  private static final class SinceTheAnswer extends IterativeCondition<Signal> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean filter(Signal signal, IterativeCondition.Context<Signal> context)
        throws Exception {
      long took =
          Duration.between(only(COMPLAINT, context).heardAt(), signal.heardAt()).toMillis();
      return took < signal.stampOf(NAME).millis("within")
          && !signal.createdAt().isBefore(only(ANSWER, context).createdAt());
    }
  }

  private static final class ToMatch extends PatternProcessFunction<Signal, Match> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processMatch(
        Map<String, List<Signal>> match,
        PatternProcessFunction.Context context,
        Collector<Match> out) {
      Signal complaint = match.get(COMPLAINT).get(0);
      Signal goodWord = match.get(GOOD_WORD).get(0);
      out.collect(Match.of(goodWord.stampOf(NAME), List.of(complaint, goodWord)));
    }
  }
}
