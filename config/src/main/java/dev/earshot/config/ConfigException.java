package dev.earshot.config;

/**
 * One mistake in the settings: in which file, at which key and line, and what to do about it. It
 * never repeats a value from the file or the environment, for any of them may be a secret; for the
 * same reason it has no cause.
 */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param file the file as it was named
   * @param line counted from 1; 0 when unknown
   * @param key path of the key, such as {@code redis.port}; empty for the file as a whole
   * @param problem what is wrong and what would be right, beginning with a verb
   */
  ConfigException(String file, int line, String key, String problem) {
    super(file + (line > 0 ? ", line " + line : "") + ": " + (key + " " + problem).strip());
  }
}
