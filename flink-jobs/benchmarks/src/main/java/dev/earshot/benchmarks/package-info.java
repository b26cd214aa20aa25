/**
 * How fast it is: from the broker's stamp to Redis, start with {@code QuietStream}; to understand
 * one post, {@code ReadPosts}.
 */
package dev.earshot.benchmarks;
