/** What help desks tell of themselves, on its way to Kafka; start at {@code Door}. */
package dev.earshot.helpdesk.door;
