package dev.earshot.flink;

import dev.earshot.model.Envelope;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * The clock of a side input: silent until it has read everything that was there when it started,
 * then the end of time at once. Before, the main stream waits for it; after, it never holds back a
 * timer again. A tick stamped after the start proves that all before it has been read.
 */
public final class CaughtUpWatermarks implements WatermarkGenerator<Envelope> {
  private final long startedAt;

  /**
   * @param startedAt the wall clock when reading began, milliseconds since 1970
   */
  public CaughtUpWatermarks(long startedAt) {
    this.startedAt = startedAt;
  }

  @Override
  public void onEvent(Envelope event, long timestamp, WatermarkOutput output) {
    if (event.kind() == Envelope.Kind.TICK && timestamp >= startedAt) {
      output.emitWatermark(Watermark.MAX_WATERMARK);
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    // Only a tick proves that nothing came before it.
  }
}
