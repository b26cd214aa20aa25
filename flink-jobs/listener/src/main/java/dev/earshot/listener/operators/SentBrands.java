package dev.earshot.listener.operators;

import dev.earshot.model.Control;

/**
 * Brands that came in the log of posts, and in which partition: they count for the posts after them
 * there, which their own log puts in an order nobody can bend.
 */
public record SentBrands(int partition, Control control) {}
