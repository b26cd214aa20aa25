package dev.earshot.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Proof that bytes come from somebody who knows a secret. */
public final class Hmac {
  public static final String SHA256 = "HmacSHA256";
  public static final String SHA1 = "HmacSHA1";

  private Hmac() {}

  /**
   * The proof.
   *
   * @param algorithm one of the above
   * @param parts signed as if they were one
   */
  public static byte[] of(String algorithm, byte[] secret, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret, algorithm));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM knows " + algorithm, e);
    }
  }

  /** Whether two proofs are the same, in a time that does not tell where they differ. */
  public static boolean same(String right, String given) {
    return MessageDigest.isEqual(
        right.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
