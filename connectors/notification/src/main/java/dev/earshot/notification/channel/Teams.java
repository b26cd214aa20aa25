package dev.earshot.notification.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.config.ChannelSettings;
import dev.earshot.http.Plain;
import dev.earshot.model.Json;
import dev.earshot.model.Severity;

/** A channel of Microsoft Teams, by the address of a workflow. */
final class Teams extends HttpChannel {
  private static final int LONGEST = 2000;

  Teams(ChannelSettings settings) {
    super(settings);
  }

  @Override
  JsonNode body(Message message) {
    ObjectNode body = Json.mapper().createObjectNode().put("type", "message");
    ObjectNode attachment = body.putArray("attachments").addObject();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive").putNull("contentUrl");
    ObjectNode card = attachment.putObject("content");
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    card.put("type", "AdaptiveCard").put("version", "1.5");
    ArrayNode parts = card.putArray("body");
    text(parts, message.title())
        .put("weight", "bolder")
        .put("size", "large")
        .put("color", color(message));
    text(parts, message.text());
    if (!message.facts().isEmpty()) {
      ArrayNode facts = parts.addObject().put("type", "FactSet").putArray("facts");
      message
          .facts()
          .forEach(
              fact ->
                  facts
                      .addObject()
                      .put("title", escaped(fact.name()))
                      .put("value", escaped(fact.value())));
    }
    if (message.quote() != null) {
      text(parts, message.quote().by()).put("isSubtle", true);
      // Runs of text are shown as they are: Markdown is read in text blocks only.
      ObjectNode run =
          parts.addObject().put("type", "RichTextBlock").putArray("inlines").addObject();
      run.put("type", "TextRun").put("italic", true).put("text", plain(message.quote().text()));
    }
    message.notes().forEach(note -> text(parts, note).put("isSubtle", true));
    ArrayNode actions = card.putArray("actions");
    action(actions, message.ack(), message.ackName());
    action(actions, message.link(), message.linkName());
    return body;
  }

  /**
   * So that it shows as it is: Markdown's characters are escaped, and the angle brackets of a
   * mention are none.
   */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : plain(text).toCharArray()) {
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '\\', '*', '_', '[', ']', '(', ')', '#', '`', '~', '|', '!', '+', '-' ->
            out.append('\\').append(c);
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  private static ObjectNode text(ArrayNode parts, String text) {
    return parts.addObject().put("type", "TextBlock").put("wrap", true).put("text", escaped(text));
  }

  private static String plain(String text) {
    String clean = Plain.text(text);
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST - 1) + "…";
  }

  private static String color(Message message) {
    if (message.act() == Message.Act.RESOLVE) {
      return "good";
    }
    return message.severity().compareTo(Severity.SEV2) <= 0 ? "attention" : "warning";
  }

  private static void action(ArrayNode actions, String url, String name) {
    if (!url.isEmpty()) {
      actions.addObject().put("type", "Action.OpenUrl").put("title", name).put("url", url);
    }
  }
}
