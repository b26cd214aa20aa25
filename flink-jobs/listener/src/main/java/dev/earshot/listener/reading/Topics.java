package dev.earshot.listener.reading;

import dev.earshot.config.Brand;
import dev.earshot.config.BrandTopic;
import dev.earshot.config.Brands;
import dev.earshot.model.Reading;
import dev.earshot.model.Reading.Intent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a post is about, of the topics that its brands are sorted by. Not thread-safe. */
public final class Topics {
  private final List<BrandTopic> topics;
  private final PhraseTable keywords;
  private final Map<Intent, Integer> byIntent = new HashMap<>();
  private final Map<String, Integer> byBrand = new HashMap<>();

  /** The topics of these brands. */
  public Topics(Brands brands) {
    topics = brands.topics();
    PhraseTable.Builder builder = new PhraseTable.Builder();
    Map<String, Integer> bits = new HashMap<>();
    for (int i = 0; i < topics.size(); i++) {
      int bit = 1 << i;
      bits.put(topics.get(i).id(), bit);
      topics.get(i).keywords().forEach(keyword -> builder.or(keyword, bit));
      topics.get(i).intents().forEach(intent -> byIntent.merge(intent, bit, (a, b) -> a | b));
    }
    keywords = builder.build();
    for (Brand brand : brands.brands()) {
      int all = brand.topics().stream().mapToInt(bits::get).reduce(0, (a, b) -> a | b);
      byBrand.put(brand.id(), all);
    }
  }

  /**
   * The ids of a post's topics, in the order of the settings.
   *
   * @param text the post, as it was matched against brands
   * @param named ids of the brands it names
   * @param reading how it was understood
   */
  public List<String> of(Text text, List<String> named, Reading reading) {
    int wanted = 0;
    for (String brand : named) {
      wanted |= byBrand.getOrDefault(brand, 0);
    }
    if (wanted == 0) {
      return List.of();
    }
    int found = byIntent.getOrDefault(reading.intent(), 0);
    for (int token = 0; token < text.size(); token++) {
      if (text.kind(token) == Text.Kind.WORD) {
        found |= Math.max(0, keywords.at(text, token));
      }
    }
    found &= wanted;
    if (found == 0) {
      return List.of();
    }
    List<String> ids = new ArrayList<>(2);
    for (int i = 0; i < topics.size(); i++) {
      if ((found & (1 << i)) != 0) {
        ids.add(topics.get(i).id());
      }
    }
    return ids;
  }
}
