package dev.earshot.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.earshot.config.DeskSettings;
import dev.earshot.config.DeskSettings.Mode;
import dev.earshot.helpdesk.DeskException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a desk may do to us that no desk should. */
@Timeout(30)
class DeskClientTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void aRedirectIsNotFollowedAndTheTokenGoesNowhere() {
    AtomicInteger elsewhere = new AtomicInteger();
    on("/elsewhere", exchange -> elsewhere.incrementAndGet());
    on(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Location", base() + "/elsewhere");
          exchange.sendResponseHeaders(302, -1);
        });

    assertThat(problem(Duration.ofSeconds(5))).hasMessage("desk: status 302");
    assertThat(elsewhere).hasValue(0);
  }

  @Test
  void aDeskThatSaysNothingIsLeft() {
    on("/", exchange -> hold());

    DeskException problem = problem(Duration.ofMillis(200));

    assertThat(problem.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(problem).hasMessageStartingWith("desk: no answer");
  }

  @Test
  void anAnswerThatNeverEndsIsLeft() {
    on(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          hold();
        });

    assertThat(problem(Duration.ofMillis(300))).hasMessage("desk: no answer within 300 ms");
  }

  @Test
  void anAnswerThatIsFarTooLargeIsLeft() {
    on(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] much = new byte[1 << 20];
          for (int i = 0; i < 20; i++) {
            exchange.getResponseBody().write(much);
          }
        });

    DeskException problem = problem(Duration.ofSeconds(20));

    assertThat(problem).hasMessage("desk: no answer: IOException");
    assertThat(problem).hasRootCauseMessage("answer above " + DeskClient.MAX_ANSWER + " bytes");
  }

  @Test
  void aPageOfWordsIsNoAnswerAndIsNotQuoted() {
    on("/", exchange -> say(exchange, 200, "<html>we are moving, token s3cret</html>"));

    DeskException problem = problem(Duration.ofSeconds(5));

    assertThat(problem.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(problem).hasMessage("desk: the answer is not JSON").hasNoCause();
  }

  @Test
  void whatAnErrorSaysAtLengthIsNotQuoted() {
    on("/", exchange -> say(exchange, 400, "{\"error\": \"the token s3cret is odd\"}"));

    assertThat(problem(Duration.ofSeconds(5))).hasMessage("desk: status 400");
  }

  @Test
  void aShortCodeIsQuoted() {
    on("/", exchange -> say(exchange, 404, "{\"error\": \"RecordNotFound\"}"));

    assertThat(problem(Duration.ofSeconds(5))).hasMessage("desk: status 404 RecordNotFound");
  }

  @Test
  void aDeskMayLiveBelowAPath() throws DeskException {
    on("/desk/api", exchange -> say(exchange, 200, "{\"here\": true}"));

    DeskClient client = client(URI.create(base() + "/desk/"), Duration.ofSeconds(5));

    assertThat(client.get("/api").path("here").asBoolean()).isTrue();
  }

  @Test
  void anAnswerWithoutABodyIsNothing() throws DeskException {
    on("/", exchange -> exchange.sendResponseHeaders(204, -1));

    DeskClient client = client(URI.create(base()), Duration.ofSeconds(5));

    assertThat(client.send("DELETE", "/x", "{}", Map.of()).isMissingNode()).isTrue();
  }

  /** Until the test is over. */
  private void hold() throws IOException {
    try {
      over.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void on(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            handler.handle(exchange);
          }
        });
  }

  private static void say(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private DeskException problem(Duration timeout) {
    DeskClient client = client(URI.create(base()), timeout);
    DeskException problem = catchThrowableOfType(DeskException.class, () -> client.get("/api/x"));
    assertThat(problem).isNotNull();
    return problem;
  }

  private static DeskClient client(URI url, Duration timeout) {
    DeskSettings settings =
        TestDesks.settings(DeskSettings.Kind.ZAMMAD, url, "", Mode.PRIORITY, "");
    return new DeskClient(
        TestDesks.NAME, TestDesks.withTimeout(settings, timeout), "Token token=" + DeskStub.TOKEN);
  }
}
