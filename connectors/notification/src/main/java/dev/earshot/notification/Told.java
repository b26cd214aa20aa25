package dev.earshot.notification;

import dev.earshot.model.Severity;
import dev.earshot.model.Version;
import java.time.Instant;

/**
 * What a channel was last told of an alert.
 *
 * @param version the alert's version that was told
 * @param kind why it was told
 * @param severity how bad it was then
 * @param escalated whether that nobody looks has been told
 * @param alone whether it had a message of its own; else it was counted among many
 * @param at when
 */
public record Told(
    Version version, Kind kind, Severity severity, boolean escalated, boolean alone, Instant at) {}
