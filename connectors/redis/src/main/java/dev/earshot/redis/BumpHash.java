package dev.earshot.redis;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.earshot.model.Bump;
import dev.earshot.model.Customer;
import dev.earshot.model.Level;
import java.util.List;

/** A bump as {@code priority:<subject>} and as an entry of {@code bumps}. */
final class BumpHash {
  static final TypeReference<List<Customer.Ref>> REFS = new TypeReference<>() {};

  private BumpHash() {}

  static Fields of(Bump bump) {
    return new Fields()
        .put("tenant", bump.tenant())
        .put("subject", bump.subject())
        .put("version", bump.version())
        .put("kind", bump.kind())
        .put("level", (Object) bump.level().number())
        .put("level_name", bump.level())
        .put("rank", (Object) bump.rank())
        .put("score", (Object) bump.queueScore())
        .put("part_negativity", bump.parts().negativity())
        .put("part_influence", bump.parts().influence())
        .put("part_tier", bump.parts().tier())
        .put("part_age", bump.parts().age())
        .put("part_crisis", bump.parts().crisis())
        .put("reasons", bump.reasons())
        .put("alerts", bump.alerts())
        .put("rules", bump.rules())
        .put("evidence", bump.evidence())
        .put("refs", bump.refs())
        .put("since", bump.since())
        .put("at", bump.at())
        .put("expires_at", bump.expiresAt());
  }

  static Bump read(Fields fields) {
    return new Bump(
        fields.one(Bump.Kind.class, "kind"),
        fields.version(),
        fields.text("tenant"),
        fields.text("subject"),
        fields.one(Level.class, "level_name"),
        fields.integer("rank"),
        new Bump.Parts(
            fields.decimal("part_negativity"),
            fields.decimal("part_influence"),
            fields.decimal("part_tier"),
            fields.decimal("part_age"),
            fields.decimal("part_crisis")),
        fields.texts("reasons"),
        fields.texts("alerts"),
        fields.textsIfAny("rules"),
        fields.textsIfAny("evidence"),
        fields.list("refs", REFS),
        fields.instant("since"),
        fields.instant("at"),
        fields.instant("expires_at"));
  }
}
