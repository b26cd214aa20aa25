/** How well posts are read: the figures behind {@code earshot evaluate} and a model's card. */
package dev.earshot.listener.evaluation;
