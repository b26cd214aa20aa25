package dev.earshot.listener.operators;

import dev.earshot.listener.time.ByMoment;
import dev.earshot.model.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Takes back all that somebody said when they are gone: each post for itself, as if its author had
 * deleted it. Keyed by the pseudonym of an account or of a customer, and knows what alerts may come
 * to speak of, for as long as excerpts may be read.
 */
public final class RecallPosts extends KeyedProcessFunction<String, AboutPost, Signal> {
  /** As long as excerpts are kept. */
  static final Duration KNOWN = Duration.ofDays(28);

  /** Of whom more is counted, the newest so many are known. */
  static final int MOST = 200;

  /** Timers come in whole days: a post may be known a little longer. */
  private static final long DAY = Duration.ofDays(1).toMillis();

  private static final long serialVersionUID = 1L;

  private transient ByMoment<AboutPost> waiting;
  private transient MapState<String, Said> posts;

  /** When they were gone: what is counted of before comes after it. */
  private transient ValueState<Signal> gone;

  /**
   * A post about a brand.
   *
   * @param post its pseudonym
   * @param brand the brand it spoke of
   * @param subject pseudonym of whom it counted for
   * @param heardAt event time
   * @param partition where its record lies
   * @param offset its record's offset
   */
  public record Said(
      String post, String brand, String subject, Instant heardAt, int partition, long offset) {
    private static final Comparator<Said> LOG_ORDER =
        Comparator.comparing(Said::heardAt)
            .thenComparingInt(Said::partition)
            .thenComparingLong(Said::offset)
            .thenComparing(Said::brand);

    private static Said of(Signal signal) {
      return new Said(
          signal.post(),
          signal.brand(),
          signal.subject(),
          signal.heardAt(),
          signal.partition(),
          signal.offset());
    }

    private String name() {
      return post + "|" + brand;
    }

    private long dueAt() {
      return (heardAt.plus(KNOWN).toEpochMilli() / DAY + 1) * DAY;
    }
  }

  @Override
  public void open(OpenContext context) {
    var state = getRuntimeContext();
    waiting = ByMoment.of(state, "news", AboutPost.class);
    posts =
        state.getMapState(
            new MapStateDescriptor<>("posts", Types.STRING, TypeInformation.of(Said.class)));
    gone = state.getState(new ValueStateDescriptor<>("gone", Signal.class));
  }

  @Override
  public void processElement(AboutPost news, Context context, Collector<Signal> out)
      throws Exception {
    waiting.add(news, news.at().toEpochMilli(), context.timerService());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Signal> out)
      throws Exception {
    List<AboutPost> now = waiting.take(timestamp);
    now.sort(Comparator.comparing(AboutPost::signal, Signal.LOG_ORDER));
    for (AboutPost news : now) {
      if (news.signal().kind() == Signal.Kind.GONE) {
        recall(news.signal(), context, out);
      } else {
        said(news, context, out);
      }
    }
    if (timestamp % DAY == 0) {
      forget(timestamp);
    }
  }

  private void recall(Signal who, OnTimerContext context, Collector<Signal> out) throws Exception {
    for (Said each : known()) {
      takeBack(each, who, who.heardAt(), out);
    }
    posts.clear();
    gone.update(who);
    context.timerService().registerEventTimeTimer(goneUntil(who));
  }

  private void said(AboutPost news, OnTimerContext context, Collector<Signal> out)
      throws Exception {
    Said said = Said.of(news.signal());
    Signal who = gone.value();
    if (who != null && Signal.LOG_ORDER.compare(news.signal(), who) < 0) {
      // It was counted ten seconds after it was said.
      takeBack(said, who, news.at(), out);
      return;
    }
    posts.put(said.name(), said);
    context.timerService().registerEventTimeTimer(said.dueAt());
    List<Said> all = known();
    if (all.size() > MOST) {
      posts.remove(all.get(0).name());
    }
  }

  private static void takeBack(Said said, Signal who, Instant at, Collector<Signal> out) {
    out.collect(
        AboutPost.withdrawn(who, who.subject(), said.brand(), said.subject(), said.post(), at));
  }

  private void forget(long now) throws Exception {
    for (Said each : known()) {
      if (each.dueAt() <= now) {
        posts.remove(each.name());
      }
    }
    Signal who = gone.value();
    if (who != null && goneUntil(who) <= now) {
      gone.clear();
    }
  }

  private static long goneUntil(Signal who) {
    return (who.heardAt().toEpochMilli() / DAY + 2) * DAY;
  }

  /** The oldest first. */
  private List<Said> known() throws Exception {
    List<Said> known = new ArrayList<>();
    posts.values().forEach(known::add);
    known.sort(Said.LOG_ORDER);
    return known;
  }
}
