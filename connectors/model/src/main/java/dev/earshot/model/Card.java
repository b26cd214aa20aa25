package dev.earshot.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What whoever answers a customer should know first. Only customers somebody heard of have one. It
 * holds no words of posts: what was said is referred to by pseudonym, as evidence is.
 *
 * @param customer the CRM's id
 * @param version its moment: one in ten seconds at most
 * @param tenant whose card it is
 * @param tier what the customer is to the firm
 * @param segment what they are sorted into, or null
 * @param languages what they speak
 * @param value what they are worth in a year, or null; like the next three only where {@code
 *     customers.show} says so
 * @param contracts what they have bought
 * @param notes what whoever answers should know, or null; words of people: escape them
 * @param contact how they are reached, by kind, masked
 * @param refs their ids at the help desks
 * @param tickets what is open for them at the desks, oldest first, at most {@value #MAX_TICKETS}
 * @param mood week by week, oldest first, at most {@value #MAX_WEEKS}
 * @param complaints how many were heard, and what became of them
 * @param influence the farthest-carrying of their voices; unknown where they have not spoken
 * @param alerts the newest alerts about them, newest first, at most {@value #MAX_ALERTS}
 * @param interactions what they said and what was done for them, newest first, at most {@value
 *     #MAX_INTERACTIONS}
 * @param since event time of the first that is known of them
 * @param at event time up to which it tells
 */
public record Card(
    String customer,
    Version version,
    String tenant,
    CustomerTier tier,
    String segment,
    List<String> languages,
    Double value,
    List<Customer.Contract> contracts,
    String notes,
    Map<String, String> contact,
    List<Customer.Ref> refs,
    List<Ticket> tickets,
    List<Week> mood,
    Complaints complaints,
    Influence influence,
    List<Trouble> alerts,
    List<Interaction> interactions,
    Instant since,
    Instant at)
    implements Entry.Thing {

  public static final int MAX_TICKETS = 20;
  public static final int MAX_WEEKS = 12;
  public static final int MAX_ALERTS = 5;
  public static final int MAX_INTERACTIONS = 10;

  /**
   * A ticket that is not closed.
   *
   * @param desk short lower-case name of the desk
   * @param id the desk's own id
   * @param openedAt when it was opened, by the desk's clock
   * @param answeredAt when it was last answered, or null
   * @param channel by which it was answered; empty when unknown
   */
  public record Ticket(
      String desk, String id, Instant openedAt, Instant answeredAt, String channel) {}

  /**
   * How they spoke in a week.
   *
   * @param from Monday, midnight UTC
   * @param said posts of a mood or with an intent
   * @param negative negative ones among them
   * @param mood the mean mood, in [−1, 1]
   */
  public record Week(Instant from, int said, int negative, double mood) {}

  /**
   * What became of what they complained of.
   *
   * @param heard how many complaints
   * @param answered how many were answered, in public or by a desk, early or late
   * @param ignored of how many an alert had to say that nobody answered in time
   */
  public record Complaints(int heard, int answered, int ignored) {}

  /**
   * An alert about them, in short.
   *
   * @param id for {@code alert:<id>}
   * @param brand the brand it is about
   * @param rule the rule that opened it
   * @param severity how bad
   * @param state where it stands
   * @param resolution why it is over, or null
   * @param newestAt event time of its newest cause
   */
  public record Trouble(
      String id,
      String brand,
      String rule,
      Severity severity,
      Alert.State state,
      Alert.Resolution resolution,
      Instant newestAt) {}

  /**
   * Something they said, or that was done for them.
   *
   * @param at when, as the network or the desk tells it
   * @param kind what
   * @param where the network, or the desk
   * @param post pseudonym of the post they said it in, or that was answered; null for what a desk
   *     did
   * @param ticket the desk's id of the ticket; null for what was said in public
   * @param channel how a desk answered, such as {@code phone}; empty when unknown
   * @param intent what they were after; null for what was done for them
   * @param score their mood, in [−1, 1]; 0 for what was done for them
   */
  public record Interaction(
      Instant at,
      Kind kind,
      String where,
      String post,
      String ticket,
      String channel,
      Reading.Intent intent,
      double score) {

    /** What it was. */
    public enum Kind {
      /** They said something in public. */
      SAID,
      /** The brand answered them in public. */
      ANSWERED,
      /** A desk opened a ticket. */
      TICKET_OPENED,
      /** A desk answered: not in public, so nobody sees it there. */
      ANSWERED_ELSEWHERE,
      /** A desk closed a ticket. */
      TICKET_CLOSED
    }
  }

  public Card {
    customer = Check.text("customer", customer);
    version = Check.present("version", version);
    tenant = Check.name("tenant", tenant);
    tier = tier == null ? CustomerTier.STANDARD : tier;
    languages = Check.texts("languages", languages);
    contracts = contracts == null ? List.of() : List.copyOf(contracts);
    contact = Check.texts("contact", contact);
    refs = refs == null ? List.of() : List.copyOf(refs);
    tickets = atMost("tickets", tickets, MAX_TICKETS);
    mood = atMost("mood", mood, MAX_WEEKS);
    complaints = complaints == null ? new Complaints(0, 0, 0) : complaints;
    influence = influence == null ? Influence.UNKNOWN : influence;
    alerts = atMost("alerts", alerts, MAX_ALERTS);
    interactions = atMost("interactions", interactions, MAX_INTERACTIONS);
    since = Check.present("since", since);
    at = Check.present("at", at);
  }

  private static <T> List<T> atMost(String field, List<T> list, int most) {
    if (list != null && list.size() > most) {
      throw new InvalidRecordException(field, "has more than " + most);
    }
    return list == null ? List.of() : List.copyOf(list);
  }

  @Override
  public String identity() {
    return Entry.card(customer);
  }

  @Override
  public Instant toldAt() {
    return at;
  }
}
