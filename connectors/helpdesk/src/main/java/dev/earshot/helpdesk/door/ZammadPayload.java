package dev.earshot.helpdesk.door;

import dev.earshot.http.Refusal;
import dev.earshot.model.DeskEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What Zammad sends where a webhook has no payload of its own: the ticket as it is, and the article
 * that set it off. It does not say what was done; we tell a first article, an answer and an end by
 * what they leave behind. An assignment or another priority leaves nothing to tell it by.
 */
final class ZammadPayload {
  private static final Set<String> OVER = Set.of("closed", "merged");

  private final String desk;
  private final Fields ticket;
  private final Fields article;

  private ZammadPayload(String desk, Fields ticket, Fields article) {
    this.desk = desk;
    this.ticket = ticket;
    this.article = article;
  }

  /** What was done, by what is left of it; a repetition gives the same ids. */
  static List<Deed> read(String desk, Fields body) throws Refusal {
    return new ZammadPayload(desk, body.inner("ticket"), body.inner("article")).deeds();
  }

  private List<Deed> deeds() throws Refusal {
    List<Deed> deeds = new ArrayList<>();
    if (isFirst()) {
      deeds.add(
          deed(DeskEvent.Type.CREATED, "", moment(ticket, "created_at"), by(ticket, "created_by")));
    }
    if (isAnswer()) {
      deeds.add(
          deed(
              DeskEvent.Type.ANSWERED,
              article.required("id"),
              moment(article, "created_at"),
              by(article, "created_by")));
    }
    if (OVER.contains(state())) {
      Instant end = end();
      deeds.add(deed(DeskEvent.Type.CLOSED, end.toString(), end, by(ticket, "updated_by")));
    }
    return deeds;
  }

  /** A change that comes with no article is none, even while there is only one. */
  private boolean isFirst() throws Refusal {
    return article != null && article.has("id") && "1".equals(ticket.text("article_count"));
  }

  /** A note is read by colleagues, or by a customer who happens to look: it reaches nobody. */
  private boolean isAnswer() throws Refusal {
    return article != null
        && "Agent".equals(article.named("sender"))
        && !article.isTrue("internal")
        && !"note".equals(article.named("type"));
  }

  private String state() throws Refusal {
    String state = ticket.named("state");
    return state == null ? "" : state;
  }

  private Instant end() throws Refusal {
    for (String name : List.of("last_close_at", "close_at")) {
      Instant end = ticket.instant(name);
      if (end != null) {
        return end;
      }
    }
    return moment(ticket, "updated_at");
  }

  private Deed deed(DeskEvent.Type type, String which, Instant at, Set<String> by) throws Refusal {
    String id = ticket.required("id");
    String name = type.name().toLowerCase(Locale.ROOT);
    DeskEvent event =
        new DeskEvent(
            which.isEmpty() ? id + "-" + name : id + "-" + name + "-" + which,
            type,
            desk,
            id,
            ticket.text("customer_id"),
            null,
            type == DeskEvent.Type.ANSWERED ? article.named("type") : null,
            at,
            DeskEvent.SCHEMA);
    return new Deed(event, by);
  }

  private static Instant moment(Fields fields, String name) throws Refusal {
    Instant moment = fields.instant(name);
    if (moment == null) {
      throw fields.refusal(name, "is missing");
    }
    return moment;
  }

  /** Administrators know a user by login, the payload's ids are numbers: either will do. */
  private static Set<String> by(Fields fields, String role) throws Refusal {
    Set<String> names = new LinkedHashSet<>();
    names.add(fields.text(role + "_id"));
    Fields user = fields.inner(role);
    names.add(user == null ? fields.text(role) : user.text("login"));
    names.remove(null);
    return names;
  }
}
