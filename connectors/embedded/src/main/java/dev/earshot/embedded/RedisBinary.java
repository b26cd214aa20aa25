package dev.earshot.embedded;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The redis-server to run: the one that the system property {@value #NAMED} names; else the one in
 * the jar of {@code org.signal:embedded-redis} where that has one for this machine, else one on the
 * PATH.
 *
 * @param command its path, absolute
 * @param description what it is, for people
 */
record RedisBinary(String command, String description) {
  /** Names another server, such as {@code /usr/bin/valkey-server}. */
  static final String NAMED = "earshot.redis-server";

  private static final String BUNDLED = "7.0.15";
  private static final Pattern VERSION = Pattern.compile("v=(\\S+)");

  /**
   * Finds it, and unpacks it where that is needed.
   *
   * @param dir where an unpacked binary goes
   */
  static RedisBinary find(Path dir) throws IOException {
    String named = System.getProperty(NAMED);
    if (named != null) {
      return named(named);
    }
    String platform = platform(System.getProperty("os.name"), System.getProperty("os.arch"));
    Optional<RedisBinary> bundled = bundled(platform, dir);
    return bundled.isPresent() ? bundled.get() : onPath(platform, System.getenv("PATH"));
  }

  static RedisBinary named(String command) throws IOException {
    File file = new File(command).getAbsoluteFile();
    if (!file.isFile() || !file.canExecute()) {
      throw new IllegalStateException(NAMED + " names " + command + ", which cannot be run");
    }
    return at(file);
  }

  /** As the jar names it: {@code linux-amd64}, {@code darwin-arm64} and so on. */
  static String platform(String os, String arch) {
    String system = os.toLowerCase(Locale.ROOT).replaceAll("\\s.*", "").replace("mac", "darwin");
    return system
        + "-"
        + switch (arch) {
          case "x86_64" -> "amd64";
          case "aarch64" -> "arm64";
          case "i386", "x86" -> "386";
          default -> arch;
        };
  }

  static Optional<RedisBinary> bundled(String platform, Path dir) throws IOException {
    String name = "redis-server-" + BUNDLED + "-" + platform;
    try (InputStream in = RedisBinary.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        return Optional.empty();
      }
      Path file = dir.resolve(name).toAbsolutePath();
      // Beside it first, then a move: a server that still runs keeps the file it was started from.
      Path fresh = Files.createTempFile(dir, name, ".part");
      Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      if (!file.toFile().setExecutable(true)) {
        throw new IOException("cannot make " + file + " executable");
      }
      return Optional.of(new RedisBinary(file.toString(), "embedded redis-server " + BUNDLED));
    }
  }

  static RedisBinary onPath(String platform, String path) throws IOException {
    for (String name : List.of("redis-server", "valkey-server")) {
      for (String folder : path.split(File.pathSeparator, -1)) {
        File file = new File(folder, name);
        if (file.isFile() && file.canExecute()) {
          return at(file);
        }
      }
    }
    throw new IllegalStateException(
        "No redis-server comes with Earshot for "
            + platform
            + ", and neither redis-server nor valkey-server is on the PATH. Install one: "
            + "`apt-get install redis-server` (Debian, Ubuntu), `brew install redis` (macOS), "
            + "https://valkey.io/download elsewhere; on Windows run Earshot in WSL or Docker.");
  }

  private static RedisBinary at(File file) throws IOException {
    String command = file.getAbsolutePath();
    return new RedisBinary(command, command + " " + versionOf(command));
  }

  private static String versionOf(String command) throws IOException {
    Process process = new ProcessBuilder(command, "--version").redirectErrorStream(true).start();
    process.getOutputStream().close();
    String words =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    Matcher version = VERSION.matcher(words);
    return version.find() ? version.group(1) : words;
  }
}
