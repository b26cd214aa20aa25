/**
 * Plain Kafka: the topics, the one publisher, the ticker and the player. Start with {@link
 * dev.earshot.kafka.Topics} for what there is, {@link dev.earshot.kafka.Publisher} for how a record
 * gets in. A {@code client} is everywhere the properties of a Kafka client, with {@code
 * bootstrap.servers} and whatever the cluster wants for security.
 */
package dev.earshot.kafka;
