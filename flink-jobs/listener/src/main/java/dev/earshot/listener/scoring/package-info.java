/**
 * Thinking without Flink: what a post says, how far its author's voice carries, how an alert lives
 * and what it is worth in the queue.
 */
package dev.earshot.listener.scoring;
