package dev.earshot.notification.channel;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One request of HTTP/1.1 over a line to one address, and its answer. By hand, because the JDK's
 * clients look names up themselves: then the address that was allowed need not be the one that is
 * called. Redirects are answers like any other.
 */
final class Line {
  /** Of an answer's head; and of its body, of which only so much is read. */
  static final int MAX_HEAD = 16 * 1024;

  static final int MAX_BODY = 64 * 1024;

  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "notify-deadline");
            thread.setDaemon(true);
            return thread;
          });

  private final Guard guard;
  private final Duration timeout;
  private final SSLSocketFactory tls;

  /**
   * What came back.
   *
   * @param headers by their names in lower case; of several the last
   * @param body at most {@link #MAX_BODY} bytes of it
   */
  record Answer(int status, Map<String, String> headers, byte[] body) {}

  Line(Guard guard, Duration timeout) {
    this(guard, timeout, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  Line(Guard guard, Duration timeout, SSLSocketFactory tls) {
    this.guard = guard;
    this.timeout = timeout;
    this.tls = tls;
  }

  /**
   * Asks once.
   *
   * @param body null for none
   * @throws ChannelException if there is no answer within the timeout, or not one of HTTP
   */
  Answer ask(String method, URI uri, Map<String, String> headers, byte[] body)
      throws ChannelException {
    return open(
        uri,
        socket -> {
          OutputStream out = socket.getOutputStream();
          out.write(head(method, uri, headers, body));
          if (body != null) {
            out.write(body);
          }
          out.flush();
          return read(new BufferedInputStream(socket.getInputStream()));
        });
  }

  /** Whether somebody answers there, with a certificate where one is wanted. */
  void knock(URI uri) throws ChannelException {
    open(uri, socket -> socket);
  }

  private interface Talk<T> {
    T with(Socket socket) throws IOException;
  }

  private <T> T open(URI uri, Talk<T> talk) throws ChannelException {
    InetAddress address = guard.find(uri.getHost());
    boolean secure = "https".equals(uri.getScheme());
    int port = uri.getPort() > 0 ? uri.getPort() : secure ? 443 : 80;
    try (Socket plain = new Socket()) {
      // Whatever hangs, be it a drop at a time: it ends then. Said before it is done, for whoever
      // reads hears of the end at once.
      AtomicBoolean over = new AtomicBoolean();
      ScheduledFuture<?> end =
          CLOCK.schedule(
              () -> {
                over.set(true);
                close(plain);
              },
              timeout.toMillis(),
              TimeUnit.MILLISECONDS);
      try {
        plain.connect(new InetSocketAddress(address, port), (int) timeout.toMillis());
        return talk.with(secure ? secured(plain, uri.getHost(), port) : plain);
      } catch (SSLException e) {
        throw over.get() ? late() : ChannelException.away("TLS failed");
      } catch (IOException e) {
        throw over.get()
            ? late()
            : ChannelException.away("no answer: " + e.getClass().getSimpleName());
      } finally {
        end.cancel(false);
      }
    } catch (IOException e) {
      throw ChannelException.away("no answer: " + e.getClass().getSimpleName());
    }
  }

  private ChannelException late() {
    return ChannelException.away("no answer within " + timeout.toMillis() + " ms");
  }

  /** For the host's name, which its certificate must bear, on the line to its address. */
  private SSLSocket secured(Socket plain, String host, int port) throws IOException {
    SSLSocket socket = (SSLSocket) tls.createSocket(plain, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static byte[] head(String method, URI uri, Map<String, String> headers, byte[] body) {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(path).append(query).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(uri.getHost());
    if (uri.getPort() > 0) {
      head.append(':').append(uri.getPort());
    }
    head.append("\r\nUser-Agent: earshot\r\nAccept: */*\r\nConnection: close\r\n");
    headers.forEach(
        (name, value) -> head.append(name).append(": ").append(line(value)).append("\r\n"));
    if (body != null) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String line(String value) {
    if (!value.chars().allMatch(c -> c >= ' ' && c < 127)) {
      throw new IllegalArgumentException("a header holds what cannot stand in one");
    }
    return value;
  }

  private static Answer read(InputStream in) throws IOException {
    while (true) {
      String first = line(in, MAX_HEAD);
      if (!first.matches("HTTP/1\\.[01] [1-9][0-9]{2}( .*)?")) {
        throw new IOException("not HTTP");
      }
      int status = Integer.parseInt(first.substring(9, 12));
      Map<String, String> headers = headers(in);
      if (status >= 200) {
        return new Answer(status, headers, body(in, status, headers));
      }
    }
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    Map<String, String> headers = new HashMap<>();
    int left = MAX_HEAD;
    for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
      left -= line.length();
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  /** Only to see that it came: an answer that breaks off in the middle is none. */
  private static byte[] body(InputStream in, int status, Map<String, String> headers)
      throws IOException {
    if (status == 204 || status == 304) {
      return new byte[0];
    }
    if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
      return chunks(in);
    }
    String length = headers.get("content-length");
    if (length == null) {
      return in.readNBytes(MAX_BODY);
    }
    if (!length.matches("[0-9]{1,18}")) {
      throw new IOException("not HTTP");
    }
    int wanted = (int) Math.min(MAX_BODY, Long.parseLong(length));
    byte[] body = in.readNBytes(wanted);
    if (body.length < wanted) {
      throw new IOException("the answer breaks off");
    }
    return body;
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (all.size() < MAX_BODY) {
      String size = line(in, 1024).split(";", 2)[0].strip();
      if (!size.matches("[0-9a-fA-F]{1,8}")) {
        throw new IOException("not HTTP");
      }
      long length = Long.parseLong(size, 16);
      if (length == 0) {
        break;
      }
      int wanted = (int) Math.min(length, MAX_BODY - all.size());
      byte[] chunk = in.readNBytes(wanted);
      if (chunk.length < wanted) {
        throw new IOException("the answer breaks off");
      }
      all.writeBytes(chunk);
      if (wanted == length) {
        String unused = line(in, 2);
      }
    }
    return all.toByteArray();
  }

  private static String line(InputStream in, int most) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0 || line.length() > most) {
        throw new IOException(c < 0 ? "the answer breaks off" : "the answer's head is too long");
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed for whoever reads from it.
    }
  }
}
