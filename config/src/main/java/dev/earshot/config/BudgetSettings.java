package dev.earshot.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * What a team can bear, from which follows how rare a level must be before anybody hears of it.
 *
 * @param sensitivity a level of a brand is told when it is seen about once in so many days, or more
 *     rarely: 7 is sensitive, 30 balanced, 90 strict
 * @param cardsADay so many cards a day can be looked at; a tenth of them may be noise
 * @param pagesAWeek so many times a week may somebody be woken; a tenth of them may be noise
 */
public record BudgetSettings(
    @Default("30d") Duration sensitivity,
    @Key("cards_a_day") @Default("60") double cardsADay,
    @Key("pages_a_week") @Default("2") double pagesAWeek)
    implements Serializable {
  private static final double NOISE = 0.1;
  private static final double MOST_DAYS = 3650;

  public BudgetSettings {
    Require.within("sensitivity", sensitivity, Duration.ofDays(1), Duration.ofDays(365));
    Require.within("cards_a_day", cardsADay, 0.1, 100_000);
    Require.within("pages_a_week", pagesAWeek, 0.01, 1000);
  }

  /**
   * How rare a level must be to become a card, in days: as sensitive as asked for, unless so many
   * levels are watched that chance alone would use up the team's cards.
   *
   * @param levels how many levels are watched, of all brands
   */
  public double cardDays(int levels) {
    double days = sensitivity.toHours() / 24.0;
    return Math.min(MOST_DAYS, Math.max(days, levels / (NOISE * cardsADay)));
  }

  /**
   * How rare a level must be to wake somebody, in days.
   *
   * @param brands how many are watched
   */
  public double pageDays(int brands) {
    return Math.min(MOST_DAYS, 7.0 * brands / (NOISE * pagesAWeek));
  }
}
