package dev.earshot.listener.patterns;

import dev.earshot.config.AngryInfluencerSettings;
import dev.earshot.config.Brand;
import dev.earshot.config.Brands;
import dev.earshot.listener.scoring.Tallies;
import dev.earshot.model.Fact;
import dev.earshot.model.Hearing;
import dev.earshot.model.Signal;
import dev.earshot.model.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * A fact on its way to the watch over one brand: its own, or the tally of a rival it is compared
 * with.
 *
 * @param tenant whose job this is
 * @param brand whose watch it goes to
 * @param fact the fact; a rival's tally without its crowds, names and posts
 */
public record ForBrand(String tenant, String brand, Fact fact) {

  /** What the watch is keyed by. */
  public String key() {
    return tenant + "|" + brand;
  }

  /** Whether it is a rival's tally. */
  boolean isRivals() {
    return fact.tally() != null && !fact.tally().brand().equals(brand);
  }

  /** Sends facts to the brands that they say something about; most facts say nothing here. */
  public static final class Address implements FlatMapFunction<Fact, ForBrand> {
    private static final long serialVersionUID = 1L;

    private final HashMap<String, List<String>> comparedWith = new HashMap<>();

    /** For these brands, compared with the rivals they name. */
    public Address(Brands brands) {
      for (Brand brand : brands.brands()) {
        for (String rival : brand.rivals()) {
          comparedWith.computeIfAbsent(rival, name -> new ArrayList<>()).add(brand.id());
        }
      }
    }

    @Override
    public void flatMap(Fact fact, Collector<ForBrand> out) {
      Tally tally = fact.tally();
      if (tally != null) {
        out.collect(new ForBrand(tally.tenant(), tally.brand(), fact));
        List<String> compared = comparedWith.getOrDefault(tally.brand(), List.of());
        if (!compared.isEmpty()) {
          Fact ofRival = Fact.of(Tallies.ofRival(tally));
          compared.forEach(brand -> out.collect(new ForBrand(tally.tenant(), brand, ofRival)));
        }
      } else if (fact.signal() != null) {
        Signal signal = fact.signal();
        if (signal.brand() != null && signal.stampOf(AngryInfluencerSettings.NAME) != null) {
          out.collect(new ForBrand(signal.tenant(), signal.brand(), fact));
        }
      } else if (fact.hearing().kind() != Hearing.Kind.STATUS) {
        Hearing hearing = fact.hearing();
        out.collect(new ForBrand(hearing.tenant(), hearing.brand(), fact));
      }
    }
  }
}
