package dev.earshot.wall;

import dev.earshot.model.Pulse;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The pulses of each brand since the wall was started: Redis keeps the newest one only. */
final class Trends {
  private static final int MOST = 180;

  private final Map<String, Deque<Point>> points = new TreeMap<>();

  /** How many negative authors there were up to a moment, and how many are usual. */
  record Point(Instant at, int negative, double expected) {}

  synchronized void add(Pulse pulse) {
    Deque<Point> brand = points.computeIfAbsent(pulse.brand(), each -> new ArrayDeque<>());
    if (brand.isEmpty() || pulse.at().isAfter(brand.getLast().at())) {
      brand.addLast(new Point(pulse.at(), pulse.negative(), pulse.expected()));
    }
    if (brand.size() > MOST) {
      brand.removeFirst();
    }
  }

  /** By brand, the oldest first. */
  synchronized Map<String, List<Point>> all() {
    Map<String, List<Point>> all = new TreeMap<>();
    points.forEach((brand, some) -> all.put(brand, new ArrayList<>(some)));
    return all;
  }
}
