/** Plain Kafka: the topics, the one publisher, the ticker and the player. */
package dev.earshot.kafka;
