package dev.earshot.helpdesk.door;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.config.HelpdeskSettings.Secret;
import dev.earshot.http.Refusal;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against signatures that OpenSSL made: {@code printf … | openssl dgst -sha1 -hmac <secret>}. */
class SignaturesTest {
  private static final byte[] BODY = Knock.bytes("{\"id\":\"1\"}");

  @Test
  void zammadsSignatureIsTheHmacOfTheBody() {
    assertThatCode(() -> check("sha1=88d248a09c19cda3e9cbbb64396faf26ec2afe8e"))
        .doesNotThrowAnyException();
  }

  @Test
  void oneDigitMoreOrLessOrOfAnotherCaseIsWrong() {
    assertThatThrownBy(() -> check("sha1=88d248a09c19cda3e9cbbb64396faf26ec2afe8e0"))
        .hasMessage("the signature is wrong");
    assertThatThrownBy(() -> check("88d248a09c19cda3e9cbbb64396faf26ec2afe8e"))
        .hasMessage("the signature is wrong");
    assertThatThrownBy(
            () ->
                check(
                    "sha1=" + "88d248a09c19cda3e9cbbb64396faf26ec2afe8e".toUpperCase(Locale.ROOT)))
        .hasMessage("the signature is wrong");
  }

  private static void check(String signature) throws Refusal {
    Signatures.check(
        new Secret(Secret.Kind.ZAMMAD, Knock.SECRET, ""),
        Map.of("X-Hub-Signature", signature)::get,
        BODY);
  }
}
