package dev.earshot.wall;

import dev.earshot.redis.Health;

/**
 * How the wall is.
 *
 * @param redis how Redis is
 * @param tabs how many pages are open
 * @param audited whether what people do is written down
 */
public record WallReport(Health redis, int tabs, boolean audited) {}
