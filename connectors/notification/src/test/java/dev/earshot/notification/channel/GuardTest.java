package dev.earshot.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.100.100.200",
        "192.0.0.192",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd00:ec2::254",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::10.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::"
      })
  void theseAreOfOurOwnNetwork(String address) throws Exception {
    assertThat(Guard.isInside(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "172.15.0.1",
        "172.32.0.1",
        "100.63.0.1",
        "100.128.0.1",
        "192.0.2.1",
        "169.253.0.1",
        "2606:4700::1111",
        "2002:808:808::",
        "64:ff9b::808:808"
      })
  void theseAreOutside(String address) throws Exception {
    assertThat(Guard.isInside(InetAddress.getByName(address))).isFalse();
  }

  @Test
  void oneAddressInsideSpoilsAllOfTheName() throws Exception {
    InetAddress[] both = {InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1")};

    assertThatThrownBy(() -> new Guard(false, host -> both).find("hooks.example"))
        .isInstanceOf(ChannelException.class)
        .matches(problem -> ((ChannelException) problem).isLast());
    assertThat(new Guard(true, host -> both).find("hooks.example")).isEqualTo(both[0]);
  }

  @Test
  void aNameIsLookedUpOnce() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    InetAddress[] answer = {InetAddress.getByName("8.8.8.8")};
    Guard guard =
        new Guard(
            false,
            host -> {
              asked.incrementAndGet();
              return answer;
            });

    assertThat(guard.find("hooks.example")).isEqualTo(answer[0]);
    assertThat(asked).hasValue(1);
  }

  @Test
  void aNameThatNobodyKnowsMayBeKnownLater() {
    Guard guard =
        new Guard(
            false,
            host -> {
              throw new UnknownHostException(host);
            });

    assertThatThrownBy(() -> guard.find("secret.example"))
        .isInstanceOf(ChannelException.class)
        .matches(problem -> !((ChannelException) problem).isLast())
        .hasMessageNotContaining("secret");
  }
}
