package dev.earshot.flink;

import dev.earshot.kafka.Player;
import dev.earshot.model.Envelope;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * The clock of a ticked topic, one per partition: the newest stamp less a slack, told on every
 * tick. It never calls a partition idle and never guesses from silence, because a stalled fetch
 * looks just like one; an un-ticked partition holds everything, and that is seen.
 */
public final class TickWatermarks implements WatermarkGenerator<Envelope> {
  /**
   * How far behind the newest stamp time stands, for a broker whose clock steps back a little. A
   * player's last tick counts on just this much.
   */
  public static final long SLACK_MILLIS = Player.WATERMARK_SLACK.toMillis();

  private long newest = Long.MIN_VALUE;

  @Override
  public void onEvent(Envelope event, long timestamp, WatermarkOutput output) {
    newest = Math.max(newest, timestamp);
    if (event.kind() == Envelope.Kind.TICK) {
      output.emitWatermark(new Watermark(newest - SLACK_MILLIS));
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    // Time moves in the log, not on the wall.
  }
}
