package dev.earshot.listener.operators;

import static dev.earshot.listener.operators.PostsHeard.earliest;

import dev.earshot.config.Rules;
import dev.earshot.listener.scoring.PostingHabit;
import dev.earshot.listener.scoring.Pseudonyms;
import dev.earshot.listener.scoring.Reception;
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
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * From a mention to a scored mention: who speaks? Drops repeats, learns how the author posts and
 * how that is received, weighs their influence, and knows the customer behind the account. Keyed by
 * author: the one full-rate shuffle. What the job is told comes to every task alike; a mention is
 * weighed by the rules of its own moment, and of who objects at that moment nothing is heard.
 *
 * <p>Until the first watermark, mentions wait: it comes only when the customers and what the job
 * was told have been read to their end, so that nobody known is taken for a stranger after a
 * restart. Where the watermark is further behind than {@link Reception#SETTLED}, as it may be in a
 * backlog, a mention waits for it if its author spoke before: reactions to that may still be on
 * their way. That an account is gone always waits, and what the account says after it waits behind
 * it: what others did before comes first, whichever of the two arrives first.
 */
public final class KnowAuthor
    extends KeyedBroadcastProcessFunction<String, AboutAccount, Control, ScoredMention> {
  /** What others do to an author's posts, with the customer behind the author. */
  public static final OutputTag<Reaction> REACTIONS = new OutputTag<>("reactions") {};

  /** Accounts that are gone, or to be forgotten, and are forgotten here. */
  public static final OutputTag<Gone> GONE = new OutputTag<>("gone") {};

  /** No mention comes so late. */
  private static final Duration LATEST = Duration.ofHours(1);

  private static final long serialVersionUID = 1L;

  private final SentScales scales;
  private final Objectors objectors;

  private transient ListState<AboutAccount> waiting;
  private transient PostsHeard posts;
  private transient ByMoment<Echo> echoes;
  private transient PostingHabits habits;
  private transient AccountLinks links;
  private transient CleanupTimer cleanup;
  private transient Counter repeats;
  private transient Counter objected;

  /**
   * @param own the rules the job was started with
   * @param pseudonyms what people are called by whoever tells that they object
   */
  public KnowAuthor(Rules own, Pseudonyms pseudonyms) {
    this.scales = new SentScales(own);
    this.objectors = new Objectors(pseudonyms);
  }

  /** What the job is told and every task keeps. */
  public static MapStateDescriptor<?, ?>[] told() {
    return new MapStateDescriptor<?, ?>[] {SentScales.SENT, Objectors.TOLD};
  }

  @Override
  public void open(OpenContext context) {
    var state = getRuntimeContext();
    waiting = state.getListState(new ListStateDescriptor<>("waiting", AboutAccount.class));
    posts = new PostsHeard(state);
    echoes = ByMoment.of(state, "echoes", Echo.class);
    habits = new PostingHabits(state);
    links = new AccountLinks(state);
    cleanup = new CleanupTimer(state);
    MetricGroup metrics = state.getMetricGroup().addGroup("earshot");
    repeats = metrics.counter("repeats");
    objected = metrics.counter("objected");
  }

  @Override
  public void processElement(
      AboutAccount about, ReadOnlyContext context, Collector<ScoredMention> out) throws Exception {
    if (about.link() != null) {
      links.know(about.link(), context.timerService());
    } else if (about.echo() != null) {
      // From another author's partition: only the watermark says what came first.
      Echo echo = about.echo();
      echoes.add(echo, echo.heardAt().toEpochMilli(), context.timerService());
    } else if (about.mention() != null && isInTurn(about.mention(), context)) {
      score(about.mention(), context, out);
    } else {
      waiting.add(about);
      context.timerService().registerEventTimeTimer(about.heardAt().toEpochMilli());
    }
  }

  @Override
  public void processBroadcastElement(
      Control control, Context context, Collector<ScoredMention> out) throws Exception {
    Instant earliest = Instant.ofEpochMilli(context.currentWatermark()).minus(LATEST);
    scales.obey(control, context.getBroadcastState(SentScales.SENT), earliest);
    Objectors.heed(control, context.getBroadcastState(Objectors.TOLD), earliest);
  }

  /** Whether all is known that may count here, and nothing of the author's own waits before it. */
  private boolean isInTurn(Mention mention, ReadOnlyContext context) throws Exception {
    long watermark = context.timerService().currentWatermark();
    if (watermark == Long.MIN_VALUE || waiting.get().iterator().hasNext()) {
      return false;
    }
    Instant settled = mention.heardAt().minus(Reception.SETTLED);
    return watermark >= settled.toEpochMilli() || !posts.anyBy(settled);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<ScoredMention> out)
      throws Exception {
    Instant now = Instant.ofEpochMilli(timestamp);
    List<AboutAccount> stillWaiting = new ArrayList<>();
    for (AboutAccount about : waiting.get()) {
      if (about.heardAt().isAfter(now)) {
        stillWaiting.add(about);
      } else if (about.mention() != null) {
        score(about.mention(), context, out);
      } else {
        react(timestamp, context);
        end(about.gone(), context);
      }
    }
    waiting.update(stillWaiting);
    react(timestamp, context);
    links.settle(now);
    if (cleanup.isDue(timestamp)) {
      Instant next = earliest(posts.forget(now), habits.forget(now));
      cleanup.next(next, now, context.timerService());
    }
  }

  private void score(Mention mention, ReadOnlyContext context, Collector<ScoredMention> out)
      throws Exception {
    Post post = mention.post();
    Instant now = mention.heardAt();
    if (objects(mention.authorKey(), now, context)) {
      objected.inc();
      return;
    }
    if (posts.isRepeat(post, now)) {
      repeats.inc();
      return;
    }
    Instant first = posts.first(post.id(), now);
    boolean firstSight = first == null;
    Reception received = habits.receivedBefore(mention, firstSight ? now : first);
    posts.hear(post, now);
    PostingHabit posting = firstSight ? habits.postingAfter(mention) : habits.posting();
    List<String> fresh = firstSight ? posts.fresh(mention) : List.of();
    Influence influence =
        scales
            .with(context.getBroadcastState(SentScales.SENT))
            .at(now)
            .of(post.network(), post.author(), posting, received, now);
    if (mention.special()) {
      posts.guard(post, now);
    }
    CustomerLink link = mention.special() ? null : links.at(now);
    out.collect(new ScoredMention(mention, influence, link, fresh, firstSight));
    TimerService time = context.timerService();
    // Set for a habit, it was months away.
    release(cleanup.by(now.plus(PostsHeard.REMEMBERED), time), time);
  }

  private boolean objects(String account, Instant moment, ReadOnlyContext context)
      throws Exception {
    return objectors.contain("acct:" + account, moment, context.getBroadcastState(Objectors.TOLD));
  }

  private void react(long moment, OnTimerContext context) throws Exception {
    for (Echo echo : echoes.take(moment)) {
      react(echo, context);
    }
  }

  /** An answer always counts; a reaction only to what this author said about us. */
  private void react(Echo echo, OnTimerContext context) throws Exception {
    Instant at = echo.heardAt();
    boolean said = posts.isKnown(echo.post(), at);
    if (!echo.answer() && (!said || objects(echo.by(), at, context))) {
      return;
    }
    if (objects(echo.account(), at, context)) {
      return;
    }
    if (!echo.answer()) {
      habits.react(echo);
    }
    CustomerLink link = posts.isSpecial(echo.post(), at) ? null : links.at(at);
    context.output(REACTIONS, new Reaction(echo, link));
  }

  /** Forgets the account; what was announced for later stands, as if it had come later. */
  private void end(Gone gone, OnTimerContext context) throws Exception {
    if (gone.forget() || habits.areKnown(gone.at())) {
      context.output(GONE, gone);
    }
    posts.clear();
    habits.clear();
    TimerService time = context.timerService();
    release(cleanup.end(), time);
    for (Long moment : links.end(gone.at())) {
      release(moment, time);
    }
  }

  /** A timer bears the account's name: it goes unless something else waits for its moment. */
  private void release(Long moment, TimerService time) throws Exception {
    if (moment == null) {
      return;
    }
    boolean awaited = echoes.awaits(moment) || links.await(moment);
    for (AboutAccount about : waiting.get()) {
      awaited |= about.heardAt().toEpochMilli() == moment;
    }
    if (!awaited) {
      time.deleteEventTimeTimer(moment);
    }
  }
}
