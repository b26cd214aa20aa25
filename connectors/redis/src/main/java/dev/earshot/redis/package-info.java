/** The Redis contract in code: keys, scripts, the writer and the read side. */
package dev.earshot.redis;
