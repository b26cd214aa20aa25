package dev.earshot.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.redis.RedisSettings.Retention;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RedisSettingsTest {

  @Test
  void thePasswordIsNeverPrinted() {
    assertThat(with("redis.example", 6380, "job", "secret", Duration.ofSeconds(1)).toString())
        .isEqualTo("rediss://job@redis.example:6380");
    assertThat(RedisSettings.local(6379, "secret").toString()).isEqualTo("redis://127.0.0.1:6379");
  }

  @Test
  void whatCannotWorkIsRefusedAtOnce() {
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> with(" ", 1, "", "", second)).hasMessageContaining("host");
    assertThatThrownBy(() -> with("h", 0, "", "", second)).hasMessageContaining("port");
    assertThatThrownBy(() -> with("h", 65536, "", "", second)).hasMessageContaining("port");
    assertThatThrownBy(() -> with("h", 1, "u", "", second)).hasMessageContaining("password");
    assertThatThrownBy(() -> with("h", 1, "", "", Duration.ZERO)).hasMessageContaining("timeout");
    assertThatThrownBy(() -> with("h", 1, "", "", Duration.ofMinutes(2)))
        .hasMessageContaining("timeout");
    assertThatThrownBy(() -> new Retention(Duration.ZERO, second, second, 1))
        .hasMessageContaining("evidence");
    assertThatThrownBy(() -> new Retention(second, second, second, 0))
        .hasMessageContaining("streamLength");
  }

  private static RedisSettings with(
      String host, int port, String user, String password, Duration timeout) {
    return new RedisSettings(host, port, user, password, true, timeout, Retention.DEFAULT);
  }
}
