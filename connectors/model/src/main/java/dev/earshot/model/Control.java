package dev.earshot.model;

import java.time.Instant;

/**
 * What a person or tool tells the running job, on the {@code control} topic. It carries pseudonyms
 * only, and takes effect at a moment in event time, so that a replay obeys it at the same place.
 *
 * @param id unique; the same id twice is one message
 * @param type what to do
 * @param subject what it is about: an alert's id, a file of settings, a person's pseudonym
 * @param brand the brand of that alert; null where it is about no alert
 * @param by who said so
 * @param effectiveAt from when it counts; at least two seconds ahead when it was written
 * @param until when it ends, where the type has an end (snooze), else null
 * @param value the whole new file of settings, a comment, or the post whose mood was read wrong;
 *     empty where the type needs none
 * @param schema version of this record's JSON form
 */
public record Control(
    String id,
    Type type,
    String subject,
    String brand,
    String by,
    Instant effectiveAt,
    Instant until,
    String value,
    int schema) {

  /** The version of the JSON form that this code writes. */
  public static final int SCHEMA = 1;

  /** What may be asked of the job. */
  public enum Type {
    /** New rules: the whole of rules.yaml. */
    RULES,
    /** New brands, keywords and topics: the whole of brands.yaml. */
    BRANDS,
    ACKNOWLEDGE,
    TAKE,
    SNOOZE,
    DISMISS,
    COMMENT,
    /** Somebody objects to being profiled: nothing is learnt of them any more. */
    OBJECT,
    /** They object no longer. */
    ALLOW,
    /** A post's mood was read wrong: kept for whoever teaches the models; the alert stays. */
    MOOD_WRONG;

    /** Whether it is about one alert. */
    public boolean ofAlert() {
      return switch (this) {
        case ACKNOWLEDGE, TAKE, SNOOZE, DISMISS, COMMENT, MOOD_WRONG -> true;
        case RULES, BRANDS, OBJECT, ALLOW -> false;
      };
    }
  }

  public Control {
    id = Check.text("id", id);
    type = Check.present("type", type);
    subject = Check.text("subject", subject);
    by = Check.text("by", by);
    effectiveAt = Check.present("effective_at", effectiveAt);
    brand = brand == null ? null : Check.name("brand", brand);
    value = value == null ? "" : value;
    schema = schema == 0 ? SCHEMA : schema;
    if ((type == Type.SNOOZE) != (until != null)) {
      throw new InvalidRecordException("until", "goes with snooze, and only with it");
    }
    if (type.ofAlert() && brand == null) {
      throw new InvalidRecordException("brand", "is missing: whose alert is it?");
    }
    if (type == Type.MOOD_WRONG) {
      value = Check.text("value", value);
    }
  }
}
