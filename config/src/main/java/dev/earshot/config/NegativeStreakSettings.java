package dev.earshot.config;

import dev.earshot.model.Level;
import dev.earshot.model.Severity;
import java.io.Serializable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The same customer, or author, is negative again and again.
 *
 * @param influence the least influence that counts: 60 is the tier high, some 4,000 followers on X
 * @param topTier whether a customer of the top tier counts whatever the influence
 * @param windows any one of them is enough
 */
public record NegativeStreakSettings(
    @Default("sev3") Severity severity,
    @Default("high") Level floor,
    @Default("high") Level customerFloor,
    @Default("0.3") double negativity,
    @Default("60") double influence,
    @Default("true") boolean topTier,
    List<Window> windows)
    implements RuleSettings {

  /** As alerts and {@code rules.yaml} spell it. */
  public static final String NAME = "NegativeStreak";

  /** A complaint that keeps coming back in a day, or one that cannot wait an hour. */
  private static final List<Window> USUAL =
      List.of(new Window(3, Duration.ofHours(24)), new Window(2, Duration.ofHours(1)));

  /**
   * So many within so long.
   *
   * @param count how many negatives, at least two: one is no streak
   * @param within from the first to the last of them; at most 7 days
   */
  public record Window(int count, Duration within) implements Serializable {
    public Window {
      Require.within("count", count, 2, 100);
      Require.within("within", within, Duration.ofSeconds(1), Duration.ofDays(7));
    }
  }

  public NegativeStreakSettings {
    Require.floors(floor, customerFloor);
    Require.within("negativity", negativity, 0, 1);
    Require.within("influence", influence, 0, 100);
    windows = windows == null ? USUAL : List.copyOf(windows);
    if (windows.isEmpty()) {
      throw new InvalidSettingException("windows", "is empty; give at least one count and within");
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  /** How long so many posts may take, by how many they are. */
  @Override
  public Map<String, Double> limits() {
    Map<String, Double> limits = new HashMap<>();
    for (Window window : windows) {
      limits.merge(String.valueOf(window.count()), RuleSettings.millis(window.within()), Math::max);
    }
    return limits;
  }
}
