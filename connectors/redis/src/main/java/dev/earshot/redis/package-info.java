/**
 * The Redis contract in code: keys, scripts, the writer and the read side. Start with CONTRACT.md,
 * then {@link dev.earshot.redis.RedisWriter}.
 */
package dev.earshot.redis;
