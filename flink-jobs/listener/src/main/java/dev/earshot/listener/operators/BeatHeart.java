package dev.earshot.listener.operators;

import dev.earshot.model.Alert;
import dev.earshot.model.Entry;
import dev.earshot.model.Heartbeat;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * A sign of life for each ten seconds of event time that went through the whole job: whoever hears
 * none for a minute knows that nothing would be heard of a crisis either. One task alone, at the
 * end of the way of alerts, so that the slowest of all says how far the job is.
 */
public final class BeatHeart extends AbstractStreamOperator<Entry>
    implements OneInputStreamOperator<Alert, Entry> {
  /** How often, in event time. */
  static final Duration EVERY = Duration.ofSeconds(10);

  private static final long serialVersionUID = 1L;

  private final String tenant;
  private transient long beats;

  public BeatHeart(String tenant) {
    this.tenant = tenant;
  }

  @Override
  public void processElement(StreamRecord<Alert> alert) {
    // Alerts are told by others; here only time counts.
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    long beat = mark.getTimestamp() / EVERY.toMillis();
    // A bounded input ends at the end of time: nobody lives then.
    if (beat > beats && mark.getTimestamp() != Long.MAX_VALUE) {
      beats = beat;
      Instant at = Instant.ofEpochMilli(beat * EVERY.toMillis());
      output.collect(new StreamRecord<>(Entry.of(new Heartbeat(tenant, at)), at.toEpochMilli()));
    }
    super.processWatermark(mark);
  }
}
