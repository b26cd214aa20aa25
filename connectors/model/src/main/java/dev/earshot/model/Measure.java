package dev.earshot.model;

/**
 * How unusual a level is, in numbers.
 *
 * @param of what was counted: {@code negative}, {@code loud}, {@code posts} or {@code topic:<id>}
 * @param observed the count in the window
 * @param expected what this brand usually has there
 * @param windowMs the window, in milliseconds
 * @param returnDays such a level is seen about once in so many days
 * @param scales at how many time constants the level is that unusual by itself
 */
public record Measure(
    String of, double observed, double expected, long windowMs, double returnDays, int scales) {

  public Measure {
    of = Check.text("of", of);
  }
}
