package dev.earshot.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The invariants that several records share. */
final class Check {
  /** Longest id a network, desk or CRM may give: they end up in Redis keys. */
  static final int MAX_ID = 512;

  /** Counts above this are lies or overflows; nobody has ten billion followers. */
  static final long MAX_COUNT = 10_000_000_000L;

  private static final int MAX_NAME = 64;

  private Check() {}

  static <T> T present(String field, T value) {
    if (value == null) {
      throw new InvalidRecordException(field, "is missing");
    }
    return value;
  }

  /** An id: something printable and short, for it becomes part of keys and log lines. */
  static String text(String field, String value) {
    present(field, value);
    if (value.isBlank()) {
      throw new InvalidRecordException(field, "is empty");
    }
    if (value.length() > MAX_ID) {
      throw new InvalidRecordException(field, "is longer than " + MAX_ID + " characters");
    }
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        throw new InvalidRecordException(field, "contains a control character");
      }
    }
    return value;
  }

  /** Texts that others wrote; null is none. */
  static List<String> texts(String field, List<String> values) {
    if (values == null) {
      return List.of();
    }
    values.forEach(value -> present(field, value));
    return List.copyOf(values);
  }

  /** Texts by the names that others gave them, in order of the names; null is none. */
  static Map<String, String> texts(String field, Map<String, String> values) {
    if (values == null) {
      return Map.of();
    }
    values.values().forEach(value -> present(field, value));
    return Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** A name we choose meanings by: network, desk, brand, tenant. */
  static String name(String field, String value) {
    present(field, value);
    if (!isName(value)) {
      throw new InvalidRecordException(
          field, "must be 1 to 64 of a-z, 0-9, '.', '_' and '-', starting with a letter or digit");
    }
    return value;
  }

  /** By hand: records are made and read so often that a regular expression is felt. */
  private static boolean isName(String value) {
    if (value.isEmpty() || value.length() > MAX_NAME || !startsName(value.charAt(0))) {
      return false;
    }
    for (int i = 1; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!startsName(c) && c != '.' && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean startsName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  /** A count as networks tell it: negative means unknown, absurd is capped. */
  static Long count(Long value) {
    return value == null || value < 0 ? null : Math.min(value, MAX_COUNT);
  }

  /** A share, probability or score. */
  static double within(String field, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new InvalidRecordException(
          field, "is " + value + ", must be between " + low + " and " + high);
    }
    return value;
  }
}
