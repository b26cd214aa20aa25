package dev.earshot.redis;

import dev.earshot.model.SourcePulse;

/** How a source is heard, as {@code source:<name>}. */
final class SourceHash {
  private SourceHash() {}

  static Fields of(SourcePulse source) {
    return new Fields()
        .put("tenant", source.tenant())
        .put("source", source.source())
        // One in ten seconds at most: its moment is all it takes to know the newer.
        .put("version", (Object) (source.at().toEpochMilli() + "-0"))
        .put("at", source.at())
        .put("heard_at", source.heardAt())
        .put("posts", (Object) source.posts())
        .put("usual_ms", (Object) source.usualMs())
        .put("deaf_since", source.deafSince())
        .put("behind_ms", (Object) source.behindMs());
  }

  static SourcePulse read(Fields fields) {
    return new SourcePulse(
        fields.text("tenant"),
        fields.text("source"),
        fields.instant("at"),
        fields.instant("heard_at"),
        fields.integer("posts"),
        fields.count("usual_ms"),
        fields.instant("deaf_since"),
        fields.count("behind_ms"));
  }
}
