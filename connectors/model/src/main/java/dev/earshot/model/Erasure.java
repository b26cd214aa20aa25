package dev.earshot.model;

import java.time.Instant;
import java.util.List;

/**
 * Takes away for good what was shown of somebody: the entry itself, and what streams still say of
 * it.
 *
 * @param tenant whose entry it is
 * @param entry what goes, as {@link Entry#identity()} calls it
 * @param refs of a priority, the ids at help desks that led to it
 * @param at event time of this
 */
public record Erasure(String tenant, String entry, List<Customer.Ref> refs, Instant at)
    implements Entry.Thing {
  public Erasure {
    tenant = Check.name("tenant", tenant);
    entry = Check.present("entry", entry);
    refs = refs == null ? List.of() : List.copyOf(refs);
    at = Check.present("at", at);
  }

  @Override
  public String identity() {
    return entry;
  }

  @Override
  public Instant toldAt() {
    return at;
  }
}
