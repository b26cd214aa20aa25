package dev.earshot.model;

/** A record breaks its contract: says which field and how, so that a dead letter can. */
public final class InvalidRecordException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;

  public InvalidRecordException(String field, String problem) {
    super(field + " " + problem);
    this.field = field;
  }

  /** The JSON name of the field at fault. */
  public String field() {
    return field;
  }
}
