package dev.earshot.notification.channel;

import dev.earshot.model.Alert;
import dev.earshot.model.Severity;
import java.time.Instant;
import java.util.List;

/**
 * What somebody is told, in words of their language but for what the job and strangers wrote. All
 * of it is plain text: each channel escapes it for its own markup.
 *
 * @param id what tells it from all others; a repetition has the same
 * @param subject what it is about: an alert's id, or what stands in the place of one
 * @param act what happened to that
 * @param kind why it is sent, as programs read it
 * @param severity how bad
 * @param title one line
 * @param text what happened
 * @param facts what else is known, each with what it is called
 * @param quote a stranger's words; null where there are none to show
 * @param notes what to bear in mind
 * @param link where to look; empty for none
 * @param linkName what that link is called
 * @param ack where to say that one is on it; empty for none
 * @param ackName what that link is called
 * @param alert the alert as programs read it; null where it is about none
 * @param at when it happened
 */
public record Message(
    String id,
    String subject,
    Act act,
    String kind,
    Severity severity,
    String title,
    String text,
    List<Fact> facts,
    Quote quote,
    List<String> notes,
    String link,
    String linkName,
    String ack,
    String ackName,
    Alert alert,
    Instant at) {

  /** What happened, for a place that keeps a state. */
  public enum Act {
    /** It is on. */
    TRIGGER,
    /** Somebody is on it. */
    ACKNOWLEDGE,
    /** It is over. */
    RESOLVE
  }

  /** One thing that is known. */
  public record Fact(String name, String value) {}

  /**
   * A stranger's words: hostile until escaped.
   *
   * @param text what they wrote, at most a few hundred characters
   * @param by where and in which language, in our words
   */
  public record Quote(String text, String by) {}

  public Message {
    facts = List.copyOf(facts);
    notes = List.copyOf(notes);
  }
}
