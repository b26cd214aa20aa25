package dev.earshot.listener.scoring;

import static java.util.stream.Collectors.toSet;

import dev.earshot.config.Brand;
import dev.earshot.config.BrandTopic;
import dev.earshot.config.Brands;
import dev.earshot.listener.reading.Topics;
import java.util.List;
import java.util.Set;

/**
 * One version of the brands, ready to listen. For one thread.
 *
 * @param brands finds them in posts
 * @param topics finds what posts are about
 * @param special ids of the brands that reveal too much of who speaks of them
 * @param specialTopics ids of the topics that do
 */
public record Ears(
    BrandMatcher brands, Topics topics, Set<String> special, Set<String> specialTopics) {
  /** Ears for these brands. */
  public static Ears of(Brands brands) {
    return new Ears(
        new BrandMatcher(brands.brands()),
        new Topics(brands),
        brands.brands().stream().filter(Brand::special).map(Brand::id).collect(toSet()),
        brands.topics().stream().filter(BrandTopic::special).map(BrandTopic::id).collect(toSet()));
  }

  /** Whether a post may reveal health, religion, politics: what the law guards most. */
  public boolean isSpecial(List<String> named, List<String> about) {
    return named.stream().anyMatch(special::contains)
        || about.stream().anyMatch(specialTopics::contains);
  }
}
