package dev.earshot.helpdesk.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not get past the door, over real HTTP. */
class DoorRefusalITCase extends RealDoor {
  @ParameterizedTest
  @ValueSource(strings = {"zd", "zammad", "own"})
  void whatIsNotSignedIsRefused(String desk) {
    assertThat(Knock.unsigned(ANSWERED).at(door, desk))
        .returns(401, HttpResponse::statusCode)
        .satisfies(answer -> assertThat(answer.body()).contains("is missing"));
    assertThat(end()).isEqualTo(before);
  }

  @Test
  void whatIsSignedWithAnotherSecretOrForAnotherBodyIsRefused() {
    byte[] body = Knock.bytes(ANSWERED);
    String other = "another-secret-of-the-same-size!";
    String now = Instant.now().minusSeconds(1).toString();
    long forged = door.check().forged();

    assertThat(
            List.of(
                Knock.zendesk(body, other, now).at(door, "zd"),
                Knock.zendesk(ANSWERED)
                    .with("X-Zendesk-Webhook-Signature-Timestamp", now)
                    .at(door, "zd"),
                Knock.zammad(ANSWERED).with("X-Hub-Signature", "sha1=").at(door, "zammad"),
                Knock.generic(body, other, Instant.now()).at(door, "own"),
                Knock.generic(ANSWERED).with("X-Earshot-Signature", "t=1").at(door, "own"),
                Knock.zammad(ANSWERED).at(door, "own")))
        .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(401));
    assertThat(end()).isEqualTo(before);
    assertThat(door.check().forged()).isEqualTo(forged + 6);
  }

  @Test
  void whatWasSignedLongAgoOrInTheFutureIsRefused() {
    byte[] body = Knock.bytes(ANSWERED);
    Instant old = Instant.now().minus(Signatures.FRESH).minusSeconds(5);
    Instant coming = Instant.now().plus(Signatures.FRESH).plusSeconds(60);

    assertThat(
            List.of(
                Knock.zendesk(body, Knock.SECRET, old.toString()).at(door, "zd"),
                Knock.zendesk(body, Knock.SECRET, coming.toString()).at(door, "zd"),
                Knock.zendesk(body, Knock.SECRET, "yesterday").at(door, "zd"),
                Knock.generic(body, Knock.SECRET, old).at(door, "own"),
                Knock.generic(body, Knock.SECRET, coming).at(door, "own")))
        .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(401))
        .allSatisfy(answer -> assertThat(answer.body()).contains("time is"));
    assertThat(end()).isEqualTo(before);
  }

  @Test
  void aDeskThatNobodyConfiguredIsNotFound() {
    assertThat(List.of("/desks/other", "/desks/", "/desks/own/", "/", "/desks/%6fwn"))
        .extracting(path -> Knock.generic(ANSWERED).send(door, "POST", path).statusCode())
        .containsOnly(404);
  }

  @Test
  void onlyPostIsUnderstood() {
    HttpResponse<String> answer = Knock.generic(ANSWERED).send(door, "PUT", "/desks/own");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("POST");
  }

  @Test
  void whatIsTooLargeIsRefusedByItsLengthAndWhereItHidesItByItsBytes() throws IOException {
    String head = "POST /desks/own HTTP/1.1\r\nHost: door\r\nConnection: close\r\n";
    String large = "x".repeat(Door.MAX_BODY + 1);

    assertThat(raw(head + "Content-Length: " + large.length() + "\r\n\r\n"))
        .startsWith("HTTP/1.1 413 ");
    assertThat(
            raw(
                head
                    + "Transfer-Encoding: chunked\r\n\r\n"
                    + Integer.toHexString(large.length())
                    + "\r\n"
                    + large
                    + "\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 413 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zd", "zammad", "own"})
  void hostileTextIsRefusedAndNeitherLoggedNorSentBack(String desk) {
    List<String> hostile =
        List.of(
            ANSWERED.replace("t-7-1", "OUCH\\u001b[2J\\nERROR"),
            ANSWERED.replace("4711", "OUCH".repeat(250_000)),
            ANSWERED.replace("answered", "OUCH"),
            "OUCH");
    List<String> log = new ArrayList<>();
    try (Ear ear = new Ear("dev.earshot", log)) {
      for (String body : hostile) {
        HttpResponse<String> answer = signed(desk, body).at(door, desk);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isNotBlank().doesNotContain("OUCH");
      }
      Knock.unsigned("OUCH").with("X-Hub-Signature", "OUCH").at(door, desk);
      Knock.unsigned("OUCH").at(door, "OUCH");
    }
    assertThat(log)
        .hasSize(hostile.size() + 1)
        .allSatisfy(line -> assertThat(line).startsWith("desk " + desk).doesNotContain("OUCH"));
    assertThat(end()).isEqualTo(before);
  }

  @Test
  void whoDripsIsCutOffAndKeepsNobodyOut() throws Exception {
    List<Socket> drippers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port());
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(Knock.bytes("POST /desks/own HTTP/1.1\r\nHost: door\r\nContent-Length: 9"));
      out.write(Knock.bytes(i % 2 == 0 ? "" : "\r\n\r\n{"));
      out.flush();
      drippers.add(socket);
    }

    int status = Knock.generic(ANSWERED).at(door, "own").statusCode();

    assertThat(status).isEqualTo(202);
    for (Socket dripper : drippers) {
      try (dripper) {
        assertThat(answerOrCut(dripper)).isEmpty();
      }
    }
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(Knock.bytes(request));
      socket.getOutputStream().flush();
      return readAll(socket);
    }
  }

  /** A line is cut with an end, or with a reset where bytes were still on their way. */
  private static String answerOrCut(Socket socket) throws IOException {
    try {
      return readAll(socket);
    } catch (SocketException e) {
      return "";
    }
  }

  private static String readAll(Socket socket) throws IOException {
    byte[] bytes = socket.getInputStream().readAllBytes();
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
