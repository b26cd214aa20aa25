package dev.earshot.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server for small bodies and few requests, that strangers may knock at. */
public final class SmallServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SmallServer.class);
  private static final int THREADS = 64;
  private static final int WAITING = 128;

  static {
    // The JDK's server takes these from nowhere else, and once: a request must be in within ten
    // seconds, an answer out within thirty, or the line is cut.
    limit("sun.net.httpserver.maxReqTime", "10");
    limit("sun.net.httpserver.maxRspTime", "30");
    limit("sun.net.httpserver.idleInterval", "30");
    limit("jdk.httpserver.maxConnections", "512");
  }

  private final HttpServer server;
  private final ThreadPoolExecutor threads = threads();
  private final AtomicInteger inside = new AtomicInteger();

  /** What is done with a request. */
  @FunctionalInterface
  public interface Handler {
    /**
     * Answers, with {@link SmallServer#send} or by itself.
     *
     * @throws Refusal to have that said instead
     */
    void answer(HttpExchange exchange) throws IOException, Refusal;
  }

  private SmallServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Opens one.
   *
   * @param port 0 takes whichever is free
   * @throws IOException if the address or port cannot be had
   */
  public static SmallServer open(String bind, int port, Handler handler) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(bind), port);
    SmallServer opened = new SmallServer(HttpServer.create(address, 0));
    opened.server.createContext("/", exchange -> opened.handle(exchange, handler));
    opened.server.setExecutor(opened.threads);
    opened.server.start();
    return opened;
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Lets nobody in any more, and gives those inside, if anybody is, a second to finish. */
  @Override
  public void close() {
    server.stop(inside.get() > 0 ? 1 : 0);
    threads.shutdownNow();
  }

  /**
   * The request's body.
   *
   * @throws Refusal if it is larger than {@code most} bytes
   */
  public static byte[] body(HttpExchange exchange, int most) throws IOException, Refusal {
    Refusal tooLarge = new Refusal(413, "the body is larger than " + most + " bytes");
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    if (length != null && Long.parseLong(length) > most) {
      throw tooLarge;
    }
    byte[] body = exchange.getRequestBody().readNBytes(most + 1);
    if (body.length > most) {
      throw tooLarge;
    }
    return body;
  }

  /** One line in plain text. */
  public static void send(HttpExchange exchange, int status, String line) throws IOException {
    send(exchange, status, "text/plain; charset=utf-8", line + "\n");
  }

  /** A whole answer. */
  public static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void handle(HttpExchange exchange, Handler handler) throws IOException {
    inside.incrementAndGet();
    try (exchange) {
      try {
        handler.answer(exchange);
      } catch (Refusal refusal) {
        send(exchange, refusal.status(), refusal.getMessage());
      } catch (RuntimeException e) {
        // Its message may carry what came in.
        LOG.error("the door failed: {}", e.getClass().getName());
        send(exchange, 500, "a fault of ours");
      }
    } finally {
      inside.decrementAndGet();
    }
  }

  private static void limit(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static ThreadPoolExecutor threads() {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            work -> {
              Thread thread = new Thread(work, "door-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
