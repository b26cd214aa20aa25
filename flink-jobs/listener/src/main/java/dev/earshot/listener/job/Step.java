package dev.earshot.listener.job;

import java.util.Locale;

/**
 * Every step of the pipeline that has a place in a savepoint. The uid is the name people see; a
 * uid, once released, is never changed or reused: {@code uids.txt} guards it.
 */
public enum Step {
  READ_POSTS,
  READ_CUSTOMERS,
  READ_DESK_EVENTS,
  READ_CONTROL,
  HEAR_MENTIONS,
  LINK_ACCOUNTS,
  ADDRESS_LINKS,
  ADDRESS_ECHOES,
  KNOW_AUTHOR,
  RAISE_SIGNALS,
  COUNT_MENTIONS,
  CREDIT_REACTIONS,
  TELL_HEARING,
  READ_DESKS,
  HEAR_DESKS,
  CHECK_CONTROL,
  APPLY_RULES,
  SELECT_SIGNALS,
  SELECT_STREAK_FACTS,
  NEGATIVE_STREAK,
  COUNT_LATE,
  ADDRESS_WORDS,
  ADDRESS_MATCHES,
  KEEP_ALERTS,
  ADDRESS_ALERTS,
  ADDRESS_IDENTITIES,
  PRIORITISE,
  TELL_BRANDS,
  WANT_COUNTED,
  WANT_EVIDENCE,
  GATHER_EVIDENCE,
  DEAD_LETTERS_TO_KAFKA,
  ENTRIES_TO_KAFKA,
  FACTS_TO_KAFKA,
  WRITE_KAFKA,
  WRITE_REDIS;

  /** Lower case with dashes: {@code read-posts}. */
  public String uid() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
