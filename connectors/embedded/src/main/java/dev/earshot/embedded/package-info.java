/** Real Kafka and real Redis on loopback, for the demo and for tests. */
package dev.earshot.embedded;
