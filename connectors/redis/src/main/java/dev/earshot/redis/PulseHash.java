package dev.earshot.redis;

import dev.earshot.model.Pulse;

/** How a brand fares, as {@code pulse:<brand>}. */
final class PulseHash {
  private PulseHash() {}

  static Fields of(Pulse pulse) {
    return new Fields()
        .put("tenant", pulse.tenant())
        .put("brand", pulse.brand())
        // One a minute at most: its moment is all it takes to know the newer.
        .put("version", (Object) (pulse.at().toEpochMilli() + "-0"))
        .put("at", pulse.at())
        .put("posts", (Object) pulse.posts())
        .put("negative", (Object) pulse.negative())
        .put("expected", pulse.expected())
        .put("return_days", pulse.returnDays())
        .put("negative_share", pulse.negativeShare())
        .put("look_alikes", (Object) pulse.lookAlikes())
        .put("disarmed", pulse.disarmed());
  }

  static Pulse read(Fields fields) {
    return new Pulse(
        fields.text("tenant"),
        fields.text("brand"),
        fields.instant("at"),
        fields.integer("posts"),
        fields.integer("negative"),
        fields.decimal("expected"),
        fields.decimal("return_days"),
        fields.decimal("negative_share"),
        fields.integer("look_alikes"),
        fields.texts("disarmed"));
  }
}
