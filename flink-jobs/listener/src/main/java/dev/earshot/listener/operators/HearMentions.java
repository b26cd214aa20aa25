package dev.earshot.listener.operators;

import dev.earshot.config.Brands;
import dev.earshot.listener.reading.Models;
import dev.earshot.listener.reading.PostReader;
import dev.earshot.listener.reading.Text;
import dev.earshot.listener.reading.Topics;
import dev.earshot.listener.scoring.BrandMatcher;
import dev.earshot.model.DeadLetter;
import dev.earshot.model.Envelope;
import dev.earshot.model.FieldMapping;
import dev.earshot.model.Mention;
import dev.earshot.model.Post;
import dev.earshot.model.Reading;
import dev.earshot.model.RecordReader;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * From a record to a mention: parse, match brands, understand. Chained behind the source, without a
 * shuffle; this is where the CPU goes. What cannot be read leaves as a dead letter.
 */
public final class HearMentions extends ProcessFunction<Envelope, Mention> {
  public static final OutputTag<DeadLetter> DEAD_LETTERS = new OutputTag<>("dead-letters") {};

  private static final long serialVersionUID = 1L;

  private final Brands brands;
  private final String models;
  private final FieldMapping mapping;

  private transient RecordReader<Post> reader;
  private transient BrandMatcher matcher;
  private transient Text text;
  private transient PostReader understanding;
  private transient Topics topics;
  private transient Counter posts;
  private transient Counter mentions;
  private transient Counter unmatched;
  private transient Counter ofBrands;
  private transient Counter deletes;
  private transient DeadLetterCounters deadLetters;
  private transient volatile long newestAt;

  /**
   * @param brands what to listen for
   * @param models folder of models of your own; empty for the shipped ones
   * @param mapping how foreign records become posts; null when the topic holds posts
   */
  public HearMentions(Brands brands, String models, FieldMapping mapping) {
    this.brands = brands;
    this.models = models;
    this.mapping = mapping;
  }

  @Override
  public void open(OpenContext context) {
    reader = RecordReader.ofPosts(mapping);
    matcher = new BrandMatcher(brands.brands());
    topics = new Topics(brands);
    text = new Text();
    understanding = new PostReader(Models.of(models));
    MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup("earshot");
    posts = metrics.counter("posts");
    mentions = metrics.counter("mentions");
    unmatched = metrics.counter("posts_without_brand");
    ofBrands = metrics.counter("posts_by_brands");
    deletes = metrics.counter("posts_deleted");
    deadLetters = new DeadLetterCounters(metrics);
    newestAt = System.currentTimeMillis();
    metrics.gauge("event_time_lag_ms", () -> System.currentTimeMillis() - newestAt);
  }

  @Override
  public void processElement(Envelope envelope, Context context, Collector<Mention> out) {
    newestAt = envelope.timestamp();
    if (envelope.kind() != Envelope.Kind.DATA) {
      return;
    }
    posts.inc();
    Post post;
    try {
      post = reader.read(envelope.value()).clampedTo(Instant.ofEpochMilli(envelope.timestamp()));
    } catch (RecordReader.Unreadable e) {
      deadLetters.count(e.reason());
      context.output(DEAD_LETTERS, new DeadLetter(envelope, e.reason(), e.getMessage()));
      return;
    }
    understand(post, envelope, out);
  }

  private void understand(Post post, Envelope envelope, Collector<Mention> out) {
    if (post.op() == Post.Op.DELETE) {
      deletes.inc();
      return;
    }
    if (matcher.isBrandsOwn(post)) {
      ofBrands.inc();
      return;
    }
    text.read(post.text());
    List<String> named = matcher.match(post, text);
    if (named.isEmpty()) {
      unmatched.inc();
      return;
    }
    mentions.inc();
    Reading reading = understanding.read(text, post.lang());
    out.collect(
        new Mention(
            post,
            named,
            topics.of(text, named, reading),
            reading,
            0,
            Instant.ofEpochMilli(envelope.timestamp()),
            envelope.partition(),
            envelope.offset()));
  }
}
