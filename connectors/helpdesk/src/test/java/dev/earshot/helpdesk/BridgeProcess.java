package dev.earshot.helpdesk;

import dev.earshot.config.DeskSettings;
import dev.earshot.redis.RedisSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A bridge in a process of its own, which can be killed as processes are. */
final class BridgeProcess {
  /** Calls a minute. */
  static final int RATE = 6_000;

  private BridgeProcess() {}

  static Process start(RedisSettings redis, DeskSettings desk) throws IOException {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                classes,
                BridgeProcess.class.getName(),
                Integer.toString(redis.port()),
                redis.password(),
                desk.kind().name(),
                desk.url()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  public static void main(String[] arguments) throws InterruptedException {
    DeskSettings desk =
        TestDesks.settings(
            DeskSettings.Kind.valueOf(arguments[2]),
            URI.create(arguments[3]),
            DeskStub.USER,
            DeskSettings.Mode.PRIORITY,
            "");
    HelpdeskBridge.start(
        RedisSettings.local(Integer.parseInt(arguments[0]), arguments[1]),
        Town.KEYS,
        Town.calling(RATE, TestDesks.NAME),
        Map.of(TestDesks.NAME, TestDesks.open(desk)),
        Town.QUICK,
        Clock.systemUTC());
    new CountDownLatch(1).await();
  }
}
