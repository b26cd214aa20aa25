package dev.earshot.standalone;

import static dev.earshot.standalone.Called.earshot;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.earshot.model.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** One flag, and a story's alerts reach whoever listens at an address of this machine. */
class DemoNotifyITCase {
  @Test
  void theGuitarsAlertsReachAWebhook() throws IOException {
    List<JsonNode> told = new CopyOnWriteArrayList<>();
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          told.add(Json.mapper().readTree(exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    other.start();
    try {
      String url = "http://127.0.0.1:" + other.getAddress().getPort() + "/hook";

      Called demo = earshot("demo", "--once", "--json", "--seconds", "2", "--notify", url);

      assertThat(demo.exit()).as(demo.err()).isZero();
      assertThat(demo.err()).contains("alerts are told to: webhook");
      assertThat(told).allSatisfy(each -> assertThat(each.at("/data/id").asText()).isNotEmpty());
      assertThat(told)
          .filteredOn(each -> each.path("type").asText().equals("alert.opened"))
          .extracting(each -> each.at("/data/alert/rule").asText())
          .containsExactlyInAnyOrder("AngryInfluencer", "NegativeStreak");
    } finally {
      other.stop(0);
    }
  }

  @Test
  void withoutAnAddressAndWithoutAChannelItSaysWhereToNameOne() {
    Called demo = earshot("demo", "--notify", "--once");

    assertThat(demo.exit()).isEqualTo(2);
    assertThat(demo.err()).contains("notification.channels is empty", "--notify http://");
  }

  @Test
  void whatIsNoAddressIsSaidBeforeAnythingStarts() {
    Called demo = earshot("demo", "--notify", "guitar", "--once");

    assertThat(demo.exit()).isEqualTo(2);
    assertThat(demo.err()).contains("must begin with https:// or http://").doesNotContain("Kafka");
  }
}
