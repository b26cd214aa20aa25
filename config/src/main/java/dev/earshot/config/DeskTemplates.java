package dev.earshot.config;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The calls of a desk that is described rather than known. Paths and bodies bear placeholders such
 * as {@code {{customer}}}; each value is encoded for the place where it stands.
 *
 * @param tickets lists a customer's tickets, the newest first; knows {@code customer}
 * @param ticket reads one; knows {@code ticket}
 * @param create opens one; knows {@code customer}, {@code title}, {@code note} and {@code key}, by
 *     which a desk may tell a repetition. Left out where none may be opened
 * @param mark writes a level; knows {@code ticket}, {@code level} and {@code stamp}
 * @param unmark takes it away; knows {@code ticket} and {@code stamp}. Left out where a mark of
 *     level none is written like another, with an empty {@code level}
 * @param note writes an internal note; knows {@code ticket} and {@code note}. Left out where none
 *     are wanted
 * @param answer where in the answers things stand
 */
public record DeskTemplates(
    Call tickets, Call ticket, Call create, Call mark, Call unmark, Call note, Answer answer) {

  /**
   * One request.
   *
   * @param method GET, POST, PUT, PATCH or DELETE
   * @param path below the desk's url, with a leading slash, and a query where there is one; empty
   *     where there is no such call
   * @param body JSON; empty for none. A placeholder inside quotes becomes part of that text;
   *     outside of quotes it becomes a number where it is one, else a text
   */
  public record Call(
      @Default("GET") String method, @Default("") String path, @Default("") String body) {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    public Call {
      if (!METHODS.contains(Require.present("method", method))) {
        throw new InvalidSettingException("method", "must be GET, POST, PUT, PATCH or DELETE");
      }
      // Two slashes, or none, would make a host of what follows.
      if (!Require.present("path", path).isEmpty()
          && (!path.startsWith("/") || path.startsWith("//"))) {
        throw new InvalidSettingException("path", "must begin with one slash");
      }
      body = Require.present("body", body);
    }

    /** Whether there is no such call. */
    public boolean none() {
      return path.isEmpty();
    }
  }

  /**
   * JSON pointers into the answers; an empty one means: not told, and for the first two the whole
   * answer.
   *
   * @param list the array in the answer of {@code tickets}
   * @param one the ticket in the answers of {@code ticket} and {@code create}
   * @param id within a ticket
   * @param level within a ticket; the desk's word
   * @param closed within a ticket
   * @param closedWords values of {@code closed} that mean so
   * @param mergedInto within a ticket
   * @param stamp within a ticket; whatever changes with each change
   * @param noteId in the answer of {@code note}
   */
  public record Answer(
      @Default("") String list,
      @Default("") String one,
      @Default("/id") String id,
      @Default("") String level,
      @Default("") String closed,
      List<String> closedWords,
      @Default("") String mergedInto,
      @Default("") String stamp,
      @Default("") String noteId) {

    public Answer {
      pointer("list", list);
      pointer("one", one);
      pointer("id", Require.text("id", id));
      pointer("level", level);
      pointer("closed", closed);
      closedWords = closedWords == null ? List.of() : Require.texts("closed_words", closedWords);
      pointer("merged_into", mergedInto);
      pointer("stamp", stamp);
      pointer("note_id", noteId);
    }

    private static void pointer(String key, String value) {
      if (!Require.present(key, value).isEmpty() && !value.startsWith("/")) {
        throw new InvalidSettingException(key, "must begin with a slash, as JSON pointers do");
      }
    }
  }

  /** Whether there are no calls at all. */
  public boolean none() {
    return Stream.of(tickets, ticket, create, mark, unmark, note).allMatch(Call::none);
  }

  /** Those without which nothing can be done. */
  void needed(String key) {
    needed(key + ".tickets.path", tickets);
    needed(key + ".ticket.path", ticket);
    needed(key + ".mark.path", mark);
  }

  private static void needed(String key, Call call) {
    if (call.none()) {
      throw new InvalidSettingException(key, "is missing; a desk of kind http needs it");
    }
  }
}
