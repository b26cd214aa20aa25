package dev.earshot.helpdesk.door;

/** What a desk sent goes no further. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status of the answer, by HTTP
   * @param reason for the desk's administrator and for our log: in our own words only, nothing of
   *     what was sent is repeated
   */
  Refusal(int status, String reason) {
    super(reason);
    this.status = status;
  }

  int status() {
    return status;
  }
}
