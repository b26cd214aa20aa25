package dev.earshot.notification.channel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The other end of a line: remembers what it was told, and answers as it is told, be it in ways no
 * decent server would.
 */
public final class Other implements AutoCloseable {
  /** Answers nothing at all until it is closed. */
  public static final String SILENCE = "silence";

  /** Answers a drop at a time, for ever. */
  public static final String DRIPS = "drips";

  private static final String BREAKS = "breaks:";

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final List<Told> taken = new CopyOnWriteArrayList<>();
  private volatile String answer = status(200, "");

  /** A request as it came. */
  public record Told(String line, Map<String, String> headers, String body) {}

  public Other() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::serve);
  }

  /** A whole answer, with headers each ended by a line break. */
  public static String status(int status, String headers) {
    return "HTTP/1.1 " + status + " X\r\n" + headers + "Content-Length: 2\r\n\r\nok";
  }

  /** An answer after which the line is reset. */
  public static String breaksAfter(String begun) {
    return BREAKS + begun;
  }

  public Other answers(String with) {
    answer = with;
    return this;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/hook";
  }

  /** All requests so far. */
  public List<Told> told() {
    return told;
  }

  /** Those that were answered as they should be. */
  public List<Told> taken() {
    return taken;
  }

  @Override
  public void close() {
    closed.countDown();
    threads.shutdownNow();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        threads.execute(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      String now = answer;
      Told request = read(socket.getInputStream());
      if (request == null) {
        return;
      }
      told.add(request);
      if (now.equals(SILENCE)) {
        closed.await();
      } else if (now.equals(DRIPS)) {
        drip(socket);
      } else if (now.startsWith(BREAKS)) {
        say(socket, now.substring(BREAKS.length()));
        socket.setSoLinger(true, 0);
      } else {
        if (now.startsWith("HTTP/1.1 2")) {
          taken.add(request);
        }
        say(socket, now);
      }
    } catch (IOException | InterruptedException e) {
      // The other side is gone: nothing to do with the test.
    }
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private void drip(Socket socket) throws IOException, InterruptedException {
    while (closed.getCount() > 0) {
      say(socket, "H");
      if (closed.await(50, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  private static Told read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      head.write(next);
    }
    List<String> lines = head.toString(StandardCharsets.UTF_8).lines().toList();
    Map<String, String> headers = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Told(
        lines.get(0), headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }
}
