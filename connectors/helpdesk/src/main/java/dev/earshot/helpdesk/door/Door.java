package dev.earshot.helpdesk.door;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.earshot.config.HelpdeskSettings;
import dev.earshot.config.HelpdeskSettings.Secret;
import dev.earshot.model.DeskEvent;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door at which help desks knock: {@code POST /desks/<name>}, signed. Answers 202 once Kafka
 * has what they said, so that a desk that hears anything else may try again.
 *
 * <p>Nothing that came in is logged or sent back, whoever sent it.
 */
public final class Door implements AutoCloseable {
  /** Largest body, in bytes. */
  static final int MAX_BODY = 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(Door.class);
  private static final String PATH = "/desks/";
  private static final int THREADS = 64;
  private static final int WAITING = 128;
  private static final String RETRY_SECONDS = "10";

  private static final int UNAUTHORIZED = 401;

  static {
    // The JDK's server takes these from nowhere else, and once: a request must be in within ten
    // seconds, an answer out within thirty, or the line is cut.
    limit("sun.net.httpserver.maxReqTime", "10");
    limit("sun.net.httpserver.maxRspTime", "30");
    limit("sun.net.httpserver.idleInterval", "30");
    limit("jdk.httpserver.maxConnections", "512");
  }

  private final HelpdeskSettings.Door settings;
  private final DeskEvents events;
  private final HttpServer server;
  private final ThreadPoolExecutor threads;

  private final LongAdder told = new LongAdder();
  private final LongAdder own = new LongAdder();
  private final LongAdder forged = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder unavailable = new LongAdder();

  private Door(HelpdeskSettings.Door settings, DeskEvents events, HttpServer server) {
    this.settings = settings;
    this.events = events;
    this.server = server;
    this.threads = threads();
  }

  /**
   * Opens the door.
   *
   * @param settings port 0 takes whichever is free; that it means none is for the caller to see
   * @param events the way to Kafka; stays the caller's to close
   * @throws IOException if the address or port cannot be had
   */
  public static Door open(HelpdeskSettings.Door settings, DeskEvents events) throws IOException {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getByName(settings.bind()), settings.port());
    Door door = new Door(settings, events, HttpServer.create(address, 0));
    door.server.createContext("/", door::handle);
    door.server.setExecutor(door.threads);
    door.server.start();
    return door;
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** What came so far. */
  public DoorReport check() {
    return new DoorReport(told.sum(), own.sum(), forged.sum(), refused.sum(), unavailable.sum());
  }

  /** Lets nobody in any more, and gives those inside a second to finish. */
  @Override
  public void close() {
    server.stop(1);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        answer(exchange);
      } catch (Refusal refusal) {
        send(exchange, refusal.status(), refusal.getMessage());
      } catch (RuntimeException e) {
        // Its message may carry what came in.
        LOG.error("the door failed: {}", e.getClass().getName());
        send(exchange, 500, "a fault of ours");
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException, Refusal {
    String path = exchange.getRequestURI().getRawPath();
    String name = path != null && path.startsWith(PATH) ? path.substring(PATH.length()) : "";
    Secret desk = settings.secrets().get(name);
    if (desk == null) {
      throw new Refusal(404, "no such desk is configured");
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      exchange.getResponseHeaders().set("Allow", "POST");
      throw new Refusal(405, "only POST is understood");
    }
    byte[] body = body(exchange);
    List<Deed> deeds = deeds(name, desk, exchange, body);
    List<DeskEvent> tell =
        deeds.stream().filter(deed -> !deed.isBy(desk.ownUser())).map(Deed::event).toList();
    own.add(deeds.size() - tell.size());
    if (tell.isEmpty()) {
      send(exchange, 200, deeds.isEmpty() ? "nothing to tell" : "our own doing, not told");
      return;
    }
    if (!events.write(tell)) {
      unavailable.increment();
      LOG.warn("desk {}: Kafka is away, it has to try again", name);
      exchange.getResponseHeaders().set("Retry-After", RETRY_SECONDS);
      throw new Refusal(503, "Kafka is away, try again");
    }
    told.add(tell.size());
    send(exchange, 202, "told");
  }

  private List<Deed> deeds(String name, Secret desk, HttpExchange exchange, byte[] body)
      throws Refusal {
    try {
      Signatures.check(desk, exchange.getRequestHeaders()::getFirst, body);
      return Body.read(name, desk, body);
    } catch (Refusal refusal) {
      if (refusal.status() == UNAUTHORIZED) {
        forged.increment();
        // Anybody can cause this one: counted, not to fill the log.
        LOG.debug("desk {}: {}", name, refusal.getMessage());
      } else {
        refused.increment();
        LOG.warn("desk {}: refused, {}", name, refusal.getMessage());
      }
      throw refusal;
    }
  }

  private static byte[] body(HttpExchange exchange) throws IOException, Refusal {
    Refusal tooLarge = new Refusal(413, "the body is larger than " + MAX_BODY + " bytes");
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    if (length != null && Long.parseLong(length) > MAX_BODY) {
      throw tooLarge;
    }
    InputStream in = exchange.getRequestBody();
    byte[] body = in.readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY) {
      throw tooLarge;
    }
    return body;
  }

  private static void send(HttpExchange exchange, int status, String line) throws IOException {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
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
