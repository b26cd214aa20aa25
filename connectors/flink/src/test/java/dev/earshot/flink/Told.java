package dev.earshot.flink;

import dev.earshot.model.Envelope;
import dev.earshot.model.Envelope.Kind;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/** A generator, the records it is shown and the watermarks it tells. */
final class Told implements WatermarkOutput {
  private final WatermarkGenerator<Envelope> generator;
  private final List<Long> watermarks = new ArrayList<>();
  private boolean idle;

  Told(WatermarkGenerator<Envelope> generator) {
    this.generator = generator;
  }

  Told hears(Kind kind, long timestamp) {
    Envelope envelope = new Envelope(kind, "posts", 0, 0, timestamp, null, null);
    generator.onEvent(envelope, timestamp, this);
    return this;
  }

  Told onTheWall() {
    generator.onPeriodicEmit(this);
    return this;
  }

  List<Long> watermarks() {
    return watermarks;
  }

  boolean idle() {
    return idle;
  }

  @Override
  public void emitWatermark(Watermark watermark) {
    watermarks.add(watermark.getTimestamp());
  }

  @Override
  public void markIdle() {
    idle = true;
  }

  @Override
  public void markActive() {
    idle = false;
  }
}
