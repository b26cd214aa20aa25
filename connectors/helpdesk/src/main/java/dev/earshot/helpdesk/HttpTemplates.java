package dev.earshot.helpdesk;

import java.util.List;

/**
 * The calls of a desk that is described rather than known. Texts bear placeholders such as {@code
 * {{customer}}}; each value is encoded for the place where it stands.
 *
 * @param tickets lists a customer's tickets; knows {@code customer}
 * @param ticket reads one; knows {@code ticket}
 * @param create opens one; knows {@code customer}, {@code title}, {@code note} and {@code key}, the
 *     key by which a desk may tell a repetition. Null where it must not
 * @param mark writes a level; knows {@code ticket}, {@code level} and {@code stamp}
 * @param unmark takes it away; knows {@code ticket} and {@code stamp}. Null where a mark of level
 *     none is written like another, with an empty {@code level}
 * @param note writes an internal note; knows {@code ticket} and {@code note}. Null where none are
 *     wanted
 * @param answer where in the answers things stand
 */
public record HttpTemplates(
    Call tickets, Call ticket, Call create, Call mark, Call unmark, Call note, Answer answer) {

  public HttpTemplates {
    if (tickets == null || ticket == null || mark == null || answer == null) {
      throw new IllegalArgumentException("tickets, ticket, mark and answer must be there");
    }
  }

  /**
   * One request.
   *
   * @param method GET, POST, PUT, PATCH or DELETE
   * @param path below the desk's url, with a leading slash, and a query where there is one
   * @param body JSON; empty for none. A placeholder inside quotes becomes part of that text;
   *     outside of quotes it becomes a number where it is one, else a text
   */
  public record Call(String method, String path, String body) {
    public Call {
      if (!List.of("GET", "POST", "PUT", "PATCH", "DELETE").contains(method)) {
        throw new IllegalArgumentException("method " + method + " is none of ours");
      }
      // Two slashes, or none, would make a host of what follows.
      if (!path.startsWith("/") || path.startsWith("//")) {
        throw new IllegalArgumentException("path must begin with one slash: " + path);
      }
    }
  }

  /**
   * JSON pointers into the answers. Empty means: not told; for the first two, the whole answer.
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
      String list,
      String one,
      String id,
      String level,
      String closed,
      List<String> closedWords,
      String mergedInto,
      String stamp,
      String noteId) {
    public Answer {
      if (id.isEmpty()) {
        throw new IllegalArgumentException("id is missing: without it no ticket can be named");
      }
      for (String pointer : List.of(list, one, id, level, closed, mergedInto, stamp, noteId)) {
        if (!pointer.isEmpty() && !pointer.startsWith("/")) {
          throw new IllegalArgumentException("a pointer begins with a slash: " + pointer);
        }
      }
      closedWords = List.copyOf(closedWords);
    }
  }
}
