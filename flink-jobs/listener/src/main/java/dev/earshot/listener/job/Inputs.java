package dev.earshot.listener.job;

import dev.earshot.listener.operators.ShuffleArrivals;
import dev.earshot.model.Envelope;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What the pipeline reads.
 *
 * @param posts the ticked stream of posts, with source status
 * @param customers the side stream of customers
 * @param deskEvents the ticked stream of what help desks did
 * @param control the side stream of what people tell the job
 */
public record Inputs(
    DataStream<Envelope> posts,
    DataStream<Envelope> customers,
    DataStream<Envelope> deskEvents,
    DataStream<Envelope> control) {

  /** The same log, its partitions mixed as a broker might: no alert may change by it. */
  Inputs shuffled(long seed) {
    return new Inputs(
        posts
            .transform(
                Step.SHUFFLE.uid(), TypeInformation.of(Envelope.class), new ShuffleArrivals(seed))
            .uid(Step.SHUFFLE.uid())
            .setParallelism(posts.getParallelism()),
        customers,
        deskEvents,
        control);
  }
}
