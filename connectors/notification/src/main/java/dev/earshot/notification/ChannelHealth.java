package dev.earshot.notification;

/**
 * How it stands with a channel.
 *
 * @param channel its name
 * @param waiting messages that wait for it
 * @param failures in a row, so far
 * @param trouble what the last of them was; empty while all is well
 */
public record ChannelHealth(String channel, int waiting, int failures, String trouble) {}
