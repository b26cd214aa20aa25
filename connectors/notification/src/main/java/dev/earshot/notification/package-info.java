/** From alerts in Kafka to the people who must know; start at {@code Notifier}. */
package dev.earshot.notification;
