package dev.earshot.config;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code brands.yaml} says: whom we listen for.
 *
 * @param brands at least one
 */
public record Brands(List<Brand> brands) implements Serializable {
  public Brands {
    if (brands == null || brands.isEmpty()) {
      throw new InvalidSettingException("brands", "is empty; name at least one brand");
    }
    brands = List.copyOf(brands);
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < brands.size(); i++) {
      Integer before = places.putIfAbsent(brands.get(i).id(), i);
      if (before != null) {
        throw new InvalidSettingException(
            "brands[" + i + "].id",
            "is the id of brands[%d], too; every brand needs its own".formatted(before));
      }
    }
  }
}
