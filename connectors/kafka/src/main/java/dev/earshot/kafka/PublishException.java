package dev.earshot.kafka;

/** Records did not reach Kafka: says how many, and why the first one did not. */
public final class PublishException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long lost;

  PublishException(long lost, String topic, Throwable first) {
    super(
        (lost == 1 ? "a record" : lost + " records, the first")
            + " for topic "
            + topic
            + (lost == 1 ? " was" : ", were")
            + " not written: "
            + first.getMessage(),
        first);
    this.lost = lost;
  }

  /** How many records were not written. */
  public long lost() {
    return lost;
  }
}
