package dev.earshot.listener.job;

import dev.earshot.model.Envelope;
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
    DataStream<Envelope> control) {}
