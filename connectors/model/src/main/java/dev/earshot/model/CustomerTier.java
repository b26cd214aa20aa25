package dev.earshot.model;

/** What a customer is to the firm, by its own CRM. Lifts the rank, never lowers it. */
public enum CustomerTier {
  STANDARD(0),
  VALUED(0.5),
  TOP(1);

  private final double weight;

  CustomerTier(double weight) {
    this.weight = weight;
  }

  /** Share of the rank's customer part, in [0, 1]. */
  public double weight() {
    return weight;
  }
}
