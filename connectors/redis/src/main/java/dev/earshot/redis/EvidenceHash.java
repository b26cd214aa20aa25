package dev.earshot.redis;

import dev.earshot.model.Evidence;
import dev.earshot.model.Reading;

/** A piece of evidence as {@code evidence:<post>}. */
final class EvidenceHash {
  private EvidenceHash() {}

  static Fields of(Evidence evidence) {
    return new Fields()
        .put("post", evidence.post())
        .put("tenant", evidence.tenant())
        .put("version", evidence.version())
        .put("subject_key", evidence.subjectKey())
        .put("subject", evidence.subject())
        .put("refs", evidence.refs())
        .put("id", evidence.id())
        .put("network", evidence.network())
        .put("handle", evidence.handle())
        .put("name", evidence.name())
        .put("followers", (Object) evidence.followers())
        .put("text", evidence.text())
        .put("language", evidence.language())
        .put("score", evidence.score())
        .put("intent", evidence.intent())
        .put("topics", evidence.topics())
        .put("special", evidence.special())
        .put("because", evidence.because())
        .put("url", evidence.url())
        .put("created_at", evidence.createdAt())
        .put("heard_at", evidence.heardAt());
  }

  static Evidence read(Fields fields) {
    return new Evidence(
        fields.text("post"),
        fields.version(),
        fields.text("tenant"),
        fields.text("subject_key"),
        fields.text("subject"),
        fields.list("refs", BumpHash.REFS),
        fields.text("id"),
        fields.text("network"),
        fields.text("handle"),
        fields.text("name"),
        fields.count("followers"),
        fields.text("text"),
        fields.text("language"),
        fields.decimal("score"),
        fields.one(Reading.Intent.class, "intent"),
        fields.texts("topics"),
        fields.flagIfAny("special"),
        fields.texts("because"),
        fields.text("url"),
        fields.instant("created_at"),
        fields.instant("heard_at"));
  }
}
