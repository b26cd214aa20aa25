package dev.earshot.listener.operators;

import dev.earshot.listener.scoring.BucketCount;
import dev.earshot.listener.scoring.SignalMaker;
import dev.earshot.listener.time.LastMoment;
import dev.earshot.model.Fact;
import dev.earshot.model.ScoredMention;
import dev.earshot.model.Signal;
import dev.earshot.model.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * From scored mentions to tallies: what this task heard of a brand in ten seconds. Chained behind
 * {@link KnowAuthor}, without a key of its own, so that a brand everybody talks about does not have
 * to pass through one task mention by mention. A bucket leaves when the watermark reaches its end,
 * before that watermark does, and never again; a mention that comes later still is counted as
 * uncounted.
 *
 * <p>At the end of a bounded input the bucket that had not ended is not told: nobody knows what
 * would have been said in the rest of it.
 */
public final class CountMentions extends AbstractStreamOperator<Tally>
    implements OneInputStreamOperator<ScoredMention, Tally> {
  private static final long serialVersionUID = 1L;

  /**
   * What a task had counted of a bucket when it was stopped.
   *
   * @param tally the count, its loudest left out
   * @param loudest these, still with all that is personal about them
   */
  public record Open(Tally tally, List<ScoredMention> loudest) {
    public Open {
      loudest = List.copyOf(loudest);
    }
  }

  private final String tenant;
  private final SignalMaker maker;

  private transient TreeMap<Instant, Map<String, BucketCount>> buckets;
  private transient ListState<Open> open;
  private transient long flushed;
  private transient LastMoment end;
  private transient Counter uncounted;

  /**
   * @param tenant whose job this is
   * @param maker makes signals of the loudest posts
   */
  public CountMentions(String tenant, SignalMaker maker) {
    this.tenant = tenant;
    this.maker = maker;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    buckets = new TreeMap<>();
    flushed = Long.MIN_VALUE;
    open =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("open-buckets", Open.class));
    for (Open one : open.get()) {
      BucketCount count = bucket(one.tally().at(), one.tally().brand());
      count.add(one.tally());
      one.loudest().forEach(count::hear);
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup("earshot");
    uncounted = metrics.counter("mentions_uncounted");
    end = LastMoment.of(getRuntimeContext());
  }

  @Override
  public void processElement(StreamRecord<ScoredMention> record) {
    ScoredMention scored = record.getValue();
    Instant at = Tally.bucketOf(scored.mention().heardAt());
    if (lastMoment(at) <= flushed) {
      uncounted.inc();
      return;
    }
    for (String brand : scored.mention().brands()) {
      bucket(at, brand).add(scored, brand);
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    flush(end.upTo(mark.getTimestamp()));
    super.processWatermark(mark);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    List<Open> counts = new ArrayList<>();
    buckets.forEach(
        (at, brands) ->
            brands.forEach(
                (brand, count) ->
                    counts.add(
                        new Open(count.tally(tenant, brand, at, List.of()), count.loudest()))));
    open.update(counts);
  }

  private void flush(long watermark) {
    flushed = Math.max(flushed, watermark);
    while (!buckets.isEmpty() && lastMoment(buckets.firstKey()) <= watermark) {
      Map.Entry<Instant, Map<String, BucketCount>> bucket = buckets.pollFirstEntry();
      new TreeMap<>(bucket.getValue())
          .forEach((brand, count) -> tell(bucket.getKey(), brand, count));
    }
  }

  private void tell(Instant at, String brand, BucketCount count) {
    if (count.isEmpty()) {
      return;
    }
    List<Signal> loudest = new ArrayList<>();
    for (ScoredMention scored : count.loudest()) {
      loudest.add(maker.said(scored, brand));
    }
    Tally tally = count.tally(tenant, brand, at, loudest);
    output.collect(new StreamRecord<>(tally, Fact.of(tally).at().toEpochMilli()));
  }

  private BucketCount bucket(Instant at, String brand) {
    return buckets
        .computeIfAbsent(at, moment -> new HashMap<>())
        .computeIfAbsent(brand, name -> new BucketCount());
  }

  private static long lastMoment(Instant bucket) {
    return bucket.plus(Tally.BUCKET).toEpochMilli() - 1;
  }
}
