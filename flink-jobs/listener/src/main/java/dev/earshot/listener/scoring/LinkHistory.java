package dev.earshot.listener.scoring;

import dev.earshot.model.CustomerLink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is known of the customers behind one account, so that a post is read with the link that was
 * in force when it was heard. A later record of a customer replaces what an earlier one announced
 * for the same moment or after; other customers' links stand.
 */
public final class LinkHistory {
  /** The versions of one customer's link that a post on its way may still ask for. */
  private static final int VERSIONS = 3;

  private static final Comparator<CustomerLink> ORDER =
      Comparator.comparing(CustomerLink::effectiveAt).thenComparing(CustomerLink::customer);

  private LinkHistory() {}

  /** The history after one more record, in order of effect. */
  public static List<CustomerLink> with(List<CustomerLink> history, CustomerLink link) {
    List<CustomerLink> theirs = new ArrayList<>();
    List<CustomerLink> all = new ArrayList<>();
    for (CustomerLink known : history) {
      if (!known.customer().equals(link.customer())) {
        all.add(known);
      } else if (known.effectiveAt().isBefore(link.effectiveAt())) {
        theirs.add(known);
      }
    }
    if (link.linked() || !theirs.isEmpty()) {
      theirs.add(link);
    }
    all.addAll(theirs.subList(Math.max(0, theirs.size() - VERSIONS), theirs.size()));
    all.sort(ORDER);
    return all;
  }

  /** The link in force at a moment, the newest of those that stand; null for a stranger. */
  public static CustomerLink at(Iterable<CustomerLink> history, Instant moment) {
    // Almost everybody is a stranger, and this is asked for every post.
    if (!history.iterator().hasNext()) {
      return null;
    }
    return standing(history, moment).values().stream()
        .filter(CustomerLink::linked)
        .max(ORDER)
        .orElse(null);
  }

  /** What may still be asked for when nothing up to this moment comes any more. */
  public static List<CustomerLink> after(List<CustomerLink> history, Instant moment) {
    Map<String, CustomerLink> standing = standing(history, moment);
    List<CustomerLink> kept = new ArrayList<>();
    for (CustomerLink link : history) {
      boolean stands = link.linked() && link.equals(standing.get(link.customer()));
      if (stands || link.effectiveAt().isAfter(moment)) {
        kept.add(link);
      }
    }
    return kept;
  }

  /** What is left when the account goes at this moment: only what was announced for later. */
  public static List<CustomerLink> afterGone(List<CustomerLink> history, Instant moment) {
    Set<String> linked = new HashSet<>();
    List<CustomerLink> kept = new ArrayList<>();
    for (CustomerLink link : history) {
      // An end of what is forgotten already ends nothing.
      boolean counts = link.linked() || linked.contains(link.customer());
      if (link.effectiveAt().isAfter(moment) && counts) {
        linked.add(link.customer());
        kept.add(link);
      }
    }
    return kept;
  }

  private static Map<String, CustomerLink> standing(
      Iterable<CustomerLink> history, Instant moment) {
    Map<String, CustomerLink> standing = new TreeMap<>();
    for (CustomerLink link : history) {
      if (!link.effectiveAt().isAfter(moment)) {
        standing.put(link.customer(), link);
      }
    }
    return standing;
  }
}
