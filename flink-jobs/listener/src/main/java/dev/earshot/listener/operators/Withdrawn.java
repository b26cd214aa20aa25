package dev.earshot.listener.operators;

import java.time.Instant;

/**
 * A post about a brand was taken back.
 *
 * @param tenant whose job this is
 * @param brand the brand it spoke of
 * @param post pseudonym of the post
 * @param at event time
 */
public record Withdrawn(String tenant, String brand, String post, Instant at) {}
