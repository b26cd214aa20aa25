#!/bin/sh
# Creates Earshot's topics, and with ACLS=yes the rights on them. Running it twice does no harm;
# a topic that exists is left as it is. Needs Kafka's bin directory on the PATH.
#   BOOTSTRAP       the cluster (localhost:9092)
#   REPLICATION     copies of each partition (3); MIN_INSYNC of them must have a record (2)
#   COMMAND_CONFIG  file with the client's security settings (none)
#   ACLS            yes: also allow each role what it needs, and nothing more (no)
set -eu
: "${BOOTSTRAP:=localhost:9092}" "${REPLICATION:=3}" "${MIN_INSYNC:=2}" "${ACLS:=no}"

topic() {
  kafka-topics.sh --bootstrap-server "$BOOTSTRAP" \
    ${COMMAND_CONFIG:+--command-config "$COMMAND_CONFIG"} \
    --create --if-not-exists --replication-factor "$REPLICATION" \
    --config min.insync.replicas="$MIN_INSYNC" "$@"
}

allow() {
  kafka-acls.sh --bootstrap-server "$BOOTSTRAP" \
    ${COMMAND_CONFIG:+--command-config "$COMMAND_CONFIG"} \
    --add --operation Describe "$@"
}

# posts: key author; written by earshot-publisher, earshot-ticker, earshot-operator; read by earshot-listener
topic --topic posts --partitions 12 \
  --config cleanup.policy=delete \
  --config max.message.bytes=1048576 \
  --config message.timestamp.type=LogAppendTime \
  --config retention.ms=2332800000 \
  --config segment.ms=86400000

# customers: key customer; written by earshot-crm, earshot-ticker, earshot-operator; read by earshot-listener
topic --topic customers --partitions 12 \
  --config cleanup.policy=compact \
  --config delete.retention.ms=2419200000 \
  --config max.compaction.lag.ms=3600000 \
  --config max.message.bytes=1048576 \
  --config message.timestamp.type=LogAppendTime

# control: key subject; written by earshot-wall, earshot-notifier, earshot-operator, earshot-ticker; read by earshot-listener
topic --topic control --partitions 1 \
  --config cleanup.policy=delete \
  --config max.message.bytes=1048576 \
  --config message.timestamp.type=LogAppendTime \
  --config retention.ms=2332800000 \
  --config segment.ms=86400000

# objections: key subject; written by earshot-operator, earshot-ticker; read by earshot-listener
topic --topic objections --partitions 1 \
  --config cleanup.policy=compact \
  --config delete.retention.ms=2419200000 \
  --config max.compaction.lag.ms=3600000 \
  --config max.message.bytes=1048576 \
  --config message.timestamp.type=LogAppendTime

# desk-events: key customer, or the desk's own id; written by earshot-desk, earshot-ticker; read by earshot-listener
topic --topic desk-events --partitions 12 \
  --config cleanup.policy=delete \
  --config max.message.bytes=1048576 \
  --config message.timestamp.type=LogAppendTime \
  --config retention.ms=2332800000 \
  --config segment.ms=86400000

# signals: key subject; written by earshot-listener; read by earshot-listener, earshot-operator
topic --topic signals --partitions 12 \
  --config cleanup.policy=delete \
  --config max.message.bytes=1048576 \
  --config message.timestamp.type=CreateTime \
  --config retention.ms=31449600000 \
  --config segment.ms=86400000

# alerts: key identity of the Redis entry; written by earshot-listener; read by earshot-notifier, earshot-operator
topic --topic alerts --partitions 12 \
  --config cleanup.policy=compact \
  --config delete.retention.ms=2419200000 \
  --config max.compaction.lag.ms=3600000 \
  --config max.message.bytes=1048576 \
  --config message.timestamp.type=CreateTime

# evidence: key post; written by earshot-listener; read by earshot-operator
topic --topic evidence --partitions 1 \
  --config cleanup.policy=compact,delete \
  --config delete.retention.ms=2419200000 \
  --config max.compaction.lag.ms=3600000 \
  --config max.message.bytes=1048576 \
  --config message.timestamp.type=CreateTime \
  --config retention.ms=2332800000 \
  --config segment.bytes=1048576 \
  --config segment.ms=86400000

# notifications: key what is to be told, and to whom; written by earshot-notifier, earshot-operator; read by earshot-notifier, earshot-operator
topic --topic notifications --partitions 1 \
  --config cleanup.policy=compact \
  --config delete.retention.ms=2419200000 \
  --config max.compaction.lag.ms=3600000 \
  --config max.message.bytes=1048576 \
  --config message.timestamp.type=LogAppendTime

# dead-letters: key none; written by earshot-listener; read by earshot-operator
topic --topic dead-letters --partitions 12 \
  --config cleanup.policy=delete \
  --config max.message.bytes=2097152 \
  --config message.timestamp.type=CreateTime \
  --config retention.ms=518400000 \
  --config segment.ms=86400000

[ "$ACLS" = yes ] || exit 0

allow --operation Write --allow-principal User:earshot-publisher --topic posts
allow --operation Write --allow-principal User:earshot-ticker --topic posts
allow --operation Write --allow-principal User:earshot-operator --topic posts
allow --operation Read --allow-principal User:earshot-listener --topic posts
allow --operation Write --allow-principal User:earshot-crm --topic customers
allow --operation Write --allow-principal User:earshot-ticker --topic customers
allow --operation Write --allow-principal User:earshot-operator --topic customers
allow --operation Read --allow-principal User:earshot-listener --topic customers
allow --operation Write --allow-principal User:earshot-wall --topic control
allow --operation Write --allow-principal User:earshot-notifier --topic control
allow --operation Write --allow-principal User:earshot-operator --topic control
allow --operation Write --allow-principal User:earshot-ticker --topic control
allow --operation Read --allow-principal User:earshot-listener --topic control
allow --operation Write --allow-principal User:earshot-operator --topic objections
allow --operation Write --allow-principal User:earshot-ticker --topic objections
allow --operation Read --allow-principal User:earshot-listener --topic objections
allow --operation Write --allow-principal User:earshot-desk --topic desk-events
allow --operation Write --allow-principal User:earshot-ticker --topic desk-events
allow --operation Read --allow-principal User:earshot-listener --topic desk-events
allow --operation Write --allow-principal User:earshot-listener --topic signals
allow --operation Read --allow-principal User:earshot-listener --topic signals
allow --operation Read --allow-principal User:earshot-operator --topic signals
allow --operation Write --allow-principal User:earshot-listener --topic alerts
allow --operation Read --allow-principal User:earshot-notifier --topic alerts
allow --operation Read --allow-principal User:earshot-operator --topic alerts
allow --operation Write --allow-principal User:earshot-listener --topic evidence
allow --operation Read --allow-principal User:earshot-operator --topic evidence
allow --operation Write --allow-principal User:earshot-notifier --topic notifications
allow --operation Write --allow-principal User:earshot-operator --topic notifications
allow --operation Read --allow-principal User:earshot-notifier --topic notifications
allow --operation Read --allow-principal User:earshot-operator --topic notifications
allow --operation Write --allow-principal User:earshot-listener --topic dead-letters
allow --operation Read --allow-principal User:earshot-operator --topic dead-letters

# Readers commit how far they are, in groups that begin with their own name.
allow --operation Read --allow-principal User:earshot-operator --resource-pattern-type prefixed --group earshot-operator
allow --operation Read --allow-principal User:earshot-listener --resource-pattern-type prefixed --group earshot-listener
allow --operation Read --allow-principal User:earshot-notifier --resource-pattern-type prefixed --group earshot-notifier
