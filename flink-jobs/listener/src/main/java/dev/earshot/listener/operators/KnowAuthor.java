package dev.earshot.listener.operators;

import dev.earshot.config.Rules;
import dev.earshot.listener.scoring.FirstReports;
import dev.earshot.listener.scoring.InfluenceScales;
import dev.earshot.listener.scoring.LinkHistory;
import dev.earshot.listener.scoring.PostKey;
import dev.earshot.listener.scoring.PostingHabit;
import dev.earshot.listener.scoring.Reception;
import dev.earshot.listener.scoring.RefusedException;
import dev.earshot.listener.time.ByMoment;
import dev.earshot.model.Control;
import dev.earshot.model.CustomerLink;
import dev.earshot.model.Echo;
import dev.earshot.model.Influence;
import dev.earshot.model.Mention;
import dev.earshot.model.Post;
import dev.earshot.model.ScoredMention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a mention to a scored mention: who speaks? Drops repeats, learns how the author posts and
 * how that is received, weighs their influence, and knows the customer behind the account. Keyed by
 * author: the one full-rate shuffle. What the job is told comes to every task alike; a mention is
 * weighed by the rules of its own moment.
 *
 * <p>Until the first watermark, mentions wait: it comes only when the customers and what the job
 * was told have been read to their end, so that nobody known is taken for a stranger after a
 * restart. Where the watermark is further behind than {@link Reception#SETTLED}, as it may be in a
 * backlog, a mention waits for it if its author spoke before: reactions to that may still be on
 * their way.
 */
public final class KnowAuthor
    extends KeyedBroadcastProcessFunction<String, AboutAccount, Control, ScoredMention> {
  /** A publisher that starts over repeats a day or so, never more. */
  static final Duration REPEATS_REMEMBERED = Duration.ofDays(2);

  /** What others do to an author's posts, with the customer behind the author. */
  public static final OutputTag<Reaction> REACTIONS = new OutputTag<>("reactions") {};

  /** The rules the job was sent and may still need, by their version. */
  public static final MapStateDescriptor<Integer, Control> SENT =
      new MapStateDescriptor<>("rules", Types.INT, TypeInformation.of(Control.class));

  /** An author who says it again within a day is still one author. */
  private static final Duration COUNTED_ONCE = Duration.ofHours(24);

  private static final Duration CLEANUP_EVERY = Duration.ofHours(1);

  /** No mention comes so late. */
  private static final Duration LATEST = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(KnowAuthor.class);

  private static final long serialVersionUID = 1L;

  private final Rules own;

  /** Null until the first record after a start. */
  private transient InfluenceScales scales;

  private transient ListState<Mention> waiting;
  private transient MapState<Long, Instant> heard;
  private transient MapState<Long, Instant> counted;
  private transient ByMoment<Echo> echoes;
  private transient ValueState<PostingHabit> habit;
  private transient ValueState<Reception> reception;
  private transient ListState<CustomerLink> links;
  private transient ValueState<Long> cleanupAt;
  private transient Counter repeats;

  /**
   * @param own the rules the job was started with
   */
  public KnowAuthor(Rules own) {
    this.own = own;
  }

  @Override
  public void open(OpenContext context) {
    var state = getRuntimeContext();
    waiting = state.getListState(new ListStateDescriptor<>("waiting", Mention.class));
    heard = state.getMapState(new MapStateDescriptor<>("heard", Types.LONG, Types.INSTANT));
    counted = state.getMapState(new MapStateDescriptor<>("counted", Types.LONG, Types.INSTANT));
    echoes = ByMoment.of(state, "echoes", Echo.class);
    habit = state.getState(new ValueStateDescriptor<>("habit", PostingHabit.class));
    reception = state.getState(new ValueStateDescriptor<>("reception", Reception.class));
    links = state.getListState(new ListStateDescriptor<>("links", CustomerLink.class));
    cleanupAt = state.getState(new ValueStateDescriptor<>("cleanup-at", Types.LONG));
    MetricGroup metrics = state.getMetricGroup().addGroup("earshot");
    repeats = metrics.counter("repeats");
  }

  @Override
  public void processElement(
      AboutAccount about, ReadOnlyContext context, Collector<ScoredMention> out) throws Exception {
    if (about.mention() != null) {
      hear(about.mention(), context, out);
    } else if (about.echo() != null) {
      // From another author's partition: only the watermark says what came first.
      Echo echo = about.echo();
      echoes.add(echo, echo.heardAt().toEpochMilli(), context.timerService());
    } else {
      know(about.link(), context);
    }
  }

  @Override
  public void processBroadcastElement(
      Control control, Context context, Collector<ScoredMention> out) throws Exception {
    var sent = context.getBroadcastState(SENT);
    InfluenceScales known = scales(sent);
    if (obey(known, control)) {
      known.forgetBefore(Instant.ofEpochMilli(context.currentWatermark()).minus(LATEST));
      List<Integer> kept = known.versions();
      sent.put(kept.get(kept.size() - 1), control);
      List<Integer> over = new ArrayList<>();
      for (var entry : sent.immutableEntries()) {
        if (!kept.contains(entry.getKey())) {
          over.add(entry.getKey());
        }
      }
      for (int version : over) {
        sent.remove(version);
      }
    }
  }

  private InfluenceScales scales(ReadOnlyBroadcastState<Integer, Control> sent) throws Exception {
    if (scales == null) {
      scales = new InfluenceScales(own);
      TreeMap<Integer, Control> byVersion = new TreeMap<>();
      for (var entry : sent.immutableEntries()) {
        byVersion.put(entry.getKey(), entry.getValue());
      }
      byVersion.values().forEach(control -> obey(scales, control));
    }
    return scales;
  }

  private static boolean obey(InfluenceScales scales, Control control) {
    try {
      return scales.add(control);
    } catch (RefusedException e) {
      // Let in by another version of Earshot; this one goes on with what it can read.
      LOG.warn("rules {} cannot be obeyed any more: {}", control.id(), e.getMessage());
      return false;
    }
  }

  private void hear(Mention mention, ReadOnlyContext context, Collector<ScoredMention> out)
      throws Exception {
    long watermark = context.timerService().currentWatermark();
    boolean started = watermark != Long.MIN_VALUE;
    if (started && !waiting.get().iterator().hasNext() && hasSettled(mention, watermark)) {
      score(mention, scales(context.getBroadcastState(SENT)), out);
      rememberToForget(mention.heardAt(), context);
    } else {
      waiting.add(mention);
      context.timerService().registerEventTimeTimer(mention.heardAt().toEpochMilli());
    }
  }

  private void know(CustomerLink link, ReadOnlyContext context) throws Exception {
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
        score(mention, scales(context.getBroadcastState(SENT)), out);
        rememberToForget(mention.heardAt(), context);
      }
    }
    waiting.update(stillWaiting);
    for (Echo echo : echoes.take(timestamp)) {
      react(echo, context);
    }
    links.update(LinkHistory.after(copy(links.get()), now));
    Long cleanup = cleanupAt.value();
    if (cleanup != null && cleanup <= timestamp) {
      forget(now, context);
    }
  }

  /** Whether all is known that may count here of what others did to the author's posts. */
  private boolean hasSettled(Mention mention, long watermark) throws Exception {
    Instant settled = mention.heardAt().minus(Reception.SETTLED);
    if (watermark >= settled.toEpochMilli()) {
      return true;
    }
    for (Instant post : heard.values()) {
      if (!post.isAfter(settled)) {
        return false;
      }
    }
    return true;
  }

  private void score(Mention mention, InfluenceScales scales, Collector<ScoredMention> out)
      throws Exception {
    Post post = mention.post();
    Instant now = mention.heardAt();
    long revision = PostKey.of(post.id(), post.op() + "\n" + post.revision());
    if (within(heard, revision, now, REPEATS_REMEMBERED)) {
      repeats.inc();
      return;
    }
    long id = PostKey.of(post.id());
    boolean firstSight = !within(heard, id, now, REPEATS_REMEMBERED);
    heard.put(revision, now);
    PostingHabit posting = habit.value();
    Reception received = received(mention, id, posting);
    List<String> fresh = List.of();
    if (firstSight) {
      // When it was first heard: what others do to a post they do after that.
      heard.put(id, now);
      boolean reshare = post.relation() == Post.Relation.REPOST;
      posting = PostingHabit.after(posting, now, reshare, mention.textKey());
      habit.update(posting);
      fresh = fresh(mention);
    }
    Influence influence = scales.at(now).of(post.network(), post.author(), posting, received, now);
    CustomerLink link = LinkHistory.at(links.get(), now);
    out.collect(new ScoredMention(mention, influence, link, fresh, firstSight));
  }

  /** How the author's posts were received up to now, this one among those that wait. */
  private Reception received(Mention mention, long id, PostingHabit posting) throws Exception {
    Instant now = mention.heardAt();
    Reception known = reception.value();
    Reception before = posting != null && posting.isForgotten(now) ? null : known;
    boolean reshare = mention.post().relation() == Post.Relation.REPOST;
    Reception after =
        reshare ? before : Reception.after(before, mention.post(), id, heardFirst(id, now), now);
    if (!Objects.equals(after, known)) {
      reception.update(after);
    }
    return after == null ? null : after.until(now);
  }

  private Instant heardFirst(long id, Instant now) throws Exception {
    return within(heard, id, now, REPEATS_REMEMBERED) ? heard.get(id) : now;
  }

  /** What the author speaks of for the first time in a day: distinct counts then add up. */
  private List<String> fresh(Mention mention) throws Exception {
    List<String> fresh = new ArrayList<>();
    for (String subject : FirstReports.of(mention)) {
      long key = PostKey.of(subject);
      if (!within(counted, key, mention.heardAt(), COUNTED_ONCE)) {
        counted.put(key, mention.heardAt());
        fresh.add(subject);
      }
    }
    return fresh;
  }

  /** An answer always counts; a reaction only to what this author said about us. */
  private void react(Echo echo, OnTimerContext context) throws Exception {
    long post = PostKey.of(echo.post());
    Instant at = echo.heardAt();
    boolean said = within(heard, post, at, REPEATS_REMEMBERED) && !heard.get(post).isAfter(at);
    if (said && !echo.answer()) {
      reception.update(Reception.after(reception.value(), post, echo.reshare(), echo.by(), at));
    }
    if (echo.answer() || said) {
      CustomerLink link = LinkHistory.at(links.get(), at);
      context.output(REACTIONS, new Reaction(echo, link));
    }
  }

  /** By the log's time alone: a timer that has not fired yet must not make a difference. */
  private static boolean within(
      MapState<Long, Instant> times, long key, Instant now, Duration memory) throws Exception {
    Instant last = times.get(key);
    return last != null && now.isBefore(last.plus(memory));
  }

  /** One timer an author: it forgets what is due and, while anything is left, sets the next. */
  private void rememberToForget(Instant heardAt, ReadOnlyContext context) throws Exception {
    long due = heardAt.plus(REPEATS_REMEMBERED).toEpochMilli();
    Long set = cleanupAt.value();
    // Set for a habit, it is months away.
    if (set == null || due < set) {
      cleanupAt.update(due);
      context.timerService().registerEventTimeTimer(due);
    }
  }

  private void forget(Instant now, OnTimerContext context) throws Exception {
    Instant next = earliest(drop(heard, now), drop(counted, now));
    PostingHabit posting = habit.value();
    if (posting != null) {
      Instant due = posting.at().plus(PostingHabit.FORGOTTEN);
      if (due.isAfter(now)) {
        next = earliest(next, due);
      } else {
        habit.clear();
        reception.clear();
      }
    }
    Reception received = reception.value();
    if (received != null) {
      reception.update(received.until(now));
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

  /** Drops what is too old and says when the next will be; null when none is left. */
  private static Instant drop(MapState<Long, Instant> times, Instant now) throws Exception {
    Instant next = null;
    List<Long> old = new ArrayList<>();
    for (Map.Entry<Long, Instant> entry : times.entries()) {
      Instant due = entry.getValue().plus(REPEATS_REMEMBERED);
      if (due.isAfter(now)) {
        next = earliest(next, due);
      } else {
        old.add(entry.getKey());
      }
    }
    for (Long key : old) {
      times.remove(key);
    }
    return next;
  }

  private static Instant earliest(Instant one, Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  private static <T> List<T> copy(Iterable<T> state) {
    List<T> list = new ArrayList<>();
    state.forEach(list::add);
    return list;
  }
}
