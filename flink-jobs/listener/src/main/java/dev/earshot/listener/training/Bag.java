package dev.earshot.listener.training;

import dev.earshot.listener.reading.Features;
import dev.earshot.listener.reading.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The features of a text, each once.
 *
 * @param keys which
 * @param counts how often each occurs
 */
record Bag(int[] keys, int[] counts) {

  /** What a text holds. */
  static Bag of(Text text, Features features) {
    Map<Integer, Integer> byKey = new LinkedHashMap<>();
    features.of(text, (key, token) -> byKey.merge(key, 1, Integer::sum));
    int[] keys = new int[byKey.size()];
    int[] counts = new int[keys.length];
    int i = 0;
    for (Map.Entry<Integer, Integer> feature : byKey.entrySet()) {
      keys[i] = feature.getKey();
      counts[i++] = feature.getValue();
    }
    return new Bag(keys, counts);
  }
}
