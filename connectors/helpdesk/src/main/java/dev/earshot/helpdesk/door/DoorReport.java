package dev.earshot.helpdesk.door;

/**
 * What came to the door since it opened.
 *
 * @param told events that Kafka has
 * @param own events of our own bridge, told to nobody
 * @param forged requests without a right signature: many of them mean a wrong secret or a stranger
 * @param refused requests that were signed, but could not be read
 * @param unavailable requests sent back because Kafka was away
 */
public record DoorReport(long told, long own, long forged, long refused, long unavailable) {}
