package dev.earshot.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS on a line to an address, with a certificate for the name. */
class LineTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @TempDir private static Path dir;
  private static HttpsServer server;
  private static SSLContext tls;

  @BeforeAll
  static void start() throws Exception {
    Path keys = dir.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "a",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=hooks.test",
                    "-ext",
                    "san=dns:hooks.test",
                    "-keystore",
                    keys.toString(),
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    new String(PASSWORD)))
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD);
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
    own.init(store, PASSWORD);
    TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
    trusted.init(store);
    tls = SSLContext.getInstance("TLS");
    tls.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.createContext(
        "/",
        exchange -> {
          byte[] host =
              exchange.getRequestHeaders().getFirst("Host").getBytes(StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(200, host.length);
          exchange.getResponseBody().write(host);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  @Test
  void theNameIsForTheCertificateAndTheAddressForTheLine() throws Exception {
    Line.Answer answer = line("hooks.test").ask("POST", at("hooks.test"), Map.of(), new byte[0]);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).asString().startsWith("hooks.test:");
  }

  @Test
  void aCertificateOfAnotherNameIsNone() {
    assertThatThrownBy(() -> line("evil.test").knock(at("evil.test")))
        .isInstanceOf(ChannelException.class)
        .hasMessage("TLS failed");
  }

  @Test
  void aCertificateThatNobodyVouchesForIsNone() {
    Line strict = new Line(new Guard(true, host -> loopback()), PATIENCE);

    assertThatThrownBy(() -> strict.knock(at("hooks.test"))).hasMessage("TLS failed");
  }

  private static Line line(String only) {
    Guard guard =
        new Guard(
            true,
            host -> {
              assertThat(host).isEqualTo(only);
              return loopback();
            });
    return new Line(guard, PATIENCE, tls.getSocketFactory());
  }

  private static InetAddress[] loopback() {
    return new InetAddress[] {InetAddress.getLoopbackAddress()};
  }

  private static URI at(String host) {
    return URI.create("https://" + host + ":" + server.getAddress().getPort() + "/");
  }
}
