package dev.earshot.wall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earshot.redis.Connections;
import dev.earshot.redis.Keys;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventsITCase extends RealWall {
  @Test
  void whatChangesReachesEveryOpenPage() throws Exception {
    Guest tv = guest(TV);
    String last = tv.json("/api/snapshot").get("last").asText();
    try (OpenPage one = OpenPage.of(tv, last);
        OpenPage other = OpenPage.of(guest(EVA), last)) {
      write(Scene.open("a1"), Scene.said("a1", "late\nagain", List.of("late"), false));
      write(Scene.acknowledged("a1", 2, "eva"));

      await().atMost(SOON).until(() -> one.alerts().size() == 2 && other.alerts().size() == 2);
      assertThat(one.alerts()).containsExactly("a1 open", "a1 acknowledged");
      assertThat(one.heard("snapshot")).isEmpty();
      assertThat(one.heard("alert").get(1).data().get("evidence").get(0).get("text").asText())
          .isEqualTo("late\nagain");
    }
  }

  @Test
  void queueAndPulsesAreToldAtOnceAndWhenTheyChange() throws Exception {
    write(Scene.raised("cust:C-1001", 72), Scene.pulse(0, 4));
    try (OpenPage page = OpenPage.of(guest(TV), "")) {
      await().atMost(SOON).until(() -> !page.heard("queue").isEmpty());

      write(Scene.raised("cust:C-2", 73), Scene.pulse(1, 9));

      await()
          .atMost(SOON)
          .until(
              () ->
                  page.heard("queue").stream().anyMatch(queue -> queue.data().size() == 2)
                      && page.heard("pulses").stream()
                          .anyMatch(pulses -> pulses.data().path(0).path("negative").asInt() == 9));
      assertThat(page.heard("health").get(0).data().get("redis").asBoolean()).isTrue();
    }
  }

  @Test
  void aPageThatComesBackMissesNothing() throws Exception {
    Guest tv = guest(TV);
    OpenPage before = OpenPage.of(tv, tv.json("/api/snapshot").get("last").asText());
    write(Scene.open("a1"));
    await().atMost(SOON).until(() -> before.alerts().size() == 1);
    before.close();
    List<String> missed = new ArrayList<>();
    for (int i = 2; i < 60; i++) {
      write(Scene.open("a" + i));
      missed.add("a" + i + " open");
    }

    try (OpenPage after = OpenPage.of(tv.with("Last-Event-ID", before.last()), "")) {
      await().atMost(SOON).until(() -> after.alerts().size() >= missed.size());
      assertThat(after.alerts()).containsExactlyElementsOf(missed);
      assertThat(after.heard("snapshot")).isEmpty();
    }
  }

  @Test
  void aPageThatComesBackToAnotherWallMissesNothing() throws Exception {
    Guest tv = guest(TV);
    OpenPage before = OpenPage.of(tv, tv.json("/api/snapshot").get("last").asText());
    write(Scene.open("a1"));
    await().atMost(SOON).until(() -> before.alerts().size() == 1);
    wall.close();
    await().atMost(SOON).until(before::ended);
    write(Scene.open("a2"));

    wall = Wall.open(settings("port: 0", users()));

    try (OpenPage after = OpenPage.of(guest(TV).with("Last-Event-ID", before.last()), "")) {
      await().atMost(SOON).until(() -> after.alerts().contains("a2 open"));
    }
  }

  @Test
  void whoWasAwayTooLongOrSaysNonsenseReadsEverythingAnew() throws Exception {
    for (int i = 0; i < Tab.MOST; i++) {
      write(Scene.open("a" + i));
    }
    for (String after : List.of("", "nonsense", "1-1", "9900000000000-0")) {
      try (OpenPage page = OpenPage.of(guest(TV), after)) {
        await().atMost(SOON).until(() -> !page.heard("snapshot").isEmpty());
        assertThat(page.last()).matches("\\d+-\\d+");
        assertThat(page.alerts()).isEmpty();
      }
    }
  }

  @Test
  void aStreamThatRedisLostIsAGap() throws Exception {
    write(Scene.open("a1"));
    Guest tv = guest(TV);
    try (OpenPage page = OpenPage.of(tv, tv.json("/api/snapshot").get("last").asText());
        var client = Connections.open(redisSettings())) {
      await().atMost(SOON).until(() -> !page.heard("health").isEmpty());
      int before = page.heard("snapshot").size();

      client.del(new Keys("demo").alerts());

      await().atMost(SOON).until(() -> page.heard("snapshot").size() > before);
    }
  }

  @Test
  void aPageHearsThatRedisIsAwayAndBack() throws Exception {
    try (OpenPage page = OpenPage.of(guest(TV), "")) {
      await().atMost(SOON).until(() -> !page.heard("health").isEmpty());
      redis.kill();
      try {
        await().atMost(SOON).until(() -> !lastHealth(page));
      } finally {
        redis.restart();
      }
      await().atMost(SOON).until(() -> lastHealth(page));
      write(Scene.open("a1"));
      await().atMost(SOON).until(() -> page.alerts().contains("a1 open"));
    }
  }

  @Test
  void fiftyPagesListenAndTheNextIsToldToComeBack() throws Exception {
    Guest tv = guest(TV);
    String last = tv.json("/api/snapshot").get("last").asText();
    List<OpenPage> pages = new ArrayList<>();
    try {
      for (int i = 0; i < Feed.MOST_TABS; i++) {
        pages.add(OpenPage.of(tv, last));
      }
      await().atMost(SOON).until(() -> wall.check().tabs() == Feed.MOST_TABS);

      assertThat(tv.get("/api/events").statusCode()).isEqualTo(503);
      assertThat(tv.get("/api/snapshot").statusCode()).as("others are served").isEqualTo(200);
      write(Scene.open("a1"));
      await().atMost(SOON).until(() -> pages.stream().allMatch(page -> page.alerts().size() == 1));
    } finally {
      for (OpenPage page : pages) {
        page.close();
      }
    }
  }

  @Test
  void onePageThatReadsNothingHoldsUpNoneOfTheOthers() throws Exception {
    Guest tv = guest(TV);
    String last = tv.json("/api/snapshot").get("last").asText();
    List<OpenPage> pages = new ArrayList<>();
    Socket asleep = tv.opensAndSleeps("/api/events?after=" + last);
    try {
      for (int i = 1; i < Feed.MOST_TABS; i++) {
        pages.add(OpenPage.of(tv, last));
      }
      await().atMost(SOON).until(() -> wall.check().tabs() == Feed.MOST_TABS);
      // More than what the sleeper's line and its queue hold.
      String longest = "late ".repeat(3_200);
      for (int told = 0; told < Tab.MOST + 50; told += 34) {
        int until = told + 34;
        for (int i = told; i < until; i++) {
          write(Scene.said("a" + i, longest, List.of(), false), Scene.open("a" + i));
        }
        await()
            .atMost(SOON)
            .until(() -> pages.stream().allMatch(page -> page.heard("alert").size() == until));
      }

      assertThat(pages).noneMatch(page -> page.heard("snapshot").size() > 0);
      assertThat(tv.get("/api/snapshot").statusCode()).isEqualTo(200);
      asleep.close();
      await().atMost(SOON).until(() -> wall.check().tabs() < Feed.MOST_TABS);
    } finally {
      asleep.close();
      for (OpenPage page : pages) {
        page.close();
      }
    }
  }

  private static boolean lastHealth(OpenPage page) {
    var health = page.heard("health");
    return health.get(health.size() - 1).data().get("redis").asBoolean();
  }
}
