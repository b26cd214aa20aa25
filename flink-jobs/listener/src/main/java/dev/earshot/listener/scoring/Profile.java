package dev.earshot.listener.scoring;

import dev.earshot.config.CustomerSettings;
import dev.earshot.config.CustomerSettings.Field;
import dev.earshot.config.Segment;
import dev.earshot.model.Customer;
import dev.earshot.model.CustomerTier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the CRM says of a customer, as far as it may be kept: only what {@code customers.show}
 * allows, and how to reach them only masked.
 *
 * @param key the customer's pseudonym
 * @param customer the CRM's id
 * @param tier what the customer is to the firm; null means that they are forgotten
 * @param segment what they are sorted into; null where no segment fits
 * @param languages what they speak
 * @param value what they are worth in a year, or null
 * @param contracts what they have bought
 * @param notes what whoever answers should know, or null
 * @param contact how they are reached, by kind, masked
 * @param refs their ids at the help desks
 * @param accounts pseudonyms of the accounts that are theirs
 * @param effectiveAt from when it counts, in event time
 */
public record Profile(
    String key,
    String customer,
    CustomerTier tier,
    String segment,
    List<String> languages,
    Double value,
    List<Customer.Contract> contracts,
    String notes,
    Map<String, String> contact,
    List<Customer.Ref> refs,
    List<String> accounts,
    Instant effectiveAt) {

  /** Profiles that a fact on its way may still ask for. */
  private static final int VERSIONS = 3;

  /**
   * The CRM's record, as far as it may be kept.
   *
   * @param key the customer's pseudonym
   * @param accounts pseudonyms of the accounts that are theirs
   */
  public static Profile of(
      Customer customer,
      String key,
      List<String> accounts,
      Instant effectiveAt,
      CustomerSettings settings) {
    return new Profile(
        key,
        customer.id(),
        customer.tier(),
        settings.segments().stream()
            .filter(segment -> segment.fits(customer))
            .map(Segment::name)
            .findFirst()
            .orElse(null),
        customer.languages(),
        settings.shows(Field.VALUE) ? customer.value() : null,
        settings.shows(Field.CONTRACTS) ? customer.contracts() : List.of(),
        settings.shows(Field.NOTES) ? customer.notes() : null,
        settings.shows(Field.CONTACT) ? Masked.of(customer.contact()) : Map.of(),
        customer.refs(),
        List.copyOf(accounts),
        effectiveAt);
  }

  /** From this moment on nothing is known of the customer. */
  public static Profile none(String key, String customer, Instant effectiveAt) {
    return new Profile(
        key,
        customer,
        null,
        null,
        List.of(),
        null,
        List.of(),
        null,
        Map.of(),
        List.of(),
        List.of(),
        effectiveAt);
  }

  /** Whether there is anything to know. */
  public boolean known() {
    return tier != null;
  }

  /** The history after one more: it replaces what was announced for the same moment or after. */
  public static List<Profile> with(List<Profile> history, Profile next) {
    List<Profile> all = new ArrayList<>(history);
    all.removeIf(before -> !before.effectiveAt().isBefore(next.effectiveAt()));
    all.add(next);
    return all.subList(Math.max(0, all.size() - VERSIONS), all.size());
  }

  /** The profile in force at a moment; null where none was told, or no more is known. */
  public static Profile at(List<Profile> history, Instant moment) {
    Profile newest = null;
    for (Profile profile : history) {
      newest = profile.effectiveAt().isAfter(moment) ? newest : profile;
    }
    return newest == null || !newest.known() ? null : newest;
  }

  /** What may still be asked for when nothing up to this moment comes any more. */
  public static List<Profile> after(List<Profile> history, Instant moment) {
    Profile standing = at(history, moment);
    List<Profile> kept = new ArrayList<>();
    for (Profile profile : history) {
      if (profile.equals(standing) || profile.effectiveAt().isAfter(moment)) {
        kept.add(profile);
      }
    }
    return kept;
  }
}
