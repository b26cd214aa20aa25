package dev.earshot.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.model.Envelope;
import dev.earshot.model.Envelope.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlayerITCase {
  private static final Instant LONG_AGO = Instant.parse("2019-03-01T12:00:00Z");

  @RegisterExtension static final Broker KAFKA = new Broker();

  @Test
  void aStreamKeepsItsTimesAndEveryPartitionEndsJustBehindTheLastRecord() throws Exception {
    // Given
    String topic = KAFKA.played("story", 3);
    List<Played> records =
        IntStream.range(0, 2_500)
            .mapToObj(i -> record(i * 40L, "x:" + i % 20, "post " + i))
            .toList();

    // When
    play(topic, records, 0);

    // Then
    long end = records.get(2_499).at().plus(Player.WATERMARK_SLACK).toEpochMilli();
    assertThat(KAFKA.read(topic).values())
        .hasSize(3)
        .allSatisfy(
            partition -> {
              assertThat(partition).extracting(Envelope::timestamp).isSorted().endsWith(end);
              assertThat(partition.get(partition.size() - 1).kind()).isEqualTo(Kind.TICK);
              assertThat(partition).filteredOn(r -> r.kind() == Kind.TICK).hasSize(3);
            });
    assertThat(KAFKA.readAll(topic))
        .filteredOn(r -> r.kind() == Kind.DATA)
        .hasSize(2_500)
        .allSatisfy(
            r -> {
              long number = Long.parseLong(text(r).substring("post ".length()));
              assertThat(r.timestamp()).isEqualTo(LONG_AGO.plusMillis(40 * number).toEpochMilli());
            });
  }

  @Test
  void aStoryPlayedTwiceLiesInTheSamePlacesWithOrWithoutKeys() throws Exception {
    // Given
    List<Played> records =
        IntStream.range(0, 200)
            .mapToObj(i -> record(i, i % 2 == 0 ? null : "x:" + i, "post " + i))
            .toList();
    String once = KAFKA.played("once", 4);
    String twice = KAFKA.played("twice", 4);

    // When
    play(once, records, 0);
    play(twice, records, 0);

    // Then
    assertThat(places(once)).isEqualTo(places(twice));
    assertThat(KAFKA.read(once).values())
        .allSatisfy(p -> assertThat(p).anyMatch(r -> r.key() == null));
  }

  @Test
  void whatChangesHowPostsAreReadLiesInEveryPartition() throws Exception {
    // Given
    String topic = KAFKA.played("brands", 3);
    Played before = record(0, "a", "post");
    Played brands = new Played(LONG_AGO, null, new byte[] {1}, null, Kind.CONTROL);

    // When
    play(topic, List.of(before, brands), 0);

    // Then
    assertThat(KAFKA.read(topic).values())
        .hasSize(3)
        .allSatisfy(p -> assertThat(p).filteredOn(r -> r.kind() == Kind.CONTROL).hasSize(1));
  }

  @Test
  void atItsOwnPaceItTicksTwiceASecondAndTellsHowFarItIs() throws Exception {
    // Given
    String topic = KAFKA.played("slow", 2);
    List<Played> records =
        List.of(record(0, "a", "1"), record(700, "b", "2"), record(1_100, "a", "3"));
    List<String> heard = new ArrayList<>();
    long start = System.nanoTime();

    // When
    try (Player player = Player.open(KAFKA.client(), topic)) {
      player.play(
          records,
          1,
          (sent, total, time) ->
              heard.add(sent + "/" + total + " +" + Duration.between(LONG_AGO, time).toMillis()));
    }

    // Then
    assertThat(heard).containsExactly("1/3 +500", "2/3 +1000", "3/3 +1300");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1300));
    assertThat(KAFKA.read(topic).values())
        .allSatisfy(
            partition ->
                assertThat(partition)
                    .filteredOn(r -> r.kind() == Kind.TICK)
                    .extracting(r -> r.timestamp() - LONG_AGO.toEpochMilli())
                    .containsExactly(500L, 1000L, 1300L));
  }

  @Test
  void timeThatRunsBackwardsIsRefusedBeforeAnythingIsPlayed() throws Exception {
    // Given
    String topic = KAFKA.played("backwards", 1);
    List<Played> records = List.of(record(5, "a", "1"), record(4, "a", "2"));

    // When, Then
    assertThatThrownBy(() -> play(topic, records, 0))
        .hasMessageStartingWith("record 2 of 2 is at 2019-03-01T12:00:00.004Z, before");
    assertThat(KAFKA.readAll(topic)).isEmpty();
  }

  @Test
  void aSecondStoryCannotBeginBeforeTheFirstEnded() throws Exception {
    // Given
    String topic = KAFKA.played("sequel", 1);
    try (Player player = Player.open(KAFKA.client(), topic)) {
      player.play(List.of(record(0, "a", "1")), 0, Player.Progress.NONE);

      // When, Then
      assertThatThrownBy(() -> player.play(List.of(record(199, "a", "2")), 0, Player.Progress.NONE))
          .hasMessageContaining("played already");
      player.play(List.of(record(200, "a", "2")), 0, Player.Progress.NONE);
    }
  }

  @Test
  void aRecordFromTheFutureIsNamedAndNothingIsPlayed() throws Exception {
    // Given
    String topic = KAFKA.played("future", 1);
    Instant later = Instant.now().plus(Duration.ofHours(2));
    List<Played> records = List.of(record(0, "a", "1"), new Played(later, "a", new byte[] {1}));

    // When, Then
    assertThatThrownBy(() -> play(topic, records, 0))
        .hasMessageContaining("record 2 of 2 is at " + later)
        .hasMessageContaining("message.timestamp.after.max.ms");
    assertThat(KAFKA.readAll(topic)).isEmpty();
  }

  @Test
  void withoutItsTopicItSaysWhichOneIsMissing() {
    assertThatThrownBy(() -> Player.open(KAFKA.client("max.block.ms", "500"), "nowhere"))
        .hasMessage("cannot play into topic nowhere");
  }

  private static void play(String topic, List<Played> records, double speed) throws Exception {
    try (Player player = Player.open(KAFKA.client(), topic)) {
      player.play(records, speed, Player.Progress.NONE);
    }
  }

  private static List<String> places(String topic) {
    return KAFKA.readAll(topic).stream()
        .map(r -> r.partition() + "@" + r.offset() + " " + r.timestamp() + " " + text(r))
        .toList();
  }

  private static String text(Envelope record) {
    return record.value() == null ? "tick" : new String(record.value(), StandardCharsets.UTF_8);
  }

  private static Played record(long millis, String key, String value) {
    return new Played(LONG_AGO.plusMillis(millis), key, value.getBytes(StandardCharsets.UTF_8));
  }
}
