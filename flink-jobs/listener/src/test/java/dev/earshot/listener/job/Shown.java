package dev.earshot.listener.job;

import dev.earshot.model.Bump;
import dev.earshot.model.Entry;
import dev.earshot.model.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What people and desks saw of the town: every version of every alert and pulse, and of bumps and
 * evidence what stands in the end.
 *
 * @param seen JSON by what it is; two different JSONs of one version both stand there
 */
record Shown(Map<String, String> seen) {

  static Shown of(Collection<Entry> entries) {
    Map<String, String> seen = new TreeMap<>();
    Map<String, Entry> newest = new TreeMap<>();
    Map<String, Instant> erased = new TreeMap<>();
    for (Entry entry : entries) {
      if (entry.alert() != null) {
        see(seen, entry.identity() + "@" + entry.alert().version(), Json.write(entry.value()));
      } else if (entry.card() != null) {
        see(seen, entry.identity() + "@" + entry.card().version(), Json.write(entry.value()));
      } else if (entry.pulse() != null) {
        see(seen, entry.identity() + "@" + entry.pulse().at(), Json.write(entry.value()));
      } else if (entry.suggestion() != null) {
        see(seen, entry.identity() + "@" + entry.suggestion().at(), Json.write(entry.value()));
      } else if (entry.erasure() != null) {
        erased.merge(entry.identity(), entry.erasure().at(), Shown::later);
      } else {
        newest.merge(entry.identity(), entry, Shown::newer);
      }
    }
    // Whether it was there to be taken away depends on what had been told by then: what counts is
    // what it took for good.
    erased.forEach(
        (identity, at) -> {
          if (!isTold(identity, at, seen, newest)) {
            seen.put(identity + " is erased", "");
            newest.remove(identity);
          }
        });
    newest.forEach((identity, entry) -> seen.put(identity, end(entry)));
    return new Shown(seen);
  }

  /** What differs, one line each; at most so many. */
  List<String> differences(Shown other) {
    List<String> differences = new ArrayList<>();
    seen.forEach(
        (what, json) -> {
          if (!json.equals(other.seen.get(what))) {
            differences.add(what + "\n  expected " + json + "\n  but was  " + other.seen.get(what));
          }
        });
    other.seen.forEach(
        (what, json) -> {
          if (!seen.containsKey(what)) {
            differences.add(what + "\n  nobody expected " + json);
          }
        });
    return differences;
  }

  long count(String kind) {
    return seen.keySet().stream().filter(what -> what.startsWith(kind)).count();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Whether a version newer than that was told. */
  private static boolean isTold(
      String identity, Instant at, Map<String, String> seen, Map<String, Entry> newest) {
    Entry bump = newest.get(identity);
    if (bump != null && bump.bump() != null) {
      return bump.bump().version().time() > at.toEpochMilli();
    }
    return seen.keySet().stream()
        .filter(what -> what.startsWith(identity + "@"))
        .map(what -> what.substring(identity.length() + 1).split("-", 2)[0])
        .anyMatch(time -> Long.parseLong(time) >= at.toEpochMilli());
  }

  private static void see(Map<String, String> seen, String what, String json) {
    seen.merge(what, json, (one, same) -> one.contains(same) ? one : one + "\n AND " + same);
  }

  private static Entry newer(Entry one, Entry other) {
    if (one.bump() != null) {
      return one.bump().version().compareTo(other.bump().version()) >= 0 ? one : other;
    }
    return one.evidence().version().compareTo(other.evidence().version()) >= 0 ? one : other;
  }

  /** Whether a bump was raised or lowered last is the story of its way, not of its end. */
  private static String end(Entry entry) {
    String json = Json.write(entry.value());
    return entry.bump() != null && entry.bump().kind() != Bump.Kind.CLEAR
        ? json.replace("\"kind\":\"lower\"", "\"kind\":\"raise\"")
        : json;
  }
}
