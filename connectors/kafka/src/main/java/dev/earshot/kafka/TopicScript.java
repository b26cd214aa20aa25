package dev.earshot.kafka;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The topics as a shell script for Kafka's own tools, for those who let no program create them. */
public final class TopicScript {
  private static final String HEAD =
      """
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
        kafka-topics.sh --bootstrap-server "$BOOTSTRAP" \\
          ${COMMAND_CONFIG:+--command-config "$COMMAND_CONFIG"} \\
          --create --if-not-exists --replication-factor "$REPLICATION" \\
          --config min.insync.replicas="$MIN_INSYNC" "$@"
      }

      allow() {
        kafka-acls.sh --bootstrap-server "$BOOTSTRAP" \\
          ${COMMAND_CONFIG:+--command-config "$COMMAND_CONFIG"} \\
          --add --operation Describe "$@"
      }
      """;

  private TopicScript() {}

  /** The script that creates these topics. */
  public static String of(List<Topic> topics) {
    StringBuilder script = new StringBuilder(HEAD);
    topics.forEach(topic -> create(script, topic));
    script.append("\n[ \"$ACLS\" = yes ] || exit 0\n\n");
    topics.forEach(topic -> allow(script, topic));
    script.append(
        "\n# Readers commit how far they are, in groups that begin with their own name.\n");
    topics.stream()
        .flatMap(topic -> topic.readers().stream())
        .collect(Collectors.toCollection(TreeSet::new))
        .forEach(
            role ->
                line(
                    script,
                    "allow --operation Read --allow-principal User:" + role.principal(),
                    "--resource-pattern-type prefixed --group " + role.principal()));
    return script.toString();
  }

  private static void create(StringBuilder script, Topic topic) {
    script
        .append("\n# ")
        .append(topic.name())
        .append(": key ")
        .append(topic.key())
        .append("; written by ")
        .append(names(topic.writers()))
        .append("; read by ")
        .append(names(topic.readers()))
        .append("\ntopic --topic ")
        .append(topic.name())
        .append(" --partitions ")
        .append(topic.partitions());
    for (Map.Entry<String, String> setting : topic.settings().entrySet()) {
      script
          .append(" \\\n  --config ")
          .append(setting.getKey())
          .append('=')
          .append(setting.getValue());
    }
    script.append('\n');
  }

  private static String names(List<Role> roles) {
    return roles.stream().map(Role::principal).collect(Collectors.joining(", "));
  }

  private static void allow(StringBuilder script, Topic topic) {
    topic.writers().forEach(role -> allow(script, "Write", role, topic));
    topic.readers().forEach(role -> allow(script, "Read", role, topic));
  }

  private static void allow(StringBuilder script, String operation, Role role, Topic topic) {
    line(
        script,
        "allow --operation " + operation + " --allow-principal User:" + role.principal(),
        "--topic " + topic.name());
  }

  private static void line(StringBuilder script, String who, String what) {
    script.append(who).append(' ').append(what).append('\n');
  }
}
