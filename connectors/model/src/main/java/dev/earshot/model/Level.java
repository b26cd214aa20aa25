package dev.earshot.model;

/** A place in the help desk's queue. The number is the contract: 0 none to 4 urgent. */
public enum Level {
  NONE(0),
  LOW(1),
  NORMAL(2),
  HIGH(3),
  URGENT(4);

  private final int number;

  Level(int number) {
    this.number = number;
  }

  /** 0 to 4, as Redis and the queue's score carry it. */
  public int number() {
    return number;
  }

  /** The level a rank of 1 to 100 earns by itself: 20, 40, 60 and 80 are the steps. */
  public static Level ofRank(int rank) {
    return values()[Math.min(4, Math.max(0, rank / 20))];
  }

  /** The higher of two: a bump is a floor. */
  public Level orHigher(Level other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
