package dev.earshot.config;

import dev.earshot.model.Reading.Intent;
import java.io.Serializable;
import java.util.List;

/**
 * What people talk about when they talk about a brand: billing, baggage, the network. A post is
 * about it when it holds one of the keywords or has one of the intents.
 *
 * @param id short lower-case name that mentions carry; never changes
 * @param keywords words or phrases of up to four words, found whatever the case and without
 *     diacritics; one that ends in a star is a beginning
 * @param intents what its authors are after
 * @param special whether posts about it may reveal health, religion, politics: they are tied to no
 *     customer
 */
public record BrandTopic(
    String id, List<String> keywords, List<Intent> intents, @Default("false") boolean special)
    implements Serializable {

  private static final int SHORTEST_BEGINNING = 3;

  public BrandTopic {
    id = Require.name("id", id);
    keywords = Require.texts("keywords", keywords == null ? List.of() : keywords);
    intents = intents == null ? List.of() : List.copyOf(intents);
    for (int i = 0; i < keywords.size(); i++) {
      String keyword = keywords.get(i);
      String letters = keyword.replaceFirst("\\*$", "");
      if (letters.codePoints().noneMatch(Character::isLetterOrDigit) || letters.contains("*")) {
        throw new InvalidSettingException(
            "keywords[" + i + "]", "must be words, with a star only at its end");
      }
      if (keyword.endsWith("*") && letters.length() < SHORTEST_BEGINNING) {
        throw new InvalidSettingException(
            "keywords[" + i + "]",
            "needs at least %d letters before the star".formatted(SHORTEST_BEGINNING));
      }
    }
    if (keywords.isEmpty() && intents.isEmpty()) {
      throw new InvalidSettingException(
          "keywords", "is empty, and so is intents; give at least one of them");
    }
  }
}
