package dev.earshot.listener.operators;

import dev.earshot.model.Control;
import java.util.Comparator;

/**
 * Brands that came in the log of posts, and in which partition: they count for the posts after them
 * there, which their own log puts in an order nobody can bend.
 */
public record SentBrands(int partition, long offset, Control control) {
  /** The order of the logs. */
  public static final Comparator<SentBrands> LOG_ORDER =
      Comparator.comparingInt(SentBrands::partition).thenComparingLong(SentBrands::offset);
}
