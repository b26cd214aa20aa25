package dev.earshot.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.earshot.config.ChannelSettings.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers mean, whichever channel they come from. */
class HttpChannelTest {
  private final Other other = new Other();
  private final Channel channel = Channels.open(Wires.to(Kind.SLACK, other.url()));

  @AfterEach
  void close() {
    other.close();
  }

  @Test
  void whatIsTakenIsTakenOnce() throws Exception {
    channel.tell(Wires.message(Message.Act.TRIGGER));

    assertThat(other.told()).hasSize(1);
    Other.Told told = other.told().get(0);
    assertThat(told.line()).isEqualTo("POST /hook HTTP/1.1");
    assertThat(told.headers())
        .containsEntry("content-type", "application/json")
        .containsEntry("host", other.url().substring(7, other.url().length() - 5));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 405, 410, 413, 422})
  void whatIsRefusedForGoodIsNotTriedAgain(int status) {
    ChannelException refusal = told(Other.status(status, ""));

    assertThat(refusal.isLast()).isTrue();
    assertThat(refusal).hasMessage("status " + status);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 408, 429, 500, 502, 503, 504})
  void whatMayPassIsTriedAgain(int status) {
    ChannelException away = told(Other.status(status, ""));

    assertThat(away.isLast()).isFalse();
    assertThat(away.retryAfter()).isNull();
  }

  @Test
  void howLongToWaitIsForTheOtherToSay() {
    assertThat(told(Other.status(429, "Retry-After: 90\r\n")).retryAfter())
        .isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void aRedirectIsARefusalThatNamesWhereTo() {
    ChannelException refusal =
        told(Other.status(302, "Location: https://elsewhere.example/secret?token=hunter2\r\n"));

    assertThat(refusal.isLast()).isTrue();
    assertThat(refusal)
        .hasMessage("status 302, a redirect to elsewhere.example; name that in the settings");
    assertThat(other.told()).hasSize(1);
  }

  @Test
  void whoIsSilentOrDripsIsLeftAfterTheTimeout() {
    for (String slow : new String[] {Other.SILENCE, Other.DRIPS}) {
      long began = System.nanoTime();
      ChannelException away = told(slow);

      assertThat(away).hasMessage("no answer within 1000 ms");
      assertThat(away.isLast()).isFalse();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nok",
        "SSH-2.0-OpenSSH\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n"
      })
  void anAnswerThatBreaksOffIsNone(String begun) {
    ChannelException away = told(Other.breaksAfter(begun));

    assertThat(away.isLast()).isFalse();
    assertThat(away.getMessage()).startsWith("no answer: ");
  }

  @Test
  void anEndlessAnswerIsReadToALimit() throws Exception {
    String much = "x".repeat(Line.MAX_BODY + 1000);
    other.answers("HTTP/1.1 200 OK\r\nContent-Length: " + much.length() + "\r\n\r\n" + much);

    channel.tell(Wires.message(Message.Act.TRIGGER));

    assertThat(told("HTTP/1.1 200 OK\r\nX: " + "x".repeat(Line.MAX_HEAD + 1000) + "\r\n\r\n"))
        .hasMessageStartingWith("no answer: ");
  }

  @Test
  void anAnswerInChunksIsUnderstood() throws Exception {
    other.answers("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n");

    channel.tell(Wires.message(Message.Act.TRIGGER));

    assertThat(other.told()).hasSize(1);
  }

  @Test
  void nobodyThereIsNoAnswer() {
    other.close();

    assertThat(told("")).hasMessage("no answer: ConnectException");
  }

  @Test
  void aCheckTellsNothing() throws Exception {
    assertThat(channel.check()).isEqualTo("answers at 127.0.0.1");
    assertThat(other.told()).isEmpty();
  }

  @Test
  void ourOwnNetworkIsRefusedUnlessItIsMeant() {
    Channel outside = Channels.open(Wires.settings(Kind.SLACK, other.url(), "", List.of(), false));

    ChannelException refusal =
        catchThrowableOfType(
            ChannelException.class, () -> outside.tell(Wires.message(Message.Act.TRIGGER)));

    assertThat(refusal.isLast()).isTrue();
    assertThat(refusal).hasMessageContaining("private: true");
    assertThat(other.told()).isEmpty();
  }

  private ChannelException told(String answer) {
    other.answers(answer);
    ChannelException problem =
        catchThrowableOfType(
            ChannelException.class, () -> channel.tell(Wires.message(Message.Act.TRIGGER)));
    assertThat(problem).isNotNull();
    return problem;
  }
}
