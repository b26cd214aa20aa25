package dev.earshot.config;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One key that says something else than before, as {@code rules.yaml} and {@code brands.yaml} spell
 * it.
 *
 * @param key its path, such as {@code rules.Outage.authors} or {@code brands[skyhop].keywords}
 * @param before what it said; null where it was not there
 * @param after what it says; null where it is gone
 */
public record Change(String key, String before, String after) {

  /** What differs, in the order of the file. */
  public static List<Change> between(Rules before, Rules after) {
    List<Change> changes = new ArrayList<>();
    group("", before, after, changes);
    return changes;
  }

  /** What differs, in the order of the file; brands and topics are told apart by their ids. */
  public static List<Change> between(Brands before, Brands after) {
    List<Change> changes = new ArrayList<>();
    each("brands", before.brands(), after.brands(), changes);
    each("topics", before.topics(), after.topics(), changes);
    return changes;
  }

  /** Every key of these rules and what it says, as the file spells both, in its order. */
  public static Map<String, String> keys(Rules rules) {
    Map<String, String> keys = new LinkedHashMap<>();
    spell("", rules, keys);
    return keys;
  }

  /** {@code key: before → after}. */
  @Override
  public String toString() {
    return key + ": " + (before == null ? "-" : before) + " → " + (after == null ? "-" : after);
  }

  private static void each(
      String path,
      List<? extends Record> before,
      List<? extends Record> after,
      List<Change> changes) {
    Map<String, Record> was = byId(before);
    Map<String, Record> is = byId(after);
    Map<String, Record> all = new LinkedHashMap<>(was);
    is.forEach(all::putIfAbsent);
    for (String id : all.keySet()) {
      String key = path + "[" + id + "]";
      if (was.containsKey(id) && is.containsKey(id)) {
        group(key, was.get(id), is.get(id), changes);
      } else {
        changes.add(
            new Change(
                key, was.containsKey(id) ? "there" : null, is.containsKey(id) ? "there" : null));
      }
    }
  }

  private static Map<String, Record> byId(List<? extends Record> items) {
    Map<String, Record> byId = new LinkedHashMap<>();
    for (Record item : items) {
      byId.put(item instanceof Brand brand ? brand.id() : ((BrandTopic) item).id(), item);
    }
    return byId;
  }

  private static void spell(String path, Record group, Map<String, String> keys) {
    for (RecordComponent component : group.getClass().getRecordComponents()) {
      Object value = value(component, group);
      String key = path + (path.isEmpty() ? "" : ".") + key(component, value);
      if (value instanceof Record inner) {
        spell(key, inner, keys);
      } else {
        keys.put(key, write(value));
      }
    }
  }

  private static void group(String path, Record before, Record after, List<Change> changes) {
    for (RecordComponent component : before.getClass().getRecordComponents()) {
      Object was = value(component, before);
      Object is = value(component, after);
      if (Objects.equals(was, is)) {
        continue;
      }
      String key = path + (path.isEmpty() ? "" : ".") + key(component, was);
      if (was instanceof Record one && is instanceof Record other) {
        group(key, one, other, changes);
      } else {
        changes.add(new Change(key, write(was), write(is)));
      }
    }
  }

  /** In the file the rules stand together, by name. */
  private static String key(RecordComponent component, Object value) {
    return value instanceof RuleSettings rule ? "rules." + rule.name() : Binder.key(component);
  }

  private static Object value(RecordComponent component, Record of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }

  private static String write(Object value) {
    if (value instanceof Duration duration) {
      return Durations.write(duration);
    }
    if (value instanceof Enum<?> constant) {
      return Names.ofEnum(constant);
    }
    if (value instanceof Collection<?> items) {
      return items.stream().map(Change::write).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?> entries) {
      return new TreeSet<>(entries.keySet())
          .stream()
              .map(name -> name + ": " + write(entries.get(name)))
              .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof NegativeStreakSettings.Window window) {
      return window.count() + " in " + Durations.write(window.within());
    }
    return String.valueOf(value);
  }
}
