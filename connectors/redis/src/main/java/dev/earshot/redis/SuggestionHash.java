package dev.earshot.redis;

import dev.earshot.model.Suggestion;

/** An account that a person is to judge, as {@code review:<id>}. */
final class SuggestionHash {
  private SuggestionHash() {}

  static Fields of(Suggestion suggestion) {
    return new Fields()
        .put("id", suggestion.id())
        .put("tenant", suggestion.tenant())
        .put("version", suggestion.version())
        .put("customer", suggestion.customer())
        .put("network", suggestion.network())
        .put("account", suggestion.account())
        .put("confidence", suggestion.confidence())
        .put("provenance", suggestion.provenance())
        .put("at", suggestion.at());
  }

  static Suggestion read(Fields fields) {
    return new Suggestion(
        fields.text("id"),
        fields.version(),
        fields.text("tenant"),
        fields.text("customer"),
        fields.text("network"),
        fields.text("account"),
        fields.decimal("confidence"),
        fields.texts("provenance"),
        fields.instant("at"));
  }
}
