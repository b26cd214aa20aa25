/**
 * How unusual it is that so much is said: counts in, levels "seen about once in so many days" out.
 * Start at {@link dev.earshot.listener.levels.SpikeDetector}; the method is told in {@code
 * docs/spikes.md}. Knows no Flink.
 */
package dev.earshot.listener.levels;
