package dev.earshot.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;

/**
 * How a foreign record becomes a {@link Post}: the one mechanism for files and for topics that
 * others write.
 *
 * @param constants values for fields of the post that the foreign record does not tell, by the
 *     post's field path, such as {@code network: x}
 * @param fields where each field of the post is found: the post's field path to the record's, both
 *     with dots, such as {@code author.followers: user.followers_count}
 */
public record FieldMapping(Map<String, String> constants, Map<String, String> fields)
    implements Serializable {
  /** The fields of a post that hold an id. */
  private static final Set<String> IDS =
      Set.of(
          "id",
          "author.id",
          "root",
          "in_reply_to.id",
          "in_reply_to.author",
          "repost_of.id",
          "repost_of.author");

  public FieldMapping {
    constants = constants == null ? Map.of() : Map.copyOf(constants);
    fields = fields == null ? Map.of() : Map.copyOf(fields);
    for (String needed : new String[] {"id", "network", "author.id", "created_at"}) {
      if (!fields.containsKey(needed) && !constants.containsKey(needed)) {
        throw new InvalidRecordException(needed, "is mapped from nothing; every post needs it");
      }
    }
  }

  /** The foreign record in the shape of a post. Fields it lacks are left out. */
  ObjectNode apply(JsonNode foreign) {
    ObjectNode post = JsonNodeFactory.instance.objectNode();
    constants.forEach((to, value) -> put(post, to, JsonNodeFactory.instance.textNode(value)));
    fields.forEach(
        (to, from) -> {
          JsonNode value = foreign.at("/" + from.replace('.', '/'));
          if (!value.isMissingNode() && !value.isNull()) {
            // Ids are text with us; many networks send numbers.
            boolean idAsNumber = value.isIntegralNumber() && IDS.contains(to);
            put(post, to, idAsNumber ? JsonNodeFactory.instance.textNode(value.asText()) : value);
          }
        });
    return post;
  }

  private static void put(ObjectNode post, String path, JsonNode value) {
    String[] steps = path.split("\\.", -1);
    ObjectNode at = post;
    for (int i = 0; i < steps.length - 1; i++) {
      at = at.withObjectProperty(steps[i]);
    }
    at.set(steps[steps.length - 1], value);
  }
}
