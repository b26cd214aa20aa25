package dev.earshot.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The Lua scripts, one for each kind of entry; {@code common.lua} stands before each. */
enum Script {
  ALERT("alert.lua"),
  BUMP("bump.lua"),
  EVIDENCE("evidence.lua"),
  PULSE("pulse.lua"),
  CARD("card.lua"),
  SUGGESTION("suggestion.lua"),
  ERASE("erase.lua"),
  HEARTBEAT("heartbeat.lua"),
  SOURCE("source.lua");

  private final String text;
  private final String sha1;

  Script(String file) {
    text = read("common.lua") + read(file);
    try {
      sha1 =
          HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-1", e);
    }
  }

  String text() {
    return text;
  }

  /** What Redis calls it once it has seen it. */
  String sha1() {
    return sha1;
  }

  private static String read(String file) {
    try (InputStream in = Script.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
