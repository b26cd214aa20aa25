package dev.earshot.listener.scoring;

import dev.earshot.config.Brands;
import dev.earshot.listener.reading.Topics;

/**
 * One version of the brands, ready to listen. For one thread.
 *
 * @param brands finds them in posts
 * @param topics finds what posts are about
 */
public record Ears(BrandMatcher brands, Topics topics) {
  /** Ears for these brands. */
  public static Ears of(Brands brands) {
    return new Ears(new BrandMatcher(brands.brands()), new Topics(brands));
  }
}
