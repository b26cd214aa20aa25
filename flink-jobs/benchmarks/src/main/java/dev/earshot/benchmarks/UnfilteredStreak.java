package dev.earshot.benchmarks;

import dev.earshot.model.Signal;
import java.time.Duration;
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

/** The rule as CEP's manual would have it: every mention goes in, the pattern knows what counts. */
final class UnfilteredStreak {
  private static final String EARLIER = "earlier";
  private static final String NEWEST = "newest";
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration HOUR = Duration.ofHours(1);

  private UnfilteredStreak() {}

  static SingleOutputStreamOperator<String> in(KeyedStream<Signal, String> mentions) {
    Pattern<Signal, Signal> streak =
        Pattern.<Signal>begin(EARLIER, AfterMatchSkipStrategy.skipPastLastEvent())
            .where(new Counts())
            .oneOrMore()
            .followedBy(NEWEST)
            .where(new Completes())
            .within(DAY);
    return CEP.pattern(mentions, streak).process(new Subject(), TypeInformation.of(String.class));
  }

  private static boolean counts(Signal said) {
    return said.negativity() >= 0.3 && said.influence().score() >= 60;
  }

  private static boolean within(Duration span, Signal one, Signal newest) {
    return Duration.between(one.heardAt(), newest.heardAt()).compareTo(span) < 0;
  }

  private static final class Counts extends IterativeCondition<Signal> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean filter(Signal said, Context<Signal> context) {
      return counts(said);
    }
  }

  private static final class Completes extends IterativeCondition<Signal> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean filter(Signal said, IterativeCondition.Context<Signal> context)
        throws Exception {
      if (!counts(said)) {
        return false;
      }
      int inADay = 1;
      boolean inAnHour = false;
      for (Signal before : context.getEventsForPattern(EARLIER)) {
        inADay += within(DAY, before, said) ? 1 : 0;
        inAnHour |= within(HOUR, before, said);
      }
      return inADay >= 3 || inAnHour;
    }
  }

  private static final class Subject extends PatternProcessFunction<Signal, String> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processMatch(
        Map<String, List<Signal>> match,
        PatternProcessFunction.Context context,
        Collector<String> out) {
      out.collect(match.get(NEWEST).get(0).subject());
    }
  }
}
