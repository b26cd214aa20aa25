package dev.earshot.model;

/** How subjects that are no person are written; every other subject is a person. */
public final class Subjects {
  private Subjects() {}

  public static String brand(String brand) {
    return "brand:" + brand;
  }

  public static String topic(String brand, String topic) {
    return "topic:" + brand + ":" + topic;
  }

  public static String source(String source) {
    return "source:" + source;
  }

  /** Whether somebody in particular is meant: a customer, an account, or a pseudonym of either. */
  public static boolean personal(String subject) {
    return !subject.startsWith("brand:")
        && !subject.startsWith("topic:")
        && !subject.startsWith("source:");
  }
}
