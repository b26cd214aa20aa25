/**
 * The records every module speaks, and their JSON. Start with {@link dev.earshot.model.Post}, then
 * follow the arrows: {@link dev.earshot.model.Mention}, {@link dev.earshot.model.ScoredMention},
 * {@link dev.earshot.model.Signal}, {@link dev.earshot.model.Alert}, {@link
 * dev.earshot.model.Bump}.
 */
package dev.earshot.model;
