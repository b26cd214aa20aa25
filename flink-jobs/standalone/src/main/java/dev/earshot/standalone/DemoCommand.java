package dev.earshot.standalone;

import dev.earshot.config.Settings;
import dev.earshot.kafka.Player;
import dev.earshot.kafka.Ticker;
import dev.earshot.kafka.Topics;
import dev.earshot.model.Json;
import dev.earshot.redis.Keys;
import dev.earshot.redis.PriorityReader;
import dev.earshot.redis.RedisSettings;
import dev.earshot.wall.Wall;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays a scenario on embedded real parts and shows what comes out in Redis. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Shows Earshot at work, on real Kafka, Redis and Flink in this process.",
      "",
      "Plays a scenario, prints alerts and priorities as they appear in Redis, and then stays, so"
          + " that you can look around with redis-cli. With --once it compares what is in Redis"
          + " with the numbers the scenario expects, and ends: 0 if all came out, else 1.",
      "",
      "Everything listens on loopback only, with a random port and password, and leaves nothing"
          + " behind."
    },
    footer = {
      "",
      "Examples:",
      "  earshot demo",
      "  earshot demo --scenario guitar --once --json | tail -n 1",
      "  earshot demo --rules my-rules.yaml      the same story under your rules",
      "  earshot demo --notify http://127.0.0.1:8000/",
      "                                          each alert is sent there as JSON (docs/notification.md)"
    })
final class DemoCommand implements Callable<Integer> {
  private static final String TENANT = "demo";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** What is told by its number alone is gathered for twenty seconds. */
  private static final Duration TELLING = Duration.ofSeconds(30);

  @Spec private CommandSpec spec;
  @Mixin private ConfigFiles files;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      defaultValue = "guitar",
      description = "Which story to play, a folder of docker/scenarios. Default: ${DEFAULT-VALUE}.")
  private String name;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "15",
      description = "Play it in about so many seconds. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--notify",
      arity = "0..1",
      paramLabel = "URL",
      fallbackValue = "",
      description = {
        "Tell people, too: a webhook at this address, which may be on this machine.",
        "Without an address, the channels and routes of the settings (--config)."
      })
  private String notify;

  @Option(names = "--once", description = "Compare with the expected numbers and end.")
  private boolean once;

  @Option(
      names = "--json",
      description = "JSON Lines: alerts and bumps as they come; with --once, last the result.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Scenario scenario = Scenario.named(name, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    Settings told = notify == null ? files.load() : Telling.settled(files.load(), notify);
    Settings chosen = scenario.settings(told, files.ownBrands(), files.ownRules());
    say("starting Kafka, Redis and Flink");
    try (Playground playground = Playground.withKafkaAndRedis()) {
      Settings settings = playground.settled(chosen, TENANT, 1, Duration.ofMillis(500));
      scenario.introduce(playground.client());
      String password = playground.redis().password();
      int port = playground.redis().port();
      try (Ticker ticker = Ticker.start(playground.client(), Playground.BESIDE, Ticker.EVERY);
          ListenerInside listener = ListenerInside.start(settings);
          Wall wall = Wall.open(settings, new SignalsRehearsal(settings));
          Telling telling = notify == null ? null : Telling.start(settings.config());
          PriorityReader redis =
              new PriorityReader(RedisSettings.local(port, password), new Keys(TENANT))) {
        say("Redis is " + playground.redis().describe());
        say("look for yourself: " + redisCli(port, password));
        say("or at the wall: " + wall.url());
        wall.token().ifPresent(token -> say("  sign in with " + token));
        if (telling != null) {
          say("alerts are told to: " + telling.whom());
        }
        Watcher watcher = new Watcher(redis, out, json);
        Thread watching = new Thread(watcher, "watcher");
        watching.start();
        try (Player player =
            Player.open(playground.client(), Playground.PLAYED, Topics.DESK_EVENTS)) {
          double speed = scenario.speedFor(Duration.ofSeconds(seconds));
          player.play(scenario.records(), speed, Player.Progress.NONE);
          listener.awaitCaughtUp(player::hold, PATIENCE);
        }
        tellWhenFirst(watcher);
        String untold = telling == null ? "" : telling.awaitTold(TELLING);
        if (!untold.isEmpty()) {
          say(untold);
        }
        try {
          if (!once) {
            stay(playground.client(), port, password);
          }
        } finally {
          watcher.stop();
          watching.join();
        }
        int judged = judge(scenario, Findings.in(redis, playground.client()), out);
        return untold.isEmpty() ? judged : Earshot.FAILED;
      }
    }
  }

  private int judge(Scenario scenario, SortedMap<String, Long> found, PrintWriter out) {
    boolean ok = found.equals(scenario.expected());
    if (json) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("scenario", scenario.name());
      result.put("ok", ok);
      result.put("expected", scenario.expected());
      result.put("found", found);
      out.println(Json.write(result));
    } else {
      out.printf("%n%-40s %8s %8s%n", "scenario " + scenario.name(), "expected", "found");
      scenario
          .beside(found)
          .forEach(
              (what, pair) ->
                  out.printf(
                      Locale.ROOT,
                      "%-40s %8s %8s%s%n",
                      what,
                      word(pair[0]),
                      word(pair[1]),
                      Objects.equals(pair[0], pair[1]) ? "" : "   <-- differs"));
      out.println(ok ? "All numbers came out as expected." : "Some numbers differ.");
    }
    out.flush();
    return ok ? 0 : Earshot.FAILED;
  }

  private static String word(Long number) {
    return number == null ? "-" : number.toString();
  }

  private void tellWhenFirst(Watcher watcher) {
    if (watcher.firstAlert() != null) {
      Instant started = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
      say(
          String.format(
              Locale.ROOT,
              "first alert in Redis %.1f s after the JVM's start",
              Duration.between(started, watcher.firstAlert()).toMillis() / 1000.0));
    }
  }

  /** Time goes on: else nothing that people do at the wall would ever take effect. */
  private void stay(Map<String, String> client, int port, String password)
      throws InterruptedException {
    List<String> played = List.of(Playground.PLAYED, Topics.DESK_EVENTS);
    try (Ticker time = Ticker.start(client, played, Ticker.EVERY)) {
      say("the story is told; all parts stay up until you press Ctrl-C. Look around:");
      say("  " + redisCli(port, password));
      new CountDownLatch(1).await();
    }
  }

  private static String redisCli(int port, String password) {
    return "REDISCLI_AUTH="
        + password
        + " redis-cli -p "
        + port
        + " zrevrange '"
        + new Keys(TENANT).queue()
        + "' 0 9 withscores";
  }

  private void say(String words) {
    spec.commandLine().getErr().println("earshot: " + words);
    spec.commandLine().getErr().flush();
  }
}
