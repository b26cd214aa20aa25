/** The ways to tell somebody; start at {@code Channel}, {@code Channels} opens each. */
package dev.earshot.notification.channel;
