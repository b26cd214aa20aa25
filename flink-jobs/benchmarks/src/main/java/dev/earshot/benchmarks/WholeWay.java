package dev.earshot.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.earshot.wall.Wall;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The whole way: from the broker's stamp of the post that caused an alert to the event at a page of
 * the wall, while 2,000 other mentions a second are read. Publisher, broker, job, Redis, wall and
 * page share this machine and this process.
 */
public final class WholeWay {
  private static final int RATE = 2_000;
  private static final Duration WARM_UP = Duration.ofSeconds(30);
  private static final Duration MEASURED = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** So many alerts of each kind, evenly spread. */
  private static final int ALERTS = 120;

  /** Influence 83: one post is enough. */
  private static final long LOUD = 100_000;

  /** Influence 65: a streak counts, a single post does not. */
  private static final long HEARD = 8_000;

  private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final int AUTHORS = 50_000;

  /** The same phases and authors in every run. */
  private final Random random = new Random(7);

  private final Parts parts;
  private final List<SamplePost> texts;
  private final Map<String, Instant> atOnce = new TreeMap<>();
  private final Map<String, Instant> patterns = new TreeMap<>();
  private long sent;
  private long late;

  private WholeWay(Parts parts) {
    this.parts = parts;
    // What is neither bad nor a serious matter: the load is to be read, not to raise alerts.
    texts =
        SamplePost.mixed(200).stream()
            .filter(post -> !post.mood().equals("negative") && post.intent().equals("other"))
            .toList();
  }

  public static void main(String[] args) throws Exception {
    boolean json = args.length == 1 && args[0].equals("--json");
    if (args.length > 0 && !json) {
      throw new IllegalArgumentException("usage: WholeWay [--json]");
    }
    Path folder = Files.createTempDirectory("earshot-benchmark-");
    try (Parts parts = Parts.asShipped(folder);
        Wall wall = Wall.open(parts.settings());
        WallPage page = WallPage.open(wall.url(), wall.token().orElseThrow())) {
      new WholeWay(parts).measure(page, json);
    } finally {
      Folders.delete(folder);
    }
    System.exit(0);
  }

  private void measure(WallPage page, boolean json) throws Exception {
    send(WARM_UP, false);
    double before = load();
    long cpu = cpu();
    sent = 0;
    late = 0;
    Instant begun = Instant.now();
    send(MEASURED, true);
    Duration took = Duration.between(begun, Instant.now());
    double cores = (cpu() - cpu) / (double) took.toNanos();
    Instant deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)
        && !(page.heard().keySet().containsAll(atOnce.keySet())
            && page.heard().keySet().containsAll(patterns.keySet()))) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    System.err.printf(
        Locale.ROOT,
        "%d mentions in %.1f s: %.0f a second, %d slices late; %.2f cores used of %d; load %.1f before,"
            + " %.1f after; the page read everything anew %d times%n",
        sent,
        took.toMillis() / 1e3,
        sent * 1e3 / took.toMillis(),
        late,
        cores,
        Runtime.getRuntime().availableProcessors(),
        before,
        load(),
        page.snapshots());
    System.err.println(page.listening());
    print("WholeWay: stamp of one angry post to its event at a page", atOnce, page, json);
    print("WholeWay: stamp of the third angry post to its event at a page", patterns, page, json);
  }

  private static void print(String name, Map<String, Instant> stamps, WallPage page, boolean json) {
    List<Long> millis = new ArrayList<>();
    Map<String, Instant> missed = new LinkedHashMap<>();
    stamps.forEach(
        (subject, stamp) -> {
          Instant heard = page.heard().get(subject);
          if (heard == null) {
            missed.put(subject, stamp);
          } else {
            millis.add(Duration.between(stamp, heard).toMillis());
          }
        });
    if (!missed.isEmpty()) {
      throw new IllegalStateException(missed.size() + " alerts never came: " + missed.keySet());
    }
    new Latencies(name, millis).print(System.out, json);
  }

  /** Even slices of ten milliseconds; what is late is sent at once, so that the rate holds. */
  private void send(Duration length, boolean measured) throws Exception {
    long begin = System.nanoTime();
    long slices = length.toNanos() / SLICE_NANOS;
    long perAlert = slices / ALERTS;
    for (long slice = 0; slice < slices; slice++) {
      long due = begin + slice * SLICE_NANOS;
      if (System.nanoTime() > due + 10 * SLICE_NANOS) {
        late++;
      }
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(Math.max(1, due - System.nanoTime()));
      }
      for (int i = 0; i < RATE * SLICE_NANOS / TimeUnit.SECONDS.toNanos(1); i++) {
        SamplePost text = texts.get(random.nextInt(texts.size()));
        parts.mention(
            "load" + random.nextInt(AUTHORS), "@skyhop " + text.text(), text.language(), ++sent);
      }
      String name = (measured ? "m" : "w") + slice / perAlert;
      if (slice % perAlert == 0) {
        // Its first two, so far apart that only the rule of three in a day can count them.
        complain("streak" + name, HEARD, 7);
        complain("streak" + name, HEARD, 4);
      } else if (slice % perAlert == perAlert / 3) {
        complain("loud" + name, LOUD, 0).into(measured ? atOnce : null);
      } else if (slice % perAlert == perAlert - 1) {
        complain("streak" + name, HEARD, 1).into(measured ? patterns : null);
      }
    }
  }

  private record Complaint(String author, Instant stamp) {
    void into(Map<String, Instant> stamps) {
      if (stamps != null) {
        stamps.put("acct:x:" + author, stamp);
      }
    }
  }

  private Complaint complain(String author, long followers, int hoursAgo) throws Exception {
    Instant createdAt = Instant.now().minus(Duration.ofHours(hoursAgo));
    return new Complaint(author, parts.complain(author, followers, createdAt));
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
