package dev.earshot.wall;

import dev.earshot.config.WallSettings.Role;

/**
 * Somebody who came in.
 *
 * @param name as alerts will call them
 * @param role what they may do
 * @param proof what their page sends with whatever changes something: another site cannot know it
 */
record Visitor(String name, Role role, String proof) {}
