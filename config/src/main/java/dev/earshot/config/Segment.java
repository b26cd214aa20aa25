package dev.earshot.config;

import dev.earshot.model.Customer;
import dev.earshot.model.CustomerTier;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A kind of customer, for the people who answer; it moves nobody in a queue.
 *
 * @param name as cards show it
 * @param when who belongs to it
 */
public record Segment(String name, When when) implements Serializable {

  /**
   * What a customer of the segment is like: all that is named here.
   *
   * @param tier one of these; empty for any
   * @param languages speaks one of these, whatever the case; empty for any
   * @param attributes each of these has one of the values, whatever the case
   * @param valueAtLeast worth so much in a year, in the unit of the CRM; 0 for any, also where no
   *     value is told
   */
  public record When(
      List<CustomerTier> tier,
      List<String> languages,
      Map<String, List<String>> attributes,
      @Default("0") double valueAtLeast)
      implements Serializable {

    public When {
      tier = tier == null ? List.of() : List.copyOf(tier);
      languages = languages == null ? List.of() : Require.texts("languages", languages);
      attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
      attributes.forEach((name, values) -> Require.texts("attributes." + name, values));
      Require.within("value_at_least", valueAtLeast, 0, 1e15);
    }
  }

  public Segment {
    name = Require.text("name", name);
    when = Require.present("when", when);
  }

  /** Whether this customer belongs to it. */
  public boolean fits(Customer customer) {
    return (when.tier().isEmpty() || when.tier().contains(customer.tier()))
        && (when.languages().isEmpty()
            || customer.languages().stream().anyMatch(one -> among(one, when.languages())))
        && when.attributes().entrySet().stream()
            .allMatch(
                wanted -> among(customer.attributes().get(wanted.getKey()), wanted.getValue()))
        && (when.valueAtLeast() == 0
            || (customer.value() != null && customer.value() >= when.valueAtLeast()));
  }

  private static boolean among(String value, List<String> wanted) {
    return value != null
        && wanted.stream()
            .anyMatch(one -> one.toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT)));
  }
}
