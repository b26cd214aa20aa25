package dev.earshot.listener.operators;

import dev.earshot.model.CustomerLink;
import dev.earshot.model.Echo;

/**
 * What others did to an author's post, and who the author is.
 *
 * @param link the customer behind the author, or null
 */
public record Reaction(Echo echo, CustomerLink link) {}
