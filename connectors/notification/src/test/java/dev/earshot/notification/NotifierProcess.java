package dev.earshot.notification;

import dev.earshot.config.ConfigLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Notification in a process of its own, which can be killed as processes are. */
final class NotifierProcess {
  private NotifierProcess() {}

  static Process start(Path config) throws IOException {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                classes,
                NotifierProcess.class.getName(),
                config.toString()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  public static void main(String[] arguments) throws Exception {
    Notifier unused =
        Notifier.start(
            new ConfigLoader().load(Path.of(arguments[0])).config(),
            Station.QUICK,
            Clock.systemUTC());
    new CountDownLatch(1).await();
  }
}
