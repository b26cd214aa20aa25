package dev.earshot.listener.operators;

import dev.earshot.model.Fact;
import dev.earshot.model.Signal;
import java.util.Comparator;
import org.apache.flink.util.Collector;

/**
 * What happened between a customer and us: a post or a public answer, what a desk did, or an alert.
 * Exactly one of them.
 */
public record AboutCustomer(Signal signal, Deed deed, Standing standing) {

  /** The log's order within a moment; alerts last, for they follow from the rest. */
  static final Comparator<AboutCustomer> ORDER =
      Comparator.comparing(AboutCustomer::lane)
          .thenComparing(AboutCustomer::signal, Comparator.nullsFirst(Signal.LOG_ORDER))
          .thenComparing(
              AboutCustomer::deed,
              Comparator.nullsFirst(
                  Comparator.comparing(Deed::partition).thenComparing(Deed::offset)))
          .thenComparing(
              AboutCustomer::standing,
              Comparator.nullsFirst(
                  Comparator.comparing((Standing standing) -> standing.alert().id())
                      .thenComparing(standing -> standing.alert().version())
                      .thenComparing(Standing::here)));

  /** What a card tells of the facts: a desk's deeds come by themselves, with their tickets. */
  public static void of(Fact fact, Collector<AboutCustomer> out) {
    Signal signal = fact.signal();
    if (signal == null || !signal.customer()) {
      return;
    }
    boolean answered = signal.kind() == Signal.Kind.ANSWERED && signal.about() != null;
    if (answered || signal.kind() == Signal.Kind.SAID) {
      out.collect(new AboutCustomer(signal, null, null));
    }
  }

  public static AboutCustomer of(Deed deed) {
    return new AboutCustomer(null, deed, null);
  }

  /** An alert about a customer, or one that may have been. */
  public static void of(Standing standing, Collector<AboutCustomer> out) {
    if (!standing.here() || standing.alert().customer()) {
      out.collect(new AboutCustomer(null, null, standing));
    }
  }

  /** The customer's pseudonym. */
  public String customer() {
    if (signal != null) {
      return signal.subject();
    }
    return deed != null ? deed.customer() : standing.subject();
  }

  private int lane() {
    return signal != null ? 0 : deed != null ? 1 : 2;
  }
}
