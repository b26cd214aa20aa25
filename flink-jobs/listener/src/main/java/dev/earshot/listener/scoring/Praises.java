package dev.earshot.listener.scoring;

import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one person said well of each brand, and what speaks against thanking them for it.
 *
 * @param brands by brand
 * @param tickets how many are open, by brand; under {@link #EVERY} those that count for each
 * @param until nothing of this matters from then on
 */
public record Praises(
    Map<String, OfBrand> brands, Map<String, Integer> tickets, Instant until) {

  /** No word and no ticket is remembered longer. */
  public static final Duration REMEMBERED = Duration.ofDays(60);

  /** Nobody is thanked more often. */
  public static final Duration REST = Duration.ofDays(30);

  /** Good words in one breath are one. */
  public static final Duration APART = Duration.ofHours(1);

  /** Nobody who says anything yet. */
  public static final Praises NONE = new Praises(Map.of(), Map.of(), Instant.EPOCH);

  private static final String EVERY = "";

  /**
   * What was said of one brand.
   *
   * @param praises the good words that count, in log order; no more than are asked for
   * @param negativeAt when the newest bad word was heard, or null
   * @param foundAt when all this last made a match, or null
   */
  public record OfBrand(List<Signal> praises, Instant negativeAt, Instant foundAt) {
    public OfBrand {
      praises = List.copyOf(praises);
    }
  }

  /**
   * After one more signal about them, in log order.
   *
   * @param rule the rule that counts good words
   */
  public Praises after(Signal signal, String rule) {
    Map<String, OfBrand> said = new HashMap<>(brands);
    Map<String, Integer> open = new HashMap<>(tickets);
    String brand = signal.brand() == null ? EVERY : signal.brand();
    switch (signal.kind()) {
      case TICKET_OPENED -> open.merge(brand, 1, Integer::sum);
      case TICKET_CLOSED -> open.computeIfPresent(brand, (of, count) -> count > 1 ? count - 1 : null);
      case SAID -> {
        OfBrand before = said.getOrDefault(brand, new OfBrand(List.of(), null, null));
        if (signal.score() < 0) {
          said.put(brand, new OfBrand(List.of(), signal.heardAt(), before.foundAt()));
        } else if (signal.stampOf(rule) != null) {
          said.put(brand, praised(before, signal, signal.stampOf(rule)));
        } else {
          return this;
        }
      }
      default -> {
        return this;
      }
    }
    return new Praises(said, open, signal.heardAt().plus(REMEMBERED));
  }

  private static OfBrand praised(OfBrand before, Signal signal, Stamp stamp) {
    List<Signal> praises = new ArrayList<>();
    for (Signal praise : before.praises()) {
      if (apart(praise.createdAt(), signal.createdAt()).compareTo(APART) < 0) {
        return before;
      }
      if (within(praise.heardAt(), signal.heardAt(), stamp)) {
        praises.add(praise);
      }
    }
    praises.add(signal);
    int most = (int) stamp.limit("posts");
    int from = Math.max(0, praises.size() - most);
    return new OfBrand(
        praises.subList(from, praises.size()), before.negativeAt(), before.foundAt());
  }

  /** Whether the brand's newest good word, this one, makes somebody an advocate. */
  public boolean complete(Signal signal, Stamp stamp) {
    OfBrand said = brands.get(signal.brand());
    return said != null
        && said.praises().size() >= stamp.limit("posts")
        && said.praises().get(said.praises().size() - 1).equals(signal)
        && (said.negativeAt() == null || !within(said.negativeAt(), signal.heardAt(), stamp))
        && (said.foundAt() == null || !signal.heardAt().isBefore(said.foundAt().plus(REST)))
        && !tickets.containsKey(EVERY)
        && !tickets.containsKey(signal.brand());
  }

  /** After a match with this as its newest word. */
  public Praises found(Signal signal) {
    Map<String, OfBrand> said = new HashMap<>(brands);
    OfBrand before = said.get(signal.brand());
    said.put(
        signal.brand(), new OfBrand(before.praises(), before.negativeAt(), signal.heardAt()));
    return new Praises(said, tickets, until);
  }

  private static boolean within(Instant earlier, Instant later, Stamp stamp) {
    return Duration.between(earlier, later).toMillis() < stamp.millis("within");
  }

  private static Duration apart(Instant one, Instant other) {
    return Duration.between(one, other).abs();
  }
}
