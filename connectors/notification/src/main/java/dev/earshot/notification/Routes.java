package dev.earshot.notification;

import dev.earshot.config.NotificationSettings.Languages;
import dev.earshot.config.RouteSettings;
import dev.earshot.model.Alert;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which alerts go where.
 *
 * @param routes in their order
 * @param languages how surely each is read
 */
record Routes(List<RouteSettings> routes, Languages languages) {
  /** Whether anything depends on the languages that were spoken. */
  boolean askLanguages() {
    return languages.floor() > 0 || routes.stream().anyMatch(r -> !r.languages().isEmpty());
  }

  /**
   * The channels that hear of this alert.
   *
   * @param spoken the languages of the posts that speak for it; empty where nobody can say, which
   *     is no reason not to tell
   */
  Set<String> channels(Alert alert, Set<String> spoken) {
    Set<String> channels = new LinkedHashSet<>();
    if (!spoken.isEmpty() && spoken.equals(unsure(spoken))) {
      return channels;
    }
    for (RouteSettings route : routes) {
      if (fits(route, alert, spoken)) {
        channels.addAll(route.channels());
        if (!route.goOn()) {
          return channels;
        }
      }
    }
    return channels;
  }

  /** Those of these languages that are read less surely than wanted. */
  Set<String> unsure(Set<String> spoken) {
    Set<String> unsure = new TreeSet<>();
    for (String language : spoken) {
      Double precision = languages.precision().get(language);
      if (precision != null && precision < languages.floor()) {
        unsure.add(language);
      }
    }
    return unsure;
  }

  private static boolean fits(RouteSettings route, Alert alert, Set<String> spoken) {
    return alert.severity().compareTo(route.severity()) <= 0
        && isAmong(route.brands(), alert.brand())
        && isAmong(route.rules(), alert.rule())
        && (spoken.isEmpty() || spoken.stream().anyMatch(each -> isAmong(route.languages(), each)));
  }

  private static boolean isAmong(List<String> wanted, String one) {
    return wanted.isEmpty() || wanted.contains(one);
  }
}
