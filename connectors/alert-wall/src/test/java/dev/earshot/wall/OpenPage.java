package dev.earshot.wall;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A page that listens for news, as a browser does. */
final class OpenPage implements AutoCloseable {
  private final InputStream stream;
  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private volatile boolean ended;

  /** One event; the id is empty where it has none. */
  record Heard(String kind, String id, String line) {
    JsonNode data() {
      return RealWall.json(line);
    }
  }

  private OpenPage(InputStream stream) {
    this.stream = stream;
    Thread thread = new Thread(this::read, "open-page");
    thread.setDaemon(true);
    thread.start();
  }

  static OpenPage of(Guest guest, String after) {
    return new OpenPage(guest.events(after));
  }

  List<Heard> heard(String kind) {
    return heard.stream().filter(each -> each.kind().equals(kind)).toList();
  }

  /** Ids and states of the alerts it heard of, in their order. */
  List<String> alerts() {
    return heard("alert").stream()
        .map(each -> each.data().get("alert"))
        .map(alert -> alert.get("id").asText() + " " + alert.get("state").asText())
        .toList();
  }

  /** From where it would go on. */
  String last() {
    return heard.stream()
        .map(Heard::id)
        .filter(id -> !id.isEmpty())
        .reduce((before, after) -> after)
        .orElse("");
  }

  boolean ended() {
    return ended;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      String kind = "";
      String id = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          kind = line.substring(7);
        } else if (line.startsWith("data: ")) {
          heard.add(new Heard(kind, id, line.substring(6)));
          id = "";
        }
      }
    } catch (IOException e) {
      // Closed, by us or by the wall.
    }
    ended = true;
  }
}
