package dev.earshot.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.embedded.EmbeddedRedis;
import dev.earshot.model.Alert;
import dev.earshot.model.Entry;
import dev.earshot.model.Evidence;
import dev.earshot.model.Reading;
import dev.earshot.model.Severity;
import dev.earshot.notification.channel.Other;
import dev.earshot.redis.Keys;
import dev.earshot.redis.RedisSettings;
import dev.earshot.redis.RedisWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was said, and in which language, comes from a real Redis. */
class RedisThereITCase extends Station {
  private final Instant now = Instant.now();

  @Test
  void whatIsReadTooUnsurelyIsForTheWallOnlyEvenWhenRedisHearsOfItLater() throws Exception {
    EmbeddedRedis redis = EmbeddedRedis.start(dir.resolve("redis"));
    try (Other other = new Other();
        RedisWriter job =
            new RedisWriter(RedisSettings.local(redis.port(), redis.password()), new Keys(name))) {
      Notifier notifier =
          notifier(
              config(
                  team(other.url(), "languages: {floor: 0.7, precision: {ru: 0.55, en: 0.8}}"),
                  "{host: 127.0.0.1, port: %d, password: '%s'}"
                      .formatted(redis.port(), redis.password())),
              patient());
      writes(job, "a1", "ru");
      writes(job, "a2", "en");
      says(opened("a1"), opened("a2"), opened("a3"));
      writes(job, "a3", "ru");

      assertThat(notifier.awaitTold(Duration.ofSeconds(30))).isTrue();
      assertThat(other.told()).hasSize(1);
      assertThat(other.told().get(0).body())
          .contains("\"subject\":\"a2\"", "\"excerpt\":\"Never again\"");
    } finally {
      redis.close();
    }
  }

  /** With Redis, so that only the order counts, however slow the machine is. */
  private static Timing patient() {
    return new Timing(
        QUICK.waits(),
        QUICK.givenUp(),
        QUICK.window(),
        QUICK.settle(),
        QUICK.old(),
        QUICK.remember(),
        Duration.ofSeconds(15),
        QUICK.watch());
  }

  private Alert opened(String id) {
    Alert like = Alerts.opened(id, Severity.SEV2, now);
    return new Alert(
        like.id(),
        like.version(),
        name,
        like.brand(),
        like.rule(),
        like.ruleVersion(),
        like.state(),
        like.severity(),
        like.floor(),
        like.subject(),
        like.formerSubject(),
        like.customer(),
        like.tier(),
        like.causes(),
        like.negativity(),
        like.influence(),
        like.networks(),
        like.topics(),
        like.authors(),
        like.reach(),
        like.measure(),
        like.brief(),
        List.of("post-" + id),
        like.firstAt(),
        like.newestAt(),
        like.handling(),
        like.resolvedAt(),
        like.resolution(),
        like.summary(),
        like.action());
  }

  private void writes(RedisWriter job, String id, String language) {
    Evidence said =
        new Evidence(
            "post-" + id,
            opened(id).version(),
            name,
            "pseudonym",
            "acct:bluesky:1",
            List.of(),
            "at://did:plc:ada/post/" + id,
            "bluesky",
            null,
            null,
            null,
            "Never again",
            language,
            -0.9,
            Reading.Intent.COMPLAINT,
            List.of(),
            false,
            List.of(),
            null,
            now,
            now);
    assertThat(job.write(List.of(Entry.of(said), Entry.of(opened(id)))).rejected()).isEmpty();
  }
}
