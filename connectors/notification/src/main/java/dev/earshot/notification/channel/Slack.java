package dev.earshot.notification.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.config.ChannelSettings;
import dev.earshot.http.Plain;
import dev.earshot.model.Json;
import java.util.List;

/** A channel of Slack, by an incoming webhook. */
final class Slack extends HttpChannel {
  /** Slack's own limits, in characters, and fields of a section. */
  private static final int LONGEST = 2900;

  private static final int LONGEST_TITLE = 140;
  private static final int FIELDS = 10;

  Slack(ChannelSettings settings) {
    super(settings);
  }

  @Override
  JsonNode body(Message message) {
    ObjectNode body = Json.mapper().createObjectNode();
    // Shown in notifications of the system; never read for names or links.
    body.put("text", escaped(message.title(), LONGEST));
    body.put("link_names", false).put("unfurl_links", false).put("unfurl_media", false);
    ArrayNode blocks = body.putArray("blocks");
    ObjectNode header = blocks.addObject().put("type", "header").putObject("text");
    header.put("type", "plain_text").put("emoji", false);
    header.put("text", cut(Plain.line(message.title()), LONGEST_TITLE));
    section(blocks, escaped(message.text(), LONGEST));
    fields(blocks, message.facts());
    if (message.quote() != null) {
      context(blocks, message.quote().by());
      // As plain text: there neither marks nor mentions mean anything.
      plain(blocks, message.quote().text());
    }
    message.notes().forEach(note -> context(blocks, note));
    if (!message.ack().isEmpty() || !message.link().isEmpty()) {
      ArrayNode buttons = blocks.addObject().put("type", "actions").putArray("elements");
      button(buttons, message.ack(), message.ackName());
      button(buttons, message.link(), message.linkName());
    }
    return body;
  }

  /** What Slack asks to be escaped; with it neither {@code <!channel>} nor a link can be made. */
  static String escaped(String text, int longest) {
    return cut(Plain.text(text), longest)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        // A mark needs to stand alone: with nothing visible behind it, it marks nothing.
        .replaceAll("([*_~`])", "$1\u200b");
  }

  private static void section(ArrayNode blocks, String text) {
    if (!text.isBlank()) {
      mrkdwn(blocks.addObject().put("type", "section").putObject("text"), text);
    }
  }

  private static void plain(ArrayNode blocks, String text) {
    ObjectNode inner = blocks.addObject().put("type", "section").putObject("text");
    inner.put("type", "plain_text").put("emoji", false).put("text", cut(Plain.text(text), LONGEST));
  }

  private static void fields(ArrayNode blocks, List<Message.Fact> facts) {
    if (facts.isEmpty()) {
      return;
    }
    ArrayNode fields = blocks.addObject().put("type", "section").putArray("fields");
    facts.stream()
        .limit(FIELDS)
        .forEach(
            fact ->
                mrkdwn(
                    fields.addObject(),
                    "*" + escaped(fact.name(), 200) + "*\n" + escaped(fact.value(), 1500)));
  }

  private static void context(ArrayNode blocks, String text) {
    ArrayNode elements = blocks.addObject().put("type", "context").putArray("elements");
    mrkdwn(elements.addObject(), escaped(text, LONGEST));
  }

  private static void mrkdwn(ObjectNode node, String text) {
    node.put("type", "mrkdwn").put("verbatim", true).put("text", text);
  }

  private static void button(ArrayNode buttons, String url, String name) {
    if (!url.isEmpty()) {
      ObjectNode button = buttons.addObject().put("type", "button").put("url", url);
      button.putObject("text").put("type", "plain_text").put("text", cut(name, 70));
    }
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
