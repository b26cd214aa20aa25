package dev.earshot.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.earshot.model.Envelope;
import dev.earshot.model.Envelope.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TickerITCase {
  private static final Duration EVERY = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @RegisterExtension static final Broker KAFKA = new Broker();

  @Test
  void aTickMovesTimeInEveryPartitionOfEveryTopic() {
    // Given
    String wide = KAFKA.live("wide", 3);
    String narrow = KAFKA.live("narrow", 1);
    long before = System.currentTimeMillis();

    // When
    long beats;
    try (Ticker ticker = Ticker.start(KAFKA.client(), List.of(wide, narrow), EVERY)) {
      await().atMost(PATIENCE).until(() -> ticker.beats() >= 12);
      beats = ticker.beats();
    }

    // Then
    assertThat(KAFKA.read(wide).values())
        .hasSize(3)
        .allSatisfy(ticks -> assertTicks(ticks, before));
    assertThat(KAFKA.read(narrow).values())
        .hasSize(1)
        .allSatisfy(ticks -> assertTicks(ticks, before));
    assertThat(KAFKA.readAll(wide).size() + KAFKA.readAll(narrow).size())
        .isGreaterThanOrEqualTo((int) beats);
  }

  @Test
  void aTopicThatComesLaterIsTickedWhenItComesAndHoldsUpNobody() {
    // Given
    String early = KAFKA.live("early", 1);
    try (Ticker ticker = Ticker.start(KAFKA.client(), List.of(early, "later"), EVERY)) {
      await().atMost(PATIENCE).until(() -> ticker.beats() >= 5);

      // When
      String later = KAFKA.live("later", 2);

      // Then
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(KAFKA.read(later).values()).noneMatch(List::isEmpty));
    }
  }

  @Test
  void aNewPartitionIsNoticed() throws Exception {
    // Given
    String growing = KAFKA.live("growing", 1);
    try (Ticker ticker = Ticker.start(KAFKA.client(), List.of(growing), EVERY);
        Admin admin = Admin.create(Map.<String, Object>copyOf(KAFKA.client()))) {
      await().atMost(PATIENCE).until(() -> ticker.beats() >= 1);

      // When
      admin
          .createPartitions(Map.of(growing, NewPartitions.increaseTo(2)))
          .all()
          .get(10, TimeUnit.SECONDS);

      // Then
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(KAFKA.read(growing))
                      .hasSize(2)
                      .allSatisfy((partition, ticks) -> assertThat(ticks).isNotEmpty()));
    }
  }

  @Test
  void withoutABrokerItWaitsAndClosesAtOnce() {
    // Given
    long start = System.nanoTime();

    // When
    Ticker ticker = Ticker.start(Map.of("bootstrap.servers", "127.0.0.1:1"), List.of("x"), EVERY);
    ticker.close();

    // Then
    assertThat(ticker.beats()).isZero();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void aTickEveryNothingIsAnError() {
    assertThatThrownBy(() -> Ticker.start(KAFKA.client(), List.of("x"), Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertTicks(List<Envelope> ticks, long since) {
    assertThat(ticks).isNotEmpty().extracting(Envelope::kind).containsOnly(Kind.TICK);
    assertThat(ticks)
        .extracting(Envelope::timestamp)
        .isSorted()
        .allMatch(at -> at >= since && at <= System.currentTimeMillis());
    assertThat(ticks).allSatisfy(tick -> assertThat(tick.key()).asString().isEqualTo("tick"));
    assertThat(ticks).extracting(Envelope::value).containsOnlyNulls();
  }
}
