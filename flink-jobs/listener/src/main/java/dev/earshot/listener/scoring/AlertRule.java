package dev.earshot.listener.scoring;

import dev.earshot.model.Severity;
import java.io.Serializable;

/**
 * What the lifecycle needs to know of a rule.
 *
 * @param name the situation's name
 * @param severity of its alerts
 * @param atOnce true when one signal is enough: it opens its alert without waiting for the
 *     watermark, and its alerts are about one account, whose posts arrive in the log's order
 */
public record AlertRule(String name, Severity severity, boolean atOnce) implements Serializable {}
