package dev.earshot.listener.operators;

import dev.earshot.model.DeskEvent;
import java.time.Instant;

/**
 * What a help desk did for a customer we know.
 *
 * @param customer pseudonym of the customer
 * @param event what the desk tells
 * @param heardAt event time
 * @param partition where its record lies
 * @param offset its record's offset
 */
public record Deed(String customer, DeskEvent event, Instant heardAt, int partition, long offset) {}
