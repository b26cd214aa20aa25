package dev.earshot.kafka;

import java.util.Locale;

/** A process that speaks to Kafka, and thereby a principal with rights of its own. */
public enum Role {
  /** Networks in, posts out. */
  PUBLISHER,
  /** Tells who our customers are. */
  CRM,
  /** Tells what happened at the help desk. */
  DESK,
  /** Where people acknowledge, take and snooze. */
  WALL,
  /** A person at the command line: rules, forget, dead letters, rebuild. */
  OPERATOR,
  /** Moves time in every topic the listener reads. */
  TICKER,
  /** The job. */
  LISTENER,
  /** Alerts in, messages out. */
  NOTIFIER;

  /** The name it logs in by; its consumer groups begin with it too. */
  public String principal() {
    return "earshot-" + name().toLowerCase(Locale.ROOT);
  }
}
