package dev.earshot.helpdesk;

import dev.earshot.helpdesk.DeskException.Kind;
import dev.earshot.model.Bump;
import dev.earshot.model.Customer;
import dev.earshot.model.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tickets of a subject to what its bump says now. What is said now is read each time, so
 * that it does not matter how often, how late or in which order it was asked for.
 */
final class TendTickets {
  private static final Logger LOG = LoggerFactory.getLogger(TendTickets.class);

  /** A ticket merged into one that was merged, and so on: more is a circle. */
  private static final int MERGES = 5;

  /** Somebody who changes a ticket each time we want to will be done later. */
  private static final int CONFLICTS = 3;

  private final Desk desk;
  private final Bumps bumps;
  private final Remembered remembered;
  private final Words words;
  private final boolean create;
  private String ticket = "";

  TendTickets(Desk desk, Bumps bumps, Remembered remembered, Words words, boolean create) {
    this.desk = desk;
    this.bumps = bumps;
    this.remembered = remembered;
    this.words = words;
    this.create = create;
  }

  /**
   * Does what is to do for a subject.
   *
   * @return whether there may be more to do later, though nothing changes at our side: somebody in
   *     the queue is known at the desk, and has no ticket yet
   */
  boolean tend(String subject) throws DeskException {
    ticket = "";
    Bump bump = bumps.of(subject).orElse(null);
    List<String> known = remembered.tickets(subject);
    Map<String, Ticket> open = new LinkedHashMap<>();
    boolean here = bump != null && concerns(bump);
    if (here) {
      newest(bump).ifPresent(newest -> open.put(newest.id(), newest));
    }
    for (String id : known) {
      // One we remember nothing of was closed or merged before: were it open again, we had met it.
      if (!open.containsKey(id) && !remembered.ticket(id).equals(Memory.NONE)) {
        Optional<Ticket> now = follow(desk.ticket(id));
        now.ifPresent(other -> open.putIfAbsent(other.id(), other));
        if (now.isEmpty() || !now.get().id().equals(id)) {
          remembered.ticket(id, Memory.NONE);
        }
      }
    }
    if (here && open.isEmpty() && known.isEmpty() && create) {
      Ticket created = create(bump);
      if (created != null) {
        open.put(created.id(), created);
      }
    }
    if (here && open.isEmpty() && known.isEmpty()) {
      LOG.debug("desk {}: nobody of {} has an open ticket", desk.name(), bump.version());
    }
    remember(subject, known, open);
    for (Ticket each : open.values()) {
      settle(subject, each);
    }
    if (bump == null && bumps.of(subject).isEmpty()) {
      remembered.tickets(subject, List.of());
    }
    return here && open.isEmpty();
  }

  /** The ticket that was worked on last; empty when it did not come to one. */
  String ticket() {
    return ticket;
  }

  private void remember(String subject, List<String> known, Map<String, Ticket> open) {
    List<String> all = new ArrayList<>(known);
    open.keySet().stream().filter(id -> !all.contains(id)).forEach(all::add);
    if (!all.equals(known) || !open.isEmpty()) {
      remembered.tickets(subject, all);
    }
  }

  private boolean concerns(Bump bump) {
    return own(bump.subject()) != null || ref(bump).isPresent();
  }

  /** The ticket that is the subject itself, or null. */
  private String own(String subject) {
    String prefix = "ticket:" + desk.name() + ":";
    return subject.startsWith(prefix) ? subject.substring(prefix.length()) : null;
  }

  private Optional<Customer.Ref> ref(Bump bump) {
    return bump.refs().stream().filter(ref -> ref.desk().equals(desk.name())).findFirst();
  }

  private Optional<Ticket> newest(Bump bump) throws DeskException {
    String own = own(bump.subject());
    if (own != null) {
      return follow(desk.ticket(own));
    }
    for (Customer.Ref ref : bump.refs()) {
      if (ref.desk().equals(desk.name())) {
        for (Ticket each : desk.openTickets(ref.id())) {
          Optional<Ticket> open = follow(Optional.of(each));
          if (open.isPresent()) {
            return open;
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The ticket that stands for this one, if it is open. */
  private Optional<Ticket> follow(Optional<Ticket> from) throws DeskException {
    Optional<Ticket> now = from;
    for (int i = 0; i < MERGES && now.isPresent() && now.get().mergedInto() != null; i++) {
      now = desk.ticket(now.get().mergedInto());
    }
    return now.filter(t -> !t.closed() && t.mergedInto() == null);
  }

  private Ticket create(Bump bump) throws DeskException {
    Customer.Ref ref = ref(bump).orElse(null);
    if (ref == null) {
      return null;
    }
    String text = words.of(bump, false);
    // The first alert behind it names the episode: a second call for it opens no second ticket.
    String episode = bump.alerts().isEmpty() ? bump.since().toString() : bump.alerts().get(0);
    Ticket created = desk.create(ref.id(), words.title(bump), text, bump.subject() + " " + episode);
    remembered.ticket(created.id(), Memory.NONE.noted(null, Words.hash(text)));
    return created;
  }

  private void settle(String subject, Ticket read) throws DeskException {
    Ticket now = read;
    for (int conflicts = 0; ; conflicts++) {
      ticket = now.id();
      try {
        once(subject, now);
        return;
      } catch (DeskException e) {
        if (e.kind() != Kind.CONFLICT || conflicts == CONFLICTS) {
          throw e;
        }
      }
      String id = now.id();
      now = desk.ticket(id).filter(t -> !t.closed() && t.mergedInto() == null).orElse(null);
      if (now == null) {
        remembered.ticket(id, Memory.NONE);
        return;
      }
    }
  }

  private void once(String subject, Ticket now) throws DeskException {
    Memory before = remembered.ticket(now.id()).with(subject);
    List<Bump> standing =
        before.subjects().stream().map(bumps::of).flatMap(Optional::stream).toList();
    Bump strongest = standing.stream().max(Comparator.comparingLong(Bump::queueScore)).orElse(null);
    Level floor = strongest == null ? Level.NONE : desk.asRead(strongest.level());
    Decision decision =
        Decision.of(floor, now.level(), before.of(standing.stream().map(Bump::subject).toList()));
    remembered.ticket(now.id(), decision.memory());
    Memory left = decision.memory();
    if (decision.mark() != null) {
      mark(now, decision);
      left = decision.marked(floor);
      remembered.ticket(now.id(), left);
    }
    note(now, strongest, left);
  }

  private void mark(Ticket now, Decision decision) throws DeskException {
    try {
      desk.mark(now, decision.mark());
      LOG.info("desk {}: {} {} -> {}", desk.name(), now.id(), now.level(), decision.mark());
    } catch (DeskException e) {
      if (e.kind() != Kind.UNAVAILABLE) {
        // An answer, so it was not done. Without one nobody knows, and the ticket will tell.
        remembered.ticket(now.id(), decision.memory().undone());
      }
      throw e;
    }
  }

  private void note(Ticket now, Bump strongest, Memory memory) throws DeskException {
    if (strongest == null && memory.words() == null) {
      return;
    }
    String text = strongest == null ? words.over() : words.of(strongest, memory.handsOff());
    String hash = Words.hash(text);
    if (!Objects.equals(hash, memory.words())) {
      remembered.ticket(now.id(), memory.noted(write(now, memory.note(), text), hash));
    }
  }

  private String write(Ticket now, String note, String text) throws DeskException {
    try {
      return desk.note(now, note, text);
    } catch (DeskException e) {
      if (e.kind() != Kind.GONE || note == null) {
        throw e;
      }
      return desk.note(now, null, text); // somebody deleted the old one
    }
  }
}
