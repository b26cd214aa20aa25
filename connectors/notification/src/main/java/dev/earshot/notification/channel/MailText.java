package dev.earshot.notification.channel;

import dev.earshot.http.Plain;

/** A message as the two bodies of a mail. */
final class MailText {
  private MailText() {}

  static String plain(Message message) {
    StringBuilder out = new StringBuilder();
    out.append(Plain.text(message.text())).append("\n\n");
    for (Message.Fact fact : message.facts()) {
      out.append(fact.name()).append(": ").append(Plain.line(fact.value())).append('\n');
    }
    if (message.quote() != null) {
      out.append('\n').append(message.quote().by()).append(":\n");
      for (String line : Plain.text(message.quote().text()).split("\n", -1)) {
        out.append("> ").append(line).append('\n');
      }
    }
    message.notes().forEach(note -> out.append('\n').append(Plain.line(note)).append('\n'));
    link(out, message.ackName(), message.ack());
    link(out, message.linkName(), message.link());
    return out.toString();
  }

  private static void link(StringBuilder out, String name, String url) {
    if (!url.isEmpty()) {
      out.append('\n').append(name).append(": ").append(url).append('\n');
    }
  }

  static String html(Message message) {
    StringBuilder out = new StringBuilder("<!doctype html><meta charset=\"utf-8\">");
    out.append("<h2>").append(Plain.html(message.title())).append("</h2>");
    out.append("<p>").append(Plain.html(message.text())).append("</p><table>");
    for (Message.Fact fact : message.facts()) {
      out.append("<tr><td>").append(Plain.html(fact.name())).append("</td><td>");
      out.append(Plain.html(fact.value())).append("</td></tr>");
    }
    out.append("</table>");
    if (message.quote() != null) {
      out.append("<p>").append(Plain.html(message.quote().by())).append("</p><blockquote>");
      out.append(Plain.html(message.quote().text())).append("</blockquote>");
    }
    message.notes().forEach(note -> out.append("<p><em>" + Plain.html(note) + "</em></p>"));
    anchor(out, message.ackName(), message.ack());
    anchor(out, message.linkName(), message.link());
    return out.toString();
  }

  private static void anchor(StringBuilder out, String name, String url) {
    if (!url.isEmpty()) {
      out.append("<p><a href=\"").append(Plain.html(url)).append("\">");
      out.append(Plain.html(name)).append("</a></p>");
    }
  }
}
