/** How fast it is, measured from the broker's stamp to Redis: start with {@code QuietStream}. */
package dev.earshot.benchmarks;
