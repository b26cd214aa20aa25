/**
 * The thin Flink shells around Kafka and Redis: sources that never throw, sinks that lose nothing.
 */
package dev.earshot.flink;
