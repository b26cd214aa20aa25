package dev.earshot.model;

import java.time.Instant;
import java.util.List;

/**
 * What somebody who is woken for a brand's crisis must know first, in numbers.
 *
 * @param firstPost pseudonym of the first post counted
 * @param firstAt event time of that post
 * @param posts negative posts so far
 * @param authors distinct authors, crowds counted once
 * @param reach their followers, added up
 * @param trend where the level goes
 * @param networks where it is said
 * @param topics what it is about, most said first
 * @param negativeShare negative posts of all posts while it lasts, in [0, 1]
 * @param usualShare the same before it began, in [0, 1]
 * @param reshareShare reposts and quotes of all posts while it lasts, in [0, 1]
 * @param lookAlikes authors whose texts look alike, each text's first left out: shown, never
 *     accused
 * @param rivals how the brand's rivals fare meanwhile: only us, or the sector?
 * @param spokeAt when the brand first spoke to everybody since it began; null while it has not
 * @param shareBefore negative share from the beginning to then; null while it has not spoken
 * @param shareSince negative share since; null while it has not spoken
 */
public record Brief(
    String firstPost,
    Instant firstAt,
    int posts,
    int authors,
    long reach,
    Trend trend,
    List<String> networks,
    List<String> topics,
    double negativeShare,
    double usualShare,
    double reshareShare,
    int lookAlikes,
    List<Rival> rivals,
    Instant spokeAt,
    Double shareBefore,
    Double shareSince) {

  /** Where a level goes, the last window beside the one before it. */
  public enum Trend {
    RISING,
    STEADY,
    FALLING
  }

  /**
   * A rival brand in the same hours.
   *
   * @param brand its id
   * @param observed its negative authors in the last two hours
   * @param expected what it usually has there
   */
  public record Rival(String brand, double observed, double expected) {
    public Rival {
      brand = Check.name("brand", brand);
    }
  }

  public Brief {
    trend = trend == null ? Trend.STEADY : trend;
    networks = networks == null ? List.of() : List.copyOf(networks);
    topics = topics == null ? List.of() : List.copyOf(topics);
    rivals = rivals == null ? List.of() : List.copyOf(rivals);
  }
}
