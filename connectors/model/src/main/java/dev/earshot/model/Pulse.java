package dev.earshot.model;

import java.time.Instant;
import java.util.List;

/**
 * How a brand fares just now: what people see while there is no alert. Written at most once a
 * minute, and only when something was said.
 *
 * @param tenant whose job this is
 * @param brand whose pulse it is
 * @param at event time up to which it is counted
 * @param posts mentions of the last two hours, reposts included
 * @param negative authors negative in the last two hours, crowds of look-alike texts counted once
 * @param expected how many of them the brand usually has in two hours
 * @param returnDays the level of negative authors is seen about once in so many days; 0 while
 *     nothing stands out
 * @param negativeShare negative posts of all posts in the last two hours, in [0, 1]
 * @param lookAlikes authors in the last two hours whose texts look alike, each text's first left
 *     out: shown, never accused
 * @param disarmed networks on which the brand is complained about and not heard itself: nobody
 *     could tell there whether a complaint was answered
 */
public record Pulse(
    String tenant,
    String brand,
    Instant at,
    int posts,
    int negative,
    double expected,
    double returnDays,
    double negativeShare,
    int lookAlikes,
    List<String> disarmed)
    implements Entry.Thing {

  public Pulse {
    tenant = Check.name("tenant", tenant);
    brand = Check.name("brand", brand);
    at = Check.present("at", at);
    Check.within("negative_share", negativeShare, 0, 1);
    disarmed = disarmed == null ? List.of() : List.copyOf(disarmed);
  }

  @Override
  public String identity() {
    return "pulse:" + brand;
  }

  @Override
  public Instant toldAt() {
    return at;
  }
}
