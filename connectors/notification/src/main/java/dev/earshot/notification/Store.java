package dev.earshot.notification;

/** Where what is to be told outlives us: a table of keys, each with its newest value. */
interface Store {
  /**
   * Writes one; returns before it is written.
   *
   * @param value null takes the key back
   */
  void put(String key, byte[] value);

  /**
   * Returns once all that was put is written.
   *
   * @return false if not all of it was
   */
  boolean flush();
}
