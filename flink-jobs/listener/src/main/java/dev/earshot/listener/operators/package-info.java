/** The steps of the pipeline: thin Flink shells around {@code scoring}. Each is a verb. */
package dev.earshot.listener.operators;
