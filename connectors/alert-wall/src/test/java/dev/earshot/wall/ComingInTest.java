package dev.earshot.wall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.WallSettings.Role;
import dev.earshot.config.WallSettings.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Sessions and tries, with a clock of the test's own. */
class ComingInTest {
  private static final User EVA = new User(Role.AGENT, "eva-token-0123456789");
  private static final User BOB = new User(Role.VIEWER, "bob-token-0123456789");

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-02T12:00:00Z"));
  private final Sessions sessions = sessions(Map.of("eva", EVA, "bob", BOB));
  private final Tries tries = new Tries(now::get);

  @Test
  void aSessionLastsAsLongAsItIsSaidAndNoLonger() {
    String shown = sessions.begin("eva");

    pass(Duration.ofHours(12).minusSeconds(1));
    assertThat(sessions.of(shown).orElseThrow().role()).isEqualTo(Role.AGENT);
    pass(Duration.ofSeconds(1));
    assertThat(sessions.of(shown)).isEmpty();
  }

  @Test
  void anEndedSessionIsOver() {
    String one = sessions.begin("eva");
    String other = sessions.begin("eva");

    sessions.end(one);

    assertThat(sessions.of(one)).isEmpty();
    assertThat(sessions.of(other)).isPresent();
  }

  @Test
  void aRestartSignsNobodyOut() {
    String shown = sessions.begin("eva");

    assertThat(sessions(Map.of("eva", EVA)).of(shown)).isEqualTo(sessions.of(shown)).isPresent();
  }

  @Test
  void aChangedTokenAndARoleTakenAwayCountAtOnce() {
    String shown = sessions.begin("eva");

    User changed = new User(Role.AGENT, "another-token-0123456789");
    User demoted = new User(Role.VIEWER, EVA.token());
    assertThat(sessions(Map.of("eva", changed)).of(shown)).isEmpty();
    assertThat(sessions(Map.of("bob", BOB)).of(shown)).isEmpty();
    assertThat(sessions(Map.of("eva", demoted)).of(shown).orElseThrow().role())
        .isEqualTo(Role.VIEWER);
  }

  @Test
  void nobodyMakesASessionOfTheirOwn() {
    String shown = sessions.begin("bob");
    String[] parts = shown.split("~", -1);

    assertThat(sessions.of(shown.replace("bob~", "eva~"))).isEmpty();
    assertThat(sessions.of(shown.replace(parts[1], "9999999999"))).isEmpty();
    assertThat(sessions.of(shown.replace(parts[3], ""))).isEmpty();
    assertThat(sessions.of(shown + "~")).isEmpty();
    assertThat(sessions.of("bob~~~")).isEmpty();
    assertThat(sessions.of("")).isEmpty();
    User byProxy = new User(Role.ADMIN, "");
    assertThat(sessions(Map.of("bob", byProxy)).of(shown)).isEmpty();
  }

  @Test
  void theProofIsAnotherForEachSession() {
    String proof = sessions.of(sessions.begin("eva")).orElseThrow().proof();

    assertThat(sessions.of(sessions.begin("eva")).orElseThrow().proof()).isNotEqualTo(proof);
  }

  @Test
  void whoTriedTooOftenWaitsAMinute() {
    for (int i = 0; i < Tries.MOST; i++) {
      assertThat(tries.tooMany("10.0.0.1")).isFalse();
      tries.failed("10.0.0.1");
    }

    assertThat(tries.tooMany("10.0.0.1")).isTrue();
    assertThat(tries.tooMany("10.0.0.2")).isFalse();
    pass(Duration.ofMinutes(1));
    assertThat(tries.tooMany("10.0.0.1")).isFalse();
  }

  @Test
  void aViewerIsLessThanAnAgentAndAnAgentLessThanAnAdmin() {
    assertThat(Role.AGENT.atLeast(Role.VIEWER)).isTrue();
    assertThat(Role.AGENT.atLeast(Role.AGENT)).isTrue();
    assertThat(Role.VIEWER.atLeast(Role.AGENT)).isFalse();
    assertThat(Role.AGENT.atLeast(Role.ADMIN)).isFalse();
  }

  private Sessions sessions(Map<String, User> users) {
    return new Sessions(users, Duration.ofHours(12), now::get);
  }

  private void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }
}
