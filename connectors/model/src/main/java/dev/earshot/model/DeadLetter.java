package dev.earshot.model;

/**
 * A record that could not be used, with where it lay, why, and the bytes as they came.
 *
 * @param envelope the record as it was found
 * @param reason the kind of fault, a metric's label
 * @param detail which field and how; our own words, nothing quoted from the record
 */
public record DeadLetter(Envelope envelope, Reason reason, String detail) {

  /** Why a record could not be used. */
  public enum Reason {
    EMPTY,
    TOO_LARGE,
    NOT_UTF8,
    NOT_JSON,
    TOO_DEEP,
    DUPLICATE_KEY,
    WRONG_TYPE,
    INVALID,
    /** It was read and understood, and may not be done. */
    REFUSED
  }
}
