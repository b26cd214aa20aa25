package dev.earshot.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * The real broker, with its controller, in this process: one node, loopback only, no security.
 * Topics are never created by accident. A directory used before is opened again with all it holds,
 * on new ports.
 *
 * <p>The broker halts the JVM when its directory disappears under it: close it before deleting.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private static final int NODE = 1;
  private static final String HOST = "127.0.0.1";

  /** Always the same: a directory belongs to the cluster that formatted it. */
  private static final Uuid CLUSTER = new Uuid(0x65617273686f74L, NODE);

  private static final int MIB = 1024 * 1024;

  private final KafkaRaftServer server;
  private final String bootstrap;

  private EmbeddedKafka(KafkaRaftServer server, String bootstrap) {
    this.server = server;
    this.bootstrap = bootstrap;
  }

  /**
   * Starts a broker that keeps its data in this directory, and returns once it serves; about two
   * seconds.
   *
   * @throws IllegalStateException if it does not come up, with the cause
   */
  public static EmbeddedKafka start(Path dir) {
    try {
      Files.createDirectories(dir);
      List<Integer> ports = twoFreePorts();
      format(dir);
      KafkaRaftServer server =
          new KafkaRaftServer(
              new KafkaConfig(settings(dir, ports.get(0), ports.get(1))), Time.SYSTEM);
      server.startup();
      return new EmbeddedKafka(server, HOST + ":" + ports.get(0));
    } catch (Exception e) {
      throw new IllegalStateException("the embedded Kafka did not start in " + dir, e);
    }
  }

  /** The broker's address, for {@code bootstrap.servers}. */
  public String bootstrap() {
    return bootstrap;
  }

  /** Stops the broker; its directory stays. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  /** Both are held at once, so that they differ. */
  private static List<Integer> twoFreePorts() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket one = new ServerSocket(0, 1, loopback);
        ServerSocket other = new ServerSocket(0, 1, loopback)) {
      return List.of(one.getLocalPort(), other.getLocalPort());
    }
  }

  private static void format(Path dir) throws Exception {
    new Formatter()
        .setNodeId(NODE)
        .setClusterId(CLUSTER.toString())
        .addDirectory(dir.toString())
        .setMetadataLogDirectory(dir.toString())
        .setControllerListenerName("CONTROLLER")
        .setIgnoreFormatted(true)
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .run();
  }

  private static Properties settings(Path dir, int brokerPort, int controllerPort) {
    Properties p = new Properties();
    p.put("process.roles", "broker,controller");
    p.put("node.id", String.valueOf(NODE));
    p.put("controller.quorum.voters", NODE + "@" + HOST + ":" + controllerPort);
    p.put("controller.listener.names", "CONTROLLER");
    p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    p.put("listeners", url("PLAINTEXT", brokerPort) + "," + url("CONTROLLER", controllerPort));
    p.put("advertised.listeners", url("PLAINTEXT", brokerPort));
    p.put("inter.broker.listener.name", "PLAINTEXT");
    p.put("log.dirs", dir.toString());

    p.put("auto.create.topics.enable", "false");
    p.put("default.replication.factor", "1");
    p.put("min.insync.replicas", "1");
    for (String inner : new String[] {"offsets.topic", "transaction.state.log"}) {
      p.put(inner + ".replication.factor", "1");
      p.put(inner + ".num.partitions", "2");
      p.put(inner + ".segment.bytes", String.valueOf(MIB));
    }
    p.put("transaction.state.log.min.isr", "1");
    p.put("share.coordinator.state.topic.replication.factor", "1");
    p.put("share.coordinator.state.topic.min.isr", "1");
    p.put("group.initial.rebalance.delay.ms", "0");

    // One small process beside it, not a cluster: the defaults would reserve 200 MB at once.
    p.put("num.network.threads", "2");
    p.put("num.io.threads", "2");
    p.put("background.threads", "2");
    p.put("log.segment.bytes", String.valueOf(64 * MIB));
    p.put("log.index.size.max.bytes", String.valueOf(MIB));
    p.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 * MIB));
    p.put("log.cleaner.io.buffer.size", String.valueOf(MIB / 2));
    return p;
  }

  private static String url(String listener, int port) {
    return listener + "://" + HOST + ":" + port;
  }
}
