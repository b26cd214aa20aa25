package dev.earshot.wall;

import com.sun.net.httpserver.HttpExchange;
import dev.earshot.http.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * The way of news to open pages, as server-sent events. An answer ends by itself before the server
 * would cut it, and the page asks again from where it was: coming back is the rule here, not the
 * exception.
 */
final class Streams {
  /** The server cuts an answer off after thirty seconds. */
  private static final Duration LONGEST = Duration.ofSeconds(25);

  /** So often a line that says nothing shows whether anybody is still there. */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private static final byte[] NOTHING = ":\n\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] COME_BACK = "retry: 500\n\n".getBytes(StandardCharsets.UTF_8);

  private final Feed feed;

  Streams(Feed feed) {
    this.feed = feed;
  }

  /**
   * Answers until it has lasted long enough, or nobody is there any more.
   *
   * @param after the newest change that the page knows of, or null
   */
  void answer(HttpExchange exchange, String after) throws IOException, Refusal {
    Tab tab = feed.open(after);
    if (tab == null) {
      exchange.getResponseHeaders().set("Retry-After", "10");
      throw new Refusal(503, "too many pages are open");
    }
    try {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
      exchange.getResponseHeaders().set("X-Accel-Buffering", "no");
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      write(out, COME_BACK);
      Instant end = Instant.now().plus(LONGEST);
      while (!tab.gone() && Instant.now().isBefore(end)) {
        News news = tab.next(SILENCE);
        if (!tab.gone()) {
          write(out, news == null ? NOTHING : news.bytes());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      feed.close(tab);
    }
  }

  private static void write(OutputStream out, byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }
}
