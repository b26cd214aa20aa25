package dev.earshot.config;

import dev.earshot.model.Level;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** The invariants that several settings share. */
final class Require {
  /** As the records of the model name tenants, brands and networks. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  private Require() {}

  static <T> T present(String key, T value) {
    if (value == null) {
      throw new InvalidSettingException(key, "is missing");
    }
    return value;
  }

  static String text(String key, String value) {
    if (present(key, value).isBlank()) {
      throw new InvalidSettingException(key, "is empty");
    }
    return value;
  }

  static List<String> texts(String key, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      text(key + "[" + i + "]", values.get(i));
    }
    return List.copyOf(values);
  }

  static String name(String key, String value) {
    if (!NAME.matcher(present(key, value)).matches()) {
      throw new InvalidSettingException(
          key, "must be 1 to 64 of a-z, 0-9, '.', '_' and '-', starting with a letter or digit");
    }
    return value;
  }

  static String file(String key, String value) {
    try {
      Path unused = Path.of(text(key, value));
    } catch (InvalidPathException e) {
      throw new InvalidSettingException(key, "is not the name of a file");
    }
    return value;
  }

  /** Where something is on the web. */
  static String link(String key, String value) {
    try {
      URI uri = new URI(text(key, value));
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (web && uri.getHost() != null) {
        return value;
      }
    } catch (URISyntaxException e) {
      // Said below, without the text: it may hold a secret.
    }
    throw new InvalidSettingException(key, "must begin with https:// or http:// and name a host");
  }

  static int within(String key, int value, int low, int high) {
    if (value < low || value > high) {
      throw outside(key, String.valueOf(value), String.valueOf(low), String.valueOf(high));
    }
    return value;
  }

  static double within(String key, double value, double low, double high) {
    // Written so that not-a-number fails, too.
    if (!(value >= low && value <= high)) {
      throw outside(key, number(value), number(low), number(high));
    }
    return value;
  }

  static Duration within(String key, Duration value, Duration low, Duration high) {
    if (present(key, value).compareTo(low) < 0 || value.compareTo(high) > 0) {
      throw outside(key, Durations.write(value), Durations.write(low), Durations.write(high));
    }
    return value;
  }

  /** The places in the queue of a rule that is about people. */
  static void floors(Level floor, Level customerFloor) {
    if (present("floor", floor) == Level.NONE) {
      throw new InvalidSettingException("floor", "must be low, normal, high or urgent");
    }
    if (present("customer_floor", customerFloor).compareTo(floor) < 0) {
      throw new InvalidSettingException(
          "customer_floor", "is lower than floor; a customer never waits behind a stranger");
    }
  }

  private static InvalidSettingException outside(
      String key, String value, String low, String high) {
    return new InvalidSettingException(
        key, "is " + value + ", must be between " + low + " and " + high);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }
}
