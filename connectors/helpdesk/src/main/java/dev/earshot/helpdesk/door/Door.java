package dev.earshot.helpdesk.door;

import com.sun.net.httpserver.HttpExchange;
import dev.earshot.config.HelpdeskSettings;
import dev.earshot.config.HelpdeskSettings.Secret;
import dev.earshot.http.Refusal;
import dev.earshot.http.SmallServer;
import dev.earshot.model.DeskEvent;
import java.io.IOException;
import java.util.List;
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
  private static final String RETRY_SECONDS = "10";

  private static final int UNAUTHORIZED = 401;

  private final HelpdeskSettings.Door settings;
  private final DeskEvents events;
  private final SmallServer server;

  private final LongAdder told = new LongAdder();
  private final LongAdder own = new LongAdder();
  private final LongAdder forged = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder unavailable = new LongAdder();

  private Door(HelpdeskSettings.Door settings, DeskEvents events) throws IOException {
    this.settings = settings;
    this.events = events;
    this.server = SmallServer.open(settings.bind(), settings.port(), this::answer);
  }

  /**
   * Opens the door.
   *
   * @param settings port 0 takes whichever is free; that it means none is for the caller to see
   * @param events the way to Kafka; stays the caller's to close
   * @throws IOException if the address or port cannot be had
   */
  public static Door open(HelpdeskSettings.Door settings, DeskEvents events) throws IOException {
    return new Door(settings, events);
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** What came so far. */
  public DoorReport check() {
    return new DoorReport(told.sum(), own.sum(), forged.sum(), refused.sum(), unavailable.sum());
  }

  /** Lets nobody in any more, and gives those inside a second to finish. */
  @Override
  public void close() {
    server.close();
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
    byte[] body = SmallServer.body(exchange, MAX_BODY);
    List<Deed> deeds = deeds(name, desk, exchange, body);
    List<DeskEvent> tell =
        deeds.stream().filter(deed -> !deed.isBy(desk.ownUser())).map(Deed::event).toList();
    own.add(deeds.size() - tell.size());
    if (tell.isEmpty()) {
      SmallServer.send(
          exchange, 200, deeds.isEmpty() ? "nothing to tell" : "our own doing, not told");
      return;
    }
    if (!events.write(tell)) {
      unavailable.increment();
      LOG.warn("desk {}: Kafka is away, it has to try again", name);
      exchange.getResponseHeaders().set("Retry-After", RETRY_SECONDS);
      throw new Refusal(503, "Kafka is away, try again");
    }
    told.add(tell.size());
    SmallServer.send(exchange, 202, "told");
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
}
