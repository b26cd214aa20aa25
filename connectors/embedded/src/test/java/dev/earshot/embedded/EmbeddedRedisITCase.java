package dev.earshot.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisITCase {
  @TempDir Path dir;

  @Test
  void aServerAnswersToItsPasswordAndToNothingElse() throws IOException {
    try (EmbeddedRedis redis = EmbeddedRedis.start(dir)) {
      assertThat(say(redis, "PING")).isEqualTo("+PONG");
      assertThat(sayUnknown(redis, "PING")).startsWith("-NOAUTH");
      assertThat(redis.describe()).contains("-server ").doesNotContain(redis.password());
    }
  }

  @Test
  void whatWasWrittenSurvivesAKill() throws IOException {
    try (EmbeddedRedis redis = EmbeddedRedis.start(dir)) {
      say(redis, "SET word kept");
      redis.kill();
      assertThatThrownBy(() -> say(redis, "PING")).isInstanceOf(ConnectException.class);

      redis.restart();

      assertThat(say(redis, "STRLEN word")).isEqualTo(":4");
    }
  }

  @Test
  void aDirectoryUsedBeforeBringsItsDataBack() throws IOException {
    try (EmbeddedRedis redis = EmbeddedRedis.start(dir)) {
      say(redis, "SET word kept");
    }

    try (EmbeddedRedis redis = EmbeddedRedis.start(dir)) {
      assertThat(say(redis, "STRLEN word")).isEqualTo(":4");
    }
  }

  @Test
  void aClosedServerIsGone() throws IOException {
    EmbeddedRedis redis = EmbeddedRedis.start(dir);

    redis.close();

    assertThatThrownBy(() -> say(redis, "PING")).isInstanceOf(ConnectException.class);
  }

  @Test
  void aFullServerRefusesRatherThanForgets() throws IOException {
    try (EmbeddedRedis redis = EmbeddedRedis.start(dir)) {
      say(redis, "CONFIG SET maxmemory 1");

      assertThat(say(redis, "SET word lost")).startsWith("-OOM");
    }
  }

  @Test
  void aServerThatIsNamedRuns() throws IOException {
    Path server = someValkey();

    assertThat(RedisBinary.named(server.toString()))
        .isEqualTo(new RedisBinary(server.toString(), server + " 8.1.0"));
  }

  @Test
  void aServerThatIsNamedAndNotThereIsAMistake() {
    assertThatThrownBy(() -> RedisBinary.named(dir.resolve("valkey-server").toString()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("earshot.redis-server");
  }

  @Test
  void withoutABinaryInTheJarTheOneOnThePathRuns() throws IOException {
    Path server = someValkey();

    RedisBinary found = RedisBinary.onPath("linux-s390x", "/nowhere:" + server.getParent());

    assertThat(found).isEqualTo(new RedisBinary(server.toString(), server + " 8.1.0"));
  }

  @Test
  void withoutAnyBinaryTheErrorNamesTheRemedy() throws IOException {
    assertThat(RedisBinary.bundled("linux-s390x", dir)).isEmpty();
    assertThatThrownBy(() -> RedisBinary.onPath("linux-s390x", dir.toString()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("linux-s390x")
        .hasMessageContaining("apt-get install redis-server");
  }

  @Test
  void everyPlatformIsCalledAsTheJarCallsIt() {
    assertThat(RedisBinary.platform("Linux", "amd64")).isEqualTo("linux-amd64");
    assertThat(RedisBinary.platform("Linux", "aarch64")).isEqualTo("linux-arm64");
    assertThat(RedisBinary.platform("Mac OS X", "x86_64")).isEqualTo("darwin-amd64");
    assertThat(RedisBinary.platform("Windows 11", "amd64")).isEqualTo("windows-amd64");
  }

  private Path someValkey() throws IOException {
    Path server = Files.createDirectories(dir.resolve("bin")).resolve("valkey-server");
    Files.writeString(server, "#!/bin/sh\necho 'Valkey server v=8.1.0 bits=64'\n");
    assertThat(server.toFile().setExecutable(true)).isTrue();
    return server;
  }

  private static String say(EmbeddedRedis redis, String line) throws IOException {
    return converse(redis, "AUTH " + redis.password() + "\r\n" + line, 2);
  }

  private static String sayUnknown(EmbeddedRedis redis, String line) throws IOException {
    return converse(redis, line, 1);
  }

  /** The last of so many lines of answer. */
  private static String converse(EmbeddedRedis redis, String words, int answers)
      throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis.port())) {
      socket.setSoTimeout(5000);
      socket.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.UTF_8));
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      String answer = null;
      for (int i = 0; i < answers; i++) {
        answer = in.readLine();
      }
      return answer;
    }
  }
}
