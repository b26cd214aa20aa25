/**
 * How a post is read: language, mood, intent and topics, in one pass over its characters. Start at
 * {@link dev.earshot.listener.reading.PostReader}. Knows no Flink.
 */
package dev.earshot.listener.reading;
