package dev.earshot.listener.job;

import java.util.Locale;

/**
 * Every step of the pipeline that has a place in a savepoint. The uid is the name people see; a
 * uid, once released, is never changed or reused: {@code uids.txt} guards it.
 */
public enum Step {
  READ_POSTS,
  READ_CUSTOMERS,
  HEAR_MENTIONS,
  LINK_ACCOUNTS,
  KNOW_AUTHOR,
  RAISE_SIGNALS,
  SELECT_STREAK_FACTS,
  /** One for each window of the rule; the window is appended: {@code …-3-in-PT24H}. */
  NEGATIVE_STREAK,
  COUNT_LATE,
  KEEP_ALERTS,
  ADDRESS_ALERTS,
  PRIORITISE,
  DEAD_LETTERS_TO_KAFKA,
  ENTRIES_TO_KAFKA,
  WRITE_KAFKA,
  WRITE_REDIS;

  /** Lower case with dashes: {@code read-posts}. */
  public String uid() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
