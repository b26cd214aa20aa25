package dev.earshot.model;

import java.time.Instant;

/**
 * The job's word that it is alive, and that time goes on in every topic it reads: it has passed
 * through every step. Told every ten seconds of event time.
 *
 * @param tenant whose job this is
 * @param at event time up to which everything was looked at
 */
public record Heartbeat(String tenant, Instant at) implements Entry.Thing {
  public Heartbeat {
    tenant = Check.name("tenant", tenant);
    at = Check.present("at", at);
  }

  @Override
  public String identity() {
    return "heartbeat";
  }

  @Override
  public Instant toldAt() {
    return at;
  }
}
