package dev.earshot.http;

/** What somebody sent goes no further. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status of the answer, by HTTP
   * @param reason for the sender's administrator and for our log: in our own words only, nothing of
   *     what was sent is repeated
   */
  public Refusal(int status, String reason) {
    super(reason);
    this.status = status;
  }

  /** Of the answer, by HTTP. */
  public int status() {
    return status;
  }
}
