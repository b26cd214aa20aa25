package dev.earshot.redis;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.earshot.model.Alert;
import dev.earshot.model.BotSign;
import dev.earshot.model.Brief;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.Influence;
import dev.earshot.model.Json;
import dev.earshot.model.Level;
import dev.earshot.model.Measure;
import dev.earshot.model.Severity;
import java.util.List;

/** An alert as {@code alert:<id>} and as an entry of {@code alerts}. */
final class AlertHash {
  private AlertHash() {}

  static Fields of(Alert alert) {
    Influence influence = alert.influence();
    return new Fields()
        .put("id", alert.id())
        .put("tenant", alert.tenant())
        .put("version", alert.version())
        .put("brand", alert.brand())
        .put("rule", alert.rule())
        .put("rule_version", (Object) alert.ruleVersion())
        .put("state", alert.state())
        .put("severity", alert.severity())
        .put("floor", alert.floor())
        .put("subject", alert.subject())
        .put("former_subject", alert.formerSubject())
        .put("customer", (Object) alert.customer())
        .put("tier", alert.tier())
        .put("causes", (Object) alert.causes())
        .put("negativity", alert.negativity())
        .put("influence", influence.score())
        .put("influence_tier", influence.tier())
        .put("influence_reach", influence.reach())
        .put("influence_amplification", influence.amplification())
        .put("influence_groups", influence.groups())
        .put("influence_posting", influence.posting())
        .put("influence_verified", influence.verified())
        .put("influence_bot", influence.bot())
        .put("influence_signs", influence.signs())
        .put("influence_confidence", influence.confidence())
        .put("networks", alert.networks())
        .put("topics", alert.topics())
        .put("authors", (Object) alert.authors())
        .put("reach", (Object) alert.reach())
        .put("measure", json(alert.measure()))
        .put("brief", json(alert.brief()))
        .put("evidence", alert.evidence())
        .put("first_at", alert.firstAt())
        .put("newest_at", alert.newestAt())
        .put("owner", alert.handling().owner())
        .put("acknowledged_at", alert.handling().acknowledgedAt())
        .put("snoozed_until", alert.handling().snoozedUntil())
        .put("escalated_at", alert.handling().escalatedAt())
        .put("inhibited_by", alert.handling().inhibitedBy())
        .put("comment", alert.handling().comment())
        .put("resolved_at", alert.resolvedAt())
        .put("resolution", alert.resolution())
        .put("summary", alert.summary())
        .put("action", alert.action());
  }

  /** What has parts of its own is one field, a JSON object. */
  private static Object json(Record value) {
    return value == null ? null : Json.write(value);
  }

  static Alert read(Fields fields) {
    return new Alert(
        fields.text("id"),
        fields.version(),
        fields.text("tenant"),
        fields.text("brand"),
        fields.text("rule"),
        fields.integer("rule_version"),
        fields.one(Alert.State.class, "state"),
        fields.one(Severity.class, "severity"),
        fields.one(Level.class, "floor"),
        fields.text("subject"),
        fields.text("former_subject"),
        fields.flag("customer"),
        fields.one(CustomerTier.class, "tier"),
        fields.integer("causes"),
        fields.decimal("negativity"),
        new Influence(
            fields.decimal("influence"),
            fields.one(Influence.Tier.class, "influence_tier"),
            fields.decimal("influence_reach"),
            fields.decimal("influence_amplification"),
            fields.decimal("influence_groups"),
            fields.decimal("influence_posting"),
            fields.decimal("influence_verified"),
            fields.decimal("influence_bot"),
            fields.list("influence_signs", new TypeReference<List<BotSign>>() {}),
            fields.decimal("influence_confidence")),
        fields.texts("networks"),
        fields.texts("topics"),
        fields.integer("authors"),
        fields.count("reach"),
        fields.record(Measure.class, "measure"),
        fields.record(Brief.class, "brief"),
        fields.texts("evidence"),
        fields.instant("first_at"),
        fields.instant("newest_at"),
        new Alert.Handling(
            fields.text("owner"),
            fields.instant("acknowledged_at"),
            fields.instant("snoozed_until"),
            fields.instant("escalated_at"),
            fields.text("inhibited_by"),
            fields.text("comment")),
        fields.instant("resolved_at"),
        fields.text("resolution") == null ? null : fields.one(Alert.Resolution.class, "resolution"),
        fields.text("summary"),
        fields.text("action"));
  }
}
