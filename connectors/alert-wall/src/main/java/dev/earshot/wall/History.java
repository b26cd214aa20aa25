package dev.earshot.wall;

import dev.earshot.model.Alert;
import dev.earshot.redis.AlertReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is over, a page at a time. */
final class History {
  private static final int PAGE = 50;
  private static final int AT_ONCE = 50;

  /** A rare kind is not looked for for ever; the next page goes on from there. */
  private static final int LOOKED_AT = 2_000;

  private final AlertReader alerts;

  /**
   * Some that are over, the newest first.
   *
   * @param next to go on from; null at the end
   */
  record Page(List<Alert> alerts, Integer next) {}

  History(AlertReader alerts) {
    this.alerts = alerts;
  }

  /**
   * Those that fit.
   *
   * @param asked {@code brand}, {@code rule}, {@code severity}, {@code resolution}: all that are
   *     given must fit
   * @param from how many to pass over
   */
  Page page(Map<String, String> asked, int from) {
    List<Alert> found = new ArrayList<>();
    long all = alerts.resolvedCount();
    int at = from;
    while (at < all && at < from + LOOKED_AT && found.size() < PAGE) {
      alerts.resolved(at, AT_ONCE).stream().filter(alert -> fits(alert, asked)).forEach(found::add);
      at += AT_ONCE;
    }
    return new Page(found, at < all ? at : null);
  }

  private static boolean fits(Alert alert, Map<String, String> asked) {
    return is(asked.get("brand"), alert.brand())
        && is(asked.get("rule"), alert.rule())
        && is(asked.get("severity"), Access.word(alert.severity()))
        && is(asked.get("resolution"), Access.word(alert.resolution()));
  }

  private static boolean is(String asked, String found) {
    return asked == null || asked.isEmpty() || asked.equals(found);
  }
}
