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
  CHECK_CONTROL,
  /** In a backtest only. */
  SHUFFLE,
  HEAR_MENTIONS,
  LINK_ACCOUNTS,
  ADDRESS_LINKS,
  ADDRESS_ECHOES,
  KNOW_AUTHOR,
  RAISE_SIGNALS,
  COUNT_MENTIONS,
  TALLIES_TO_FACTS,
  REACTIONS_TO_FACTS,
  HEARING_TO_FACTS,
  READ_DESKS,
  HEAR_DESKS,
  APPLY_RULES,
  SELECT_SIGNALS,
  SELECT_HEARING,
  SELECT_STREAK_FACTS,
  NEGATIVE_STREAK,
  COUNT_LATE_STREAKS,
  SELECT_RECOVERY_FACTS,
  RECOVERY,
  COUNT_LATE_RECOVERIES,
  SELECT_COMPLAINT_FACTS,
  IGNORED_COMPLAINT,
  SELECT_ADVOCATE_FACTS,
  ADVOCATE,
  SELECT_VIRAL_FACTS,
  SPREAD,
  GOING_VIRAL,
  COUNT_SOURCES,
  SOURCE_SILENT,
  ADDRESS_BRANDS,
  WATCH_BRANDS,
  ADDRESS_WORDS,
  ADDRESS_MATCHES,
  ADDRESS_ACTS,
  KEEP_ALERTS,
  ADDRESS_ALERTS,
  ADDRESS_IDENTITIES,
  PRIORITISE,
  TELL_BRANDS,
  TELL_PULSES,
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
