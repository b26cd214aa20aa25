package dev.earshot.listener.scoring;

import dev.earshot.config.IgnoredComplaintSettings;
import dev.earshot.model.Alert;
import dev.earshot.model.Card;
import dev.earshot.model.Card.Interaction;
import dev.earshot.model.DeskEvent;
import dev.earshot.model.Influence;
import dev.earshot.model.Signal;
import dev.earshot.model.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What happened between a customer and us, as far as whoever answers must know it. A pure function
 * of facts in log order; every list is bounded, and no words are in it.
 *
 * @param voices their accounts that spoke, in the order they first did
 * @param tickets what is open at the desks, oldest first
 * @param alerts the newest alerts about them, oldest first
 * @param interactions what they said and what was done, oldest first
 * @param since event time of the first fact
 * @param newest event time of the newest
 */
public record CustomerStory(
    List<CustomerVoice> voices,
    List<Card.Ticket> tickets,
    List<Card.Trouble> alerts,
    List<Told> interactions,
    Instant since,
    Instant newest) {

  /** More than a person has accounts. */
  private static final int VOICES = 20;

  /**
   * An interaction, and whose voice it was.
   *
   * @param author pseudonym of the account; null for what a desk did
   */
  public record Told(String author, Interaction what) {}

  /** Nothing yet; the first fact is of this moment. */
  public static CustomerStory since(Instant moment) {
    return new CustomerStory(List.of(), List.of(), List.of(), List.of(), moment, moment);
  }

  /** They said something, or were answered in public. */
  public CustomerStory after(Signal signal) {
    boolean said = signal.kind() == Signal.Kind.SAID;
    String post = said ? signal.post() : signal.about();
    Interaction what =
        new Interaction(
            signal.createdAt(),
            said ? Interaction.Kind.SAID : Interaction.Kind.ANSWERED,
            signal.network(),
            post,
            null,
            "",
            said ? signal.intent() : null,
            signal.score());
    if (!said) {
      return voices(voice -> voice.answered(post)).told(null, what, signal.heardAt());
    }
    // A post about two brands makes two signals, one after the other.
    boolean again =
        interactions.stream()
            .anyMatch(
                told ->
                    told.what().kind() == Interaction.Kind.SAID && post.equals(told.what().post()));
    if (again) {
      return this;
    }
    List<CustomerVoice> all = new ArrayList<>(voices);
    int place = 0;
    while (place < all.size() && !all.get(place).author().equals(signal.author())) {
      place++;
    }
    if (place == all.size()) {
      all.add(CustomerVoice.of(signal.author()));
    }
    all.set(place, all.get(place).said(signal));
    return new CustomerStory(
            CustomerVoice.newest(all, VOICES), tickets, alerts, interactions, since, newest)
        .told(signal.author(), what, signal.heardAt());
  }

  /** A desk did something for them. */
  public CustomerStory after(DeskEvent event, Instant heardAt) {
    List<Card.Ticket> open = new ArrayList<>(tickets);
    Card.Ticket ticket = null;
    for (Card.Ticket one : tickets) {
      if (one.desk().equals(event.desk()) && one.id().equals(event.ticket())) {
        ticket = one;
      }
    }
    Interaction.Kind kind;
    CustomerStory story = this;
    switch (event.type()) {
      case CREATED -> {
        kind = Interaction.Kind.TICKET_OPENED;
        open.remove(ticket);
        open.add(new Card.Ticket(event.desk(), event.ticket(), event.at(), null, ""));
      }
      case ANSWERED -> {
        kind = Interaction.Kind.ANSWERED_ELSEWHERE;
        story = voices(voice -> voice.answered(null));
        if (ticket != null) {
          open.set(
              open.indexOf(ticket),
              new Card.Ticket(
                  ticket.desk(), ticket.id(), ticket.openedAt(), event.at(), event.channel()));
        }
      }
      case CLOSED -> {
        kind = Interaction.Kind.TICKET_CLOSED;
        open.remove(ticket);
      }
      default -> {
        return this;
      }
    }
    return new CustomerStory(
            story.voices,
            CustomerVoice.newest(open, Card.MAX_TICKETS),
            alerts,
            interactions,
            since,
            newest)
        .told(
            null,
            new Interaction(
                event.at(), kind, event.desk(), null, event.ticket(), event.channel(), null, 0),
            heardAt);
  }

  /**
   * An alert about them has a new version, or is no more about them.
   *
   * @param here whether it is about them
   */
  public CustomerStory after(Alert alert, boolean here, Instant at) {
    List<Card.Trouble> all = new ArrayList<>(alerts);
    all.removeIf(trouble -> trouble.id().equals(alert.id()));
    if (here) {
      all.add(
          new Card.Trouble(
              alert.id(),
              alert.brand(),
              alert.rule(),
              alert.severity(),
              alert.state(),
              alert.resolution(),
              alert.newestAt()));
      all.sort(Comparator.comparing(Card.Trouble::newestAt).thenComparing(Card.Trouble::id));
    }
    boolean ignored = here && alert.rule().equals(IgnoredComplaintSettings.NAME);
    CustomerStory story = ignored ? voices(voice -> voice.ignored(alert.evidence())) : this;
    return new CustomerStory(
        story.voices,
        tickets,
        CustomerVoice.newest(all, Card.MAX_ALERTS),
        interactions,
        since,
        later(at));
  }

  /** Without what accounts said that are not the customer's any more. */
  public CustomerStory under(Profile profile) {
    List<CustomerVoice> theirs = new ArrayList<>(voices);
    theirs.removeIf(voice -> !profile.accounts().contains(voice.author()));
    List<Told> told = new ArrayList<>(interactions);
    told.removeIf(one -> one.author() != null && !profile.accounts().contains(one.author()));
    return new CustomerStory(
        List.copyOf(theirs), tickets, alerts, List.copyOf(told), since, newest);
  }

  /** Whether nothing is left to tell. */
  public boolean isEmpty() {
    return voices.isEmpty() && tickets.isEmpty() && alerts.isEmpty() && interactions.isEmpty();
  }

  /** What people get to see of it. */
  public Card card(Profile profile, String tenant, Instant at) {
    List<Interaction> newestFirst = new ArrayList<>();
    interactions.forEach(told -> newestFirst.add(0, told.what()));
    List<Card.Trouble> alertsNewestFirst = new ArrayList<>();
    alerts.forEach(alert -> alertsNewestFirst.add(0, alert));
    return new Card(
        profile.customer(),
        new Version(at.toEpochMilli(), 0),
        tenant,
        profile.tier(),
        profile.segment(),
        profile.languages(),
        profile.value(),
        profile.contracts(),
        profile.notes(),
        profile.contact(),
        profile.refs(),
        tickets,
        weeks(at),
        new Card.Complaints(
            voices.stream().mapToInt(CustomerVoice::heard).sum(),
            voices.stream().mapToInt(CustomerVoice::answered).sum(),
            voices.stream().mapToInt(CustomerVoice::ignored).sum()),
        voices.stream()
            .map(CustomerVoice::influence)
            .max(Comparator.comparingDouble(Influence::score))
            .orElse(Influence.UNKNOWN),
        alertsNewestFirst,
        newestFirst,
        since,
        at);
  }

  private List<Card.Week> weeks(Instant at) {
    long oldest = CustomerVoice.Mood.mondayOf(at) - 7L * (Card.MAX_WEEKS - 1);
    TreeMap<Long, CustomerVoice.Mood> all = new TreeMap<>();
    for (CustomerVoice voice : voices) {
      for (CustomerVoice.Mood week : voice.weeks()) {
        if (week.monday() >= oldest) {
          all.merge(week.monday(), week, CustomerVoice.Mood::and);
        }
      }
    }
    List<Card.Week> weeks = new ArrayList<>();
    for (CustomerVoice.Mood week : all.values()) {
      weeks.add(
          new Card.Week(
              LocalDate.ofEpochDay(week.monday()).atStartOfDay().toInstant(ZoneOffset.UTC),
              week.said(),
              week.negative(),
              Math.round(100 * week.sum() / week.said()) / 100.0));
    }
    return weeks;
  }

  private CustomerStory voices(UnaryOperator<CustomerVoice> change) {
    return new CustomerStory(
        voices.stream().map(change).toList(), tickets, alerts, interactions, since, newest);
  }

  private CustomerStory told(String author, Interaction what, Instant heardAt) {
    List<Told> all = new ArrayList<>(interactions);
    all.add(new Told(author, what));
    return new CustomerStory(
        voices,
        tickets,
        alerts,
        CustomerVoice.newest(all, Card.MAX_INTERACTIONS),
        since,
        later(heardAt));
  }

  private Instant later(Instant at) {
    return at.isAfter(newest) ? at : newest;
  }
}
