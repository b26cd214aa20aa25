package dev.earshot.config;

import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code brands.yaml} says: whom we listen for.
 *
 * @param brands at least one
 * @param topics what brands may sort posts by, at most {@value #MOST_TOPICS}
 */
public record Brands(List<Brand> brands, List<BrandTopic> topics) implements Serializable {
  /** One bit each in a number. */
  private static final int MOST_TOPICS = 30;

  public Brands {
    if (brands == null || brands.isEmpty()) {
      throw new InvalidSettingException("brands", "is empty; name at least one brand");
    }
    brands = List.copyOf(brands);
    topics = topics == null ? List.of() : List.copyOf(topics);
    if (topics.size() > MOST_TOPICS) {
      throw new InvalidSettingException(
          "topics", "are %d; at most %d".formatted(topics.size(), MOST_TOPICS));
    }
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < brands.size(); i++) {
      Integer before = places.putIfAbsent(brands.get(i).id(), i);
      if (before != null) {
        throw new InvalidSettingException(
            "brands[" + i + "].id",
            "is the id of brands[%d], too; every brand needs its own".formatted(before));
      }
    }
    Set<String> known = new LinkedHashSet<>();
    for (int i = 0; i < topics.size(); i++) {
      if (!known.add(topics.get(i).id())) {
        throw new InvalidSettingException(
            "topics[" + i + "].id", "is the id of another topic, too; every topic needs its own");
      }
    }
    for (int i = 0; i < brands.size(); i++) {
      for (String rival : brands.get(i).rivals()) {
        if (!places.containsKey(rival) || rival.equals(brands.get(i).id())) {
          throw new InvalidSettingException(
              "brands[" + i + "].rivals",
              "names no other brand" + Names.hint(rival, places.keySet()));
        }
      }
      for (String topic : brands.get(i).topics()) {
        if (!known.contains(topic)) {
          throw new InvalidSettingException(
              "brands[" + i + "].topics", "names no topic" + Names.hint(topic, known));
        }
      }
    }
  }

  /** The topics that posts about at least one brand are sorted by. */
  Set<String> usedTopics() {
    Set<String> used = new LinkedHashSet<>();
    brands.forEach(brand -> used.addAll(brand.topics()));
    return used;
  }
}
