package dev.earshot.listener.scoring;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names for people and posts that only the holder of the tenant's pepper can form: HMAC-SHA256, cut
 * to 128 bits. The same name always gets the same pseudonym.
 */
public final class Pseudonyms implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] key;
  private transient Mac mac;

  /**
   * @param tenant whose names these are; two tenants share no pseudonym
   * @param pepper the secret; without one the names can be recomputed by anyone
   */
  public Pseudonyms(String tenant, String pepper) {
    this.key = (tenant + "\n" + pepper).getBytes(StandardCharsets.UTF_8);
  }

  /** 32 hex digits in place of the name. Not thread-safe: one instance a task. */
  public String of(String name) {
    byte[] digest = mac().doFinal(name.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, 16);
  }

  private Mac mac() {
    if (mac == null) {
      try {
        mac = Mac.getInstance(ALGORITHM);
        mac.init(new SecretKeySpec(key, ALGORITHM));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
      }
    }
    return mac;
  }
}
