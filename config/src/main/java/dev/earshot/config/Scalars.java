package dev.earshot.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the text of a single value into what a record wants, the environment's share included. */
final class Scalars {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(?<or>:-(?<fallback>[^}]*))?}|\\$\\{");

  private final Function<String, String> environment;

  Scalars(Function<String, String> environment) {
    this.environment = environment;
  }

  /**
   * @throws InvalidSettingException with an empty key when the text does not fit the type; the
   *     problem never repeats the text
   */
  Object read(String raw, Class<?> type) {
    String text = withVariables(raw);
    if (type == String.class) {
      return text;
    }
    if (type.isEnum()) {
      return constant(text, type);
    }
    try {
      if (type == int.class) {
        return Integer.parseInt(text);
      }
      if (type == double.class || type == Double.class) {
        return new BigDecimal(text).doubleValue();
      }
    } catch (NumberFormatException e) {
      throw invalid("must be a " + (type == int.class ? "whole " : "") + "number");
    }
    if (type == boolean.class) {
      return truth(text);
    }
    if (type == Duration.class) {
      Duration duration = Durations.parse(text);
      if (duration == null) {
        throw invalid("must be a whole number and a unit, such as 500ms, 10s, 5m, 24h or 28d");
      }
      return duration;
    }
    throw new IllegalStateException("no setting is a " + type.getSimpleName());
  }

  /** What the environment says is taken as it is, not looked through again. */
  private String withVariables(String text) {
    Matcher variable = VARIABLE.matcher(text);
    StringBuilder result = new StringBuilder();
    while (variable.find()) {
      variable.appendReplacement(result, Matcher.quoteReplacement(lookUp(variable)));
    }
    return variable.appendTail(result).toString();
  }

  private String lookUp(Matcher variable) {
    String name = variable.group("name");
    if (name == null) {
      throw invalid("has a '${' that is neither ${NAME} nor ${NAME:-default}");
    }
    String value = environment.apply(name);
    if (variable.group("or") != null) {
      // As in a shell: with ':-' a variable that is set to nothing counts as not set.
      return value == null || value.isEmpty() ? variable.group("fallback") : value;
    }
    if (value == null) {
      throw invalid(
          "needs the environment variable %s; set it, or write ${%s:-default}"
              .formatted(name, name));
    }
    return value;
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw invalid("must be true or false");
    };
  }

  private static Object constant(String text, Class<?> type) {
    List<Enum<?>> constants =
        Arrays.stream(type.getEnumConstants()).<Enum<?>>map(Enum.class::cast).toList();
    return constants.stream()
        .filter(constant -> Names.ofEnum(constant).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                invalid(
                    "must be one of "
                        + String.join(", ", constants.stream().map(Names::ofEnum).toList())));
  }

  private static InvalidSettingException invalid(String problem) {
    return new InvalidSettingException("", problem);
  }
}
