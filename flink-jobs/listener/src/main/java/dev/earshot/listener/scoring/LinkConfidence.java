package dev.earshot.listener.scoring;

import dev.earshot.model.Customer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How sure it is that an account is a customer's, from how the CRM learnt it: p = 1 − Π(1 − p_i).
 * However much weak evidence there is, together it never makes a link, only a suggestion.
 */
public final class LinkConfidence {
  /** From here on an account is taken for the customer's. */
  public static final double LINKS = 0.9;

  /** From here on a person is asked. */
  public static final double SUGGESTS = 0.6;

  /** As sure as evidence can make it that does not link by itself. */
  private static final double WEAK_TOGETHER = 0.89;

  /** The same name, and whatever we have no figure for. */
  private static final double WEAK = 0.6;

  private static final Map<String, Double> KNOWN =
      Map.of(
          "confirmed", 1.0,
          "declared", 1.0,
          "email", 0.95,
          "phone", 0.95,
          "verified_link", 0.9,
          "same_name", WEAK);

  private LinkConfidence() {}

  /** In [0, 1], to two decimals. */
  public static double of(Customer.Account account) {
    return of(account.provenance());
  }

  static double of(List<String> provenance) {
    double doubt = 1;
    double surest = 0;
    Set<String> counted = new HashSet<>();
    for (String way : provenance.isEmpty() ? List.of("") : provenance) {
      String name = way.toLowerCase(Locale.ROOT);
      // What is said twice is not surer.
      if (counted.add(name)) {
        double one = KNOWN.getOrDefault(name, WEAK);
        doubt *= 1 - one;
        surest = Math.max(surest, one);
      }
    }
    double together = Math.round((1 - doubt) * 100) / 100.0;
    return surest >= LINKS ? Math.max(surest, together) : Math.min(WEAK_TOGETHER, together);
  }
}
