package dev.earshot.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real redis-server on 127.0.0.1, on a free port and behind a random password, that dies with
 * this JVM. What it was told survives a restart: every write is in its append-only file.
 */
public final class EmbeddedRedis implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedis.class);
  private static final Duration START = Duration.ofSeconds(15);
  private static final Duration STOP = Duration.ofSeconds(5);
  private static final int ATTEMPTS = 5;

  private final Path dir;
  private final RedisBinary binary;
  private final String password;
  private final Thread hook = new Thread(this::destroy, "stop-embedded-redis");
  private int port;
  private Process process;

  private EmbeddedRedis(Path dir, RedisBinary binary, String password) {
    this.dir = dir;
    this.binary = binary;
    this.password = password;
  }

  /**
   * Starts a server and waits until it answers.
   *
   * @param dir where it keeps its data, its log and its binary; made if missing. A directory used
   *     before brings its data back
   * @throws IllegalStateException if there is no redis-server for this machine, naming the remedy,
   *     or if it does not start, quoting its log
   */
  public static EmbeddedRedis start(Path dir) {
    try {
      Files.createDirectories(dir);
      EmbeddedRedis redis = new EmbeddedRedis(dir, RedisBinary.find(dir), randomPassword());
      redis.startSomewhere();
      Runtime.getRuntime().addShutdownHook(redis.hook);
      LOG.info("{} on 127.0.0.1:{} in {}", redis.describe(), redis.port, dir);
      return redis;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start redis in " + dir, e);
    }
  }

  public int port() {
    return port;
  }

  public String password() {
    return password;
  }

  /**
   * Which binary runs, such as {@code embedded redis-server 7.0.15} or {@code /usr/bin/redis-server
   * 7.0.15}.
   */
  public String describe() {
    return binary.description();
  }

  /** Ends it without a chance to tidy up, as a power cut would. */
  public void kill() {
    destroy();
  }

  /** Ends it if it still runs, then starts it again with its data, port and password. */
  public void restart() {
    destroy();
    try {
      launch();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot restart redis in " + dir, e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    waitFor(STOP);
    destroy();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.debug("the JVM is on its way down already");
    }
  }

  private void destroy() {
    process.destroyForcibly();
    waitFor(STOP);
  }

  private void waitFor(Duration atMost) {
    try {
      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("redis-server {} still runs after {}", process.pid(), atMost);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Between finding a port free and Redis taking it, somebody else may: then another is tried. */
  private void startSomewhere() throws IOException {
    for (int attempt = 1; ; attempt++) {
      try (ServerSocket free = new ServerSocket(0, 1, loopback())) {
        port = free.getLocalPort();
      }
      try {
        launch();
        return;
      } catch (IllegalStateException e) {
        if (attempt == ATTEMPTS || !e.getMessage().contains("Address already in use")) {
          throw e;
        }
      }
    }
  }

  private void launch() throws IOException {
    Path log = dir.resolve("redis.log");
    process =
        new ProcessBuilder(binary.command(), "-")
            .directory(dir.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    // Settings go in by stdin: on the command line every user of the machine could read the secret.
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(settings().getBytes(StandardCharsets.UTF_8));
    }
    long deadline = System.nanoTime() + START.toNanos();
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        destroy();
        throw new IllegalStateException(
            describe() + " did not start: " + Files.readString(log).strip());
      }
      pause();
    }
  }

  private String settings() {
    return String.join(
        "\n",
        "bind 127.0.0.1",
        "port " + port,
        "requirepass " + password,
        "appendonly yes",
        "save \"\"",
        "maxmemory-policy noeviction",
        "daemonize no",
        "");
  }

  /** True once it takes commands: while it loads its data it answers, but with an error. */
  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(loopback(), port), 200);
      socket.setSoTimeout(1000);
      String ask = "AUTH " + password + "\r\nPING\r\n";
      socket.getOutputStream().write(ask.getBytes(StandardCharsets.US_ASCII));
      byte[] reply = socket.getInputStream().readNBytes("+OK\r\n+PONG".length());
      return new String(reply, StandardCharsets.US_ASCII).equals("+OK\r\n+PONG");
    } catch (IOException e) {
      return false;
    }
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while redis was starting", e);
    }
  }

  private static String randomPassword() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
