package dev.earshot.listener.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.TopicNames;
import dev.earshot.flink.OutRecord;
import dev.earshot.listener.scoring.Pseudonyms;
import dev.earshot.model.Bump;
import dev.earshot.model.Entry;
import dev.earshot.model.Erasure;
import dev.earshot.model.Level;
import dev.earshot.model.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies in Kafka of what Redis shows. */
class SinksTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final TopicNames TOPICS =
      new ConfigLoader(name -> null).shipped().config().kafka().topics();
  private static final Pseudonyms PSEUDONYMS = new Pseudonyms("demo", "pepper");

  @Test
  void aBumpIsKeyedByAPseudonymAndNamesItsSubjectInside() {
    OutRecord record = record(Entry.of(cleared("cust:C-1")));

    assertThat(key(record)).isEqualTo("priority:" + PSEUDONYMS.of("cust:C-1"));
    assertThat(new String(record.value(), StandardCharsets.UTF_8)).contains("\"cust:C-1\"");
    assertThat(record.topic()).isEqualTo(TOPICS.alerts());
  }

  @Test
  void whatIsErasedLeavesATombstoneUnderTheSameKey() {
    OutRecord gone = record(erased("priority:cust:C-1"));

    assertThat(gone.key()).isEqualTo(record(Entry.of(cleared("cust:C-1"))).key());
    assertThat(gone.value()).isNull();
    assertThat(gone.timestamp()).isEqualTo(NOON.toEpochMilli());
    assertThat(gone.topic()).isEqualTo(TOPICS.alerts());
  }

  @ParameterizedTest
  @CsvSource({
    "alert:a1, alerts",
    "priority:acct:x:ana, alerts",
    "card:C-1, alerts",
    "review:f00, alerts",
    "evidence:b42, evidence"
  })
  void everyTombstoneGoesWhereItsEntryWentAndNamesNobody(String entry, String topic) {
    OutRecord gone = record(erased(entry));

    assertThat(gone.topic()).isEqualTo(topic);
    assertThat(key(gone)).startsWith(entry.substring(0, entry.indexOf(':') + 1));
    assertThat(key(gone)).doesNotContain("ana", "C-1");
  }

  @Test
  void aCardIsKeyedLikeTheCustomerItIsOf() {
    assertThat(key(record(erased("card:C-1")))).isEqualTo("card:" + PSEUDONYMS.of("cust:C-1"));
  }

  private static OutRecord record(Entry entry) {
    return Sinks.record(entry, TOPICS, PSEUDONYMS);
  }

  private static Entry erased(String entry) {
    return Entry.of(new Erasure("demo", entry, List.of(), NOON));
  }

  private static String key(OutRecord record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  private static Bump cleared(String subject) {
    return new Bump(
        Bump.Kind.CLEAR,
        new Version(NOON.toEpochMilli(), 1),
        "demo",
        subject,
        Level.NONE,
        0,
        Bump.Parts.NONE,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        NOON,
        NOON,
        null);
  }
}
