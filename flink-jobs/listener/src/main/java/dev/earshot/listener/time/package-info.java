/** What operators and patterns share about time: what waits for its moment, and where time ends. */
package dev.earshot.listener.time;
