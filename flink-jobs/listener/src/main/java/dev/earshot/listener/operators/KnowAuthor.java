package dev.earshot.listener.operators;

import dev.earshot.config.InfluenceSettings;
import dev.earshot.listener.scoring.InfluenceScale;
import dev.earshot.listener.scoring.LinkHistory;
import dev.earshot.listener.scoring.PostingHabit;
import dev.earshot.model.CustomerLink;
import dev.earshot.model.Influence;
import dev.earshot.model.Mention;
import dev.earshot.model.Post;
import dev.earshot.model.ScoredMention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * From a mention to a scored mention: who speaks? Drops repeats, learns how often the author posts,
 * weighs their influence, and knows the customer behind the account. Keyed by author: the one
 * full-rate shuffle.
 *
 * <p>Until the first watermark, mentions wait: it comes only when the customers have been read to
 * their end, so that nobody known is taken for a stranger after a restart.
 */
public final class KnowAuthor
    extends KeyedCoProcessFunction<String, Mention, CustomerLink, ScoredMention> {
  /** A publisher that starts over repeats a day or so, never more. */
  static final Duration REPEATS_REMEMBERED = Duration.ofDays(2);

  private static final Duration CLEANUP_EVERY = Duration.ofHours(1);

  private static final long serialVersionUID = 1L;

  private final InfluenceSettings settings;

  private transient InfluenceScale scale;
  private transient ListState<Mention> waiting;
  private transient MapState<String, Instant> heard;
  private transient ValueState<PostingHabit> habit;
  private transient ListState<CustomerLink> links;
  private transient ValueState<Long> cleanupAt;
  private transient Counter repeats;

  public KnowAuthor(InfluenceSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    scale = new InfluenceScale(settings);
    var state = getRuntimeContext();
    waiting = state.getListState(new ListStateDescriptor<>("waiting", Mention.class));
    heard = state.getMapState(new MapStateDescriptor<>("heard", Types.STRING, Types.INSTANT));
    habit = state.getState(new ValueStateDescriptor<>("habit", PostingHabit.class));
    links = state.getListState(new ListStateDescriptor<>("links", CustomerLink.class));
    cleanupAt = state.getState(new ValueStateDescriptor<>("cleanup-at", Types.LONG));
    MetricGroup metrics = state.getMetricGroup().addGroup("earshot");
    repeats = metrics.counter("repeats");
  }

  @Override
  public void processElement1(Mention mention, Context context, Collector<ScoredMention> out)
      throws Exception {
    boolean started = context.timerService().currentWatermark() != Long.MIN_VALUE;
    if (started && !waiting.get().iterator().hasNext()) {
      score(mention, out);
      rememberToForget(mention.heardAt(), context);
    } else {
      waiting.add(mention);
      context.timerService().registerEventTimeTimer(mention.heardAt().toEpochMilli());
    }
  }

  @Override
  public void processElement2(CustomerLink link, Context context, Collector<ScoredMention> out)
      throws Exception {
    List<CustomerLink> history = LinkHistory.with(copy(links.get()), link);
    links.update(history);
    if (history.size() > 1) {
      context.timerService().registerEventTimeTimer(link.effectiveAt().toEpochMilli());
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<ScoredMention> out)
      throws Exception {
    Instant now = Instant.ofEpochMilli(timestamp);
    List<Mention> stillWaiting = new ArrayList<>();
    for (Mention mention : copy(waiting.get())) {
      if (mention.heardAt().isAfter(now)) {
        stillWaiting.add(mention);
      } else {
        score(mention, out);
        rememberToForget(mention.heardAt(), context);
      }
    }
    waiting.update(stillWaiting);
    links.update(LinkHistory.after(copy(links.get()), now));
    Long due = cleanupAt.value();
    if (due != null && due <= timestamp) {
      forget(now, context);
    }
  }

  private void score(Mention mention, Collector<ScoredMention> out) throws Exception {
    Post post = mention.post();
    String revision = post.id() + "\n" + post.op() + "\n" + post.revision();
    if (remembered(revision, mention.heardAt())) {
      repeats.inc();
      return;
    }
    boolean firstSight = !remembered(post.id(), mention.heardAt());
    heard.put(revision, mention.heardAt());
    heard.put(post.id(), mention.heardAt());
    PostingHabit posting = habit.value();
    if (firstSight) {
      posting = PostingHabit.after(posting, mention.heardAt());
      habit.update(posting);
    }
    double postsADay = posting == null ? 0 : posting.postsADay();
    Influence influence = scale.of(post.network(), post.author(), postsADay, mention.heardAt());
    CustomerLink link = LinkHistory.at(links.get(), mention.heardAt());
    out.collect(new ScoredMention(mention, influence, link, firstSight));
  }

  /** By the log's time alone: a timer that has not fired yet must not make a difference. */
  private boolean remembered(String post, Instant now) throws Exception {
    Instant last = heard.get(post);
    return last != null && now.isBefore(last.plus(REPEATS_REMEMBERED));
  }

  /** One timer an author: it forgets what is due and, while anything is left, sets the next. */
  private void rememberToForget(Instant heardAt, Context context) throws Exception {
    if (cleanupAt.value() == null) {
      long due = heardAt.plus(REPEATS_REMEMBERED).toEpochMilli();
      cleanupAt.update(due);
      context.timerService().registerEventTimeTimer(due);
    }
  }

  private void forget(Instant now, OnTimerContext context) throws Exception {
    Instant next = null;
    List<String> old = new ArrayList<>();
    for (Map.Entry<String, Instant> entry : heard.entries()) {
      Instant due = entry.getValue().plus(REPEATS_REMEMBERED);
      if (due.isAfter(now)) {
        next = next == null || due.isBefore(next) ? due : next;
      } else {
        old.add(entry.getKey());
      }
    }
    for (String revision : old) {
      heard.remove(revision);
    }
    PostingHabit posting = habit.value();
    if (posting != null) {
      Instant due = posting.at().plus(PostingHabit.FORGOTTEN);
      if (due.isAfter(now)) {
        next = next == null ? due : next;
      } else {
        habit.clear();
      }
    }
    if (next == null) {
      cleanupAt.clear();
      return;
    }
    // Each round looks at all that is remembered: who posts every second may not cause one a post.
    Instant soonest = now.plus(CLEANUP_EVERY);
    long due = (next.isAfter(soonest) ? next : soonest).toEpochMilli();
    cleanupAt.update(due);
    context.timerService().registerEventTimeTimer(due);
  }

  private static <T> List<T> copy(Iterable<T> state) {
    List<T> list = new ArrayList<>();
    state.forEach(list::add);
    return list;
  }
}
