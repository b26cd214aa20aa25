package dev.earshot.listener.operators;

import dev.earshot.config.Brands;
import dev.earshot.listener.reading.Models;
import dev.earshot.listener.reading.PostReader;
import dev.earshot.listener.reading.Text;
import dev.earshot.listener.reading.TextKey;
import dev.earshot.listener.scoring.Ears;
import dev.earshot.listener.scoring.EarsByPartition;
import dev.earshot.listener.scoring.Pseudonyms;
import dev.earshot.listener.scoring.Reactions;
import dev.earshot.listener.scoring.RefusedException;
import dev.earshot.listener.scoring.SettingsGate;
import dev.earshot.listener.scoring.SignalMaker;
import dev.earshot.model.AuthorGone;
import dev.earshot.model.Control;
import dev.earshot.model.DeadLetter;
import dev.earshot.model.DeadLetter.Reason;
import dev.earshot.model.Echo;
import dev.earshot.model.Envelope;
import dev.earshot.model.FieldMapping;
import dev.earshot.model.Hearing;
import dev.earshot.model.Mention;
import dev.earshot.model.Post;
import dev.earshot.model.Reading;
import dev.earshot.model.RecordReader;
import dev.earshot.model.Signal;
import dev.earshot.model.SourceStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * From a record to a mention: parse, match brands, understand. Chained behind the source, without a
 * shuffle; this is where the CPU goes. What cannot be read leaves as a dead letter. Aside go what a
 * post does to other authors' posts, what brands themselves say, and how the publishers' ears are.
 * That an account is gone goes among its mentions, for only there it keeps its place in the log.
 *
 * <p>New brands come in the log of posts itself: a second input would take this step out of the
 * source's chain and pass every record through a queue.
 */
public final class HearMentions extends ProcessFunction<Envelope, AboutAccount>
    implements CheckpointedFunction {
  public static final OutputTag<DeadLetter> DEAD_LETTERS = new OutputTag<>("dead-letters") {};

  /** Replies, reposts and quotes, on their way to the author they concern. */
  public static final OutputTag<Echo> ECHOES = new OutputTag<>("echoes") {};

  /** What brands themselves say, and how sources are. */
  public static final OutputTag<Hearing> HEARING = new OutputTag<>("hearing") {};

  /** Posts that were taken back. */
  public static final OutputTag<Signal> WITHDRAWN = new OutputTag<>("withdrawn") {};

  private static final long serialVersionUID = 1L;

  private final Brands brands;
  private final String models;
  private final FieldMapping mapping;
  private final String tenant;
  private final Pseudonyms pseudonyms;
  private final SignalMaker maker;

  private transient EarsByPartition ears;
  private transient ListState<SentBrands> sent;
  private transient RecordReader<Post> reader;
  private transient RecordReader<SourceStatus> statuses;
  private transient RecordReader<Control> controls;
  private transient RecordReader<AuthorGone> accounts;
  private transient Text text;
  private transient PostReader understanding;
  private transient Counter posts;
  private transient Counter mentions;
  private transient Counter unmatched;
  private transient Counter ofBrands;
  private transient Counter deletes;
  private transient Counter gone;
  private transient Counter refused;
  private transient DeadLetterCounters deadLetters;
  private transient volatile long newestAt;

  /**
   * @param brands what to listen for
   * @param models folder of models of your own; empty for the shipped ones
   * @param mapping how foreign records become posts; null when the topic holds posts
   * @param tenant whose job this is
   * @param pseudonyms what posts are called behind the seam
   */
  public HearMentions(
      Brands brands, String models, FieldMapping mapping, String tenant, Pseudonyms pseudonyms) {
    this.brands = brands;
    this.models = models;
    this.mapping = mapping;
    this.tenant = tenant;
    this.pseudonyms = pseudonyms;
    this.maker = new SignalMaker(tenant, pseudonyms);
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    sent =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("brands", SentBrands.class));
    ears = new EarsByPartition(brands);
    // Every task keeps what it heard of, though it may read that partition no longer: only the
    // log's
    // order tells whose copy is the newest.
    List<SentBrands> known = new ArrayList<>();
    sent.get().forEach(known::add);
    known.sort(SentBrands.LOG_ORDER);
    for (SentBrands one : known) {
      ears.restore(one.partition(), one.offset(), one.control());
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    List<SentBrands> kept = new ArrayList<>();
    ears.forEach(
        (partition, offset, control) -> kept.add(new SentBrands(partition, offset, control)));
    sent.update(kept);
  }

  @Override
  public void open(OpenContext context) {
    reader = RecordReader.ofPosts(mapping);
    statuses = RecordReader.of(SourceStatus.class);
    controls = RecordReader.of(Control.class);
    accounts = RecordReader.of(AuthorGone.class);
    text = new Text();
    understanding = new PostReader(Models.of(models));
    MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup("earshot");
    posts = metrics.counter("posts");
    mentions = metrics.counter("mentions");
    unmatched = metrics.counter("posts_without_brand");
    ofBrands = metrics.counter("posts_by_brands");
    deletes = metrics.counter("posts_deleted");
    gone = metrics.counter("accounts_gone");
    refused = metrics.counter("control_refused");
    deadLetters = new DeadLetterCounters(metrics);
    newestAt = System.currentTimeMillis();
    metrics.gauge("event_time_lag_ms", () -> System.currentTimeMillis() - newestAt);
  }

  @Override
  public void processElement(Envelope envelope, Context context, Collector<AboutAccount> out) {
    newestAt = envelope.timestamp();
    Instant heardAt = Instant.ofEpochMilli(envelope.timestamp());
    try {
      switch (envelope.kind()) {
        case DATA -> {
          posts.inc();
          Post post = reader.read(envelope.value()).clampedTo(heardAt);
          understand(post, heardAt, envelope, context, out);
        }
        case SOURCE -> hear(statuses.read(envelope.value()), heardAt, envelope, context);
        case CONTROL -> listenFor(controls.read(envelope.value()), heardAt, envelope);
        case GONE -> {
          gone.inc();
          out.collect(AboutAccount.of(goneIn(envelope, heardAt)));
        }
        case TICK -> {}
      }
    } catch (RecordReader.Unreadable e) {
      bury(envelope, e.reason(), e.getMessage(), context);
    } catch (RefusedException e) {
      refused.inc();
      bury(envelope, Reason.REFUSED, e.getMessage(), context);
    }
  }

  private Gone goneIn(Envelope envelope, Instant heardAt) throws RecordReader.Unreadable {
    return Gone.of(
        accounts.read(envelope.value()), heardAt, envelope.partition(), envelope.offset());
  }

  private void bury(Envelope envelope, Reason reason, String detail, Context context) {
    deadLetters.count(reason);
    context.output(DEAD_LETTERS, new DeadLetter(envelope, reason, detail));
  }

  private void hear(SourceStatus status, Instant heardAt, Envelope envelope, Context context) {
    context.output(
        HEARING,
        new Hearing(
            Hearing.Kind.STATUS,
            tenant,
            status.name(),
            null,
            null,
            null,
            status.connected(),
            status.behindByMs(),
            heardAt,
            envelope.partition(),
            envelope.offset(),
            List.of()));
  }

  private void listenFor(Control control, Instant writtenAt, Envelope envelope)
      throws RefusedException {
    if (control.type() != Control.Type.BRANDS) {
      throw new RefusedException("type is not brands; everything else goes to control");
    }
    Brands wanted = SettingsGate.brands(control, writtenAt);
    ears.add(envelope.partition(), envelope.offset(), control, wanted, writtenAt);
  }

  private void understand(
      Post post, Instant heardAt, Envelope envelope, Context context, Collector<AboutAccount> out) {
    if (post.op() == Post.Op.DELETE) {
      deletes.inc();
      context.output(
          WITHDRAWN, maker.withdrawn(post, heardAt, envelope.partition(), envelope.offset()));
      return;
    }
    Ears listening = ears.at(envelope.partition(), heardAt);
    Set<String> speakers = listening.brands().brandsOfAuthor(post);
    for (Echo echo :
        Reactions.of(post, speakers, heardAt, envelope.partition(), envelope.offset())) {
      context.output(ECHOES, echo);
    }
    if (!speakers.isEmpty()) {
      ofBrands.inc();
      speak(post, speakers, heardAt, envelope, context);
      return;
    }
    text.read(post.text());
    List<String> named = listening.brands().match(post, text);
    if (named.isEmpty()) {
      unmatched.inc();
      return;
    }
    mentions.inc();
    Reading reading = understanding.read(text, post.lang());
    List<String> topics = listening.topics().of(text, named, reading);
    out.collect(
        AboutAccount.of(
            new Mention(
                post,
                named,
                topics,
                listening.isSpecial(named, topics),
                reading,
                TextKey.of(text),
                heardAt,
                envelope.partition(),
                envelope.offset())));
  }

  /** A repost holds no words of the brand's own. */
  private void speak(
      Post post, Set<String> speakers, Instant heardAt, Envelope envelope, Context context) {
    if (post.relation() == Post.Relation.REPOST) {
      return;
    }
    for (String brand : speakers) {
      context.output(
          HEARING,
          new Hearing(
              Reactions.isReply(post) ? Hearing.Kind.REPLY : Hearing.Kind.STATEMENT,
              tenant,
              post.publisher(),
              brand,
              post.network(),
              pseudonyms.of("post:" + post.id()),
              true,
              0,
              heardAt,
              envelope.partition(),
              envelope.offset(),
              List.of()));
    }
  }
}
