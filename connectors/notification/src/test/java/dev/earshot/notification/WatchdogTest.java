package dev.earshot.notification;

import static dev.earshot.notification.Alerts.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.ChannelSettings;
import dev.earshot.config.ConfigLoader;
import dev.earshot.config.NotificationSettings.WatchdogSettings;
import dev.earshot.model.Severity;
import dev.earshot.notification.channel.Message;
import dev.earshot.notification.channel.Wires;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The watchdog with the settings as shipped, on a clock that we turn. */
class WatchdogTest {
  private static final ZoneId LJUBLJANA = ZoneId.of("Europe/Ljubljana");
  private static final Duration PROMISED = Duration.ofSeconds(90);

  /** How often the job's heart beats. */
  private static final int BEAT = 10;

  private final TurnedClock clock = new TurnedClock(NOON);
  private final List<Told> told = new ArrayList<>();
  private final Watch watch =
      new Watch(
          shipped().silence(),
          new Store() {
            @Override
            public void put(String key, byte[] value) {
              // Who restarts is another test's matter.
            }

            @Override
            public boolean flush() {
              return true;
            }
          });
  private Set<String> away = Set.of();
  private boolean leads = true;
  private Instant beaten;

  private record Told(Instant at, String channel, Message message) {}

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void aJobThatWasKilledIsMissedWithin90SecondsOfItsLastHeartbeat(int second) {
    Watchdog dog = dog("");
    live(dog, 300 + second);
    assertThat(told).isEmpty();
    Instant last = beaten;

    away = Set.of(Watch.JOB);
    live(dog, 600);

    assertThat(told).extracting(Told::channel).containsExactly("team");
    assertThat(Duration.between(last, told.get(0).at())).isBetween(shipped().silence(), PROMISED);
    assertThat(told.get(0).message().title()).contains("the listener is silent");
    assertThat(told.get(0).message().severity()).isEqualTo(Severity.SEV1);
  }

  @ParameterizedTest
  @ValueSource(strings = {Watch.KAFKA, Watch.REDIS})
  void soAreKafkaAndRedisThoughItTakesAWhileToSeeThatTheyDoNotAnswer(String gone) {
    Watchdog dog = dog("");
    live(dog, 300);
    Instant last = clock.instant();

    away = Set.of(gone);
    live(dog, 600);

    assertThat(told)
        .extracting(each -> each.message().subject().split(":", 3)[1])
        .containsExactly(gone);
    assertThat(Duration.between(last, told.get(0).at())).isLessThanOrEqualTo(PROMISED);
  }

  @Test
  void thatKafkaIsAwayIsToldByWhomeverItWasToTellThoughKafkaCannotSayAnyMore() {
    Watchdog dog = dog("");
    live(dog, 60);
    away = Set.of(Watch.KAFKA);
    leads = false;
    live(dog, 120);

    assertThat(told).hasSize(1);
  }

  @Test
  void whoIsBackIsToldOnceToo() {
    Watchdog dog = dog("");
    live(dog, 60);
    away = Set.of(Watch.REDIS);
    live(dog, 120);
    away = Set.of();
    live(dog, 600);

    assertThat(told).extracting(each -> each.message().kind()).containsExactly("lost", "found");
  }

  @Test
  void anInterruptionShorterThanTheSilenceWakesNobody() {
    Watchdog dog = dog("");
    for (int i = 0; i < 10; i++) {
      away = Set.of(Watch.JOB, Watch.REDIS);
      live(dog, 45);
      away = Set.of();
      live(dog, 30);
    }

    assertThat(told).isEmpty();
  }

  @Test
  void whoStandsBySaysNothing() {
    leads = false;
    away = Set.of(Watch.JOB, Watch.KAFKA, Watch.REDIS);
    live(dog(""), 300);

    assertThat(told).isEmpty();
  }

  @Test
  void eachMondayAtTenATestProvesThatMessagesArriveAlsoWhenClocksAreChanged() {
    Watchdog dog = dog("MON 10:00");
    for (int minute = 0; minute < 28 * 24 * 60; minute++) {
      watch.heard(Watch.JOB, clock.instant());
      dog.run();
      clock.turn(Duration.ofMinutes(1));
    }

    assertThat(told).extracting(each -> each.message().kind()).containsOnly("test");
    assertThat(told)
        .extracting(each -> each.at().atZone(LJUBLJANA).toLocalDateTime().toString())
        .containsExactly(
            "2026-03-09T10:00", "2026-03-16T10:00", "2026-03-23T10:00", "2026-03-30T10:00");
  }

  @Test
  void asShippedNoTestIsSent() {
    assertThat(shipped().test()).isEmpty();
    assertThat(shipped().silence()).isEqualTo(Duration.ofSeconds(60));
  }

  /** Lets so many seconds pass: the heart beats each ten, the dog looks as often as it does. */
  private void live(Watchdog dog, int seconds) {
    Instant end = clock.instant().plusSeconds(seconds);
    while (clock.instant().isBefore(end)) {
      long second = Duration.between(NOON, clock.instant()).toSeconds();
      if (second % BEAT == 0 && !away.contains(Watch.JOB)) {
        beaten = clock.instant();
        watch.heard(Watch.JOB, beaten);
      }
      if (second % Timing.USUAL.watch().toSeconds() == 0) {
        dog.run();
      }
      clock.turn(Duration.ofSeconds(1));
    }
  }

  private Watchdog dog(String test) {
    return new Watchdog(
        new WatchdogSettings(List.of("team"), shipped().silence(), "", test),
        LJUBLJANA,
        watch,
        () -> answers(Watch.KAFKA, Duration.ofSeconds(10)),
        () -> answers(Watch.REDIS, Duration.ofSeconds(1)),
        this::tell,
        () -> leads,
        clock);
  }

  /** Whoever is away is asked for as long as we are patient. */
  private boolean answers(String what, Duration patience) {
    if (away.contains(what)) {
      clock.turn(patience);
      return false;
    }
    return true;
  }

  private void tell(String channel, Function<Compose, Message> write) {
    Compose compose =
        new Compose(
            channel,
            Wires.to(ChannelSettings.Kind.SLACK, "http://hooks.example"),
            LJUBLJANA,
            "",
            new Routes(
                List.of(),
                new ConfigLoader(name -> null).shipped().config().notification().languages()),
            (alert, brand, name) -> "");
    told.add(new Told(clock.instant(), channel, write.apply(compose)));
  }

  private static WatchdogSettings shipped() {
    return new ConfigLoader(name -> null).shipped().config().notification().watchdog();
  }
}
