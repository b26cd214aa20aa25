package dev.earshot.wall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Alert;
import dev.earshot.model.Alert.Resolution;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrecisionTest {
  @Test
  void whatPeopleDidSaysWhatAnAlertWasWorth() {
    assertThat(Verdict.of(Scene.acknowledged("a1", 1, "eva"))).isEqualTo(Verdict.CONFIRMED);
    assertThat(Verdict.of(Scene.resolved("a1", 1))).isEqualTo(Verdict.CONFIRMED);
    assertThat(Verdict.of(Judgements.over("a1", Resolution.DISMISSED, "eva")))
        .isEqualTo(Verdict.NOISE);
    assertThat(Verdict.of(Judgements.over("a1", Resolution.QUIET, null)))
        .isEqualTo(Verdict.UNKNOWN);
    assertThat(Verdict.of(Judgements.over("a1", Resolution.QUIET, "eva")))
        .isEqualTo(Verdict.CONFIRMED);
    assertThat(Verdict.of(Scene.open("a1"))).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void itIsCountedByRuleAndLanguageAndNothingIsLeftOut() {
    List<Alert> alerts =
        List.of(
            Scene.open("a1"),
            Scene.acknowledged("a2", 1, "eva"),
            Judgements.over("a3", Resolution.DISMISSED, "eva"),
            Judgements.over("a4", Resolution.DISMISSED, "eva"));

    Precision precision =
        Precision.of(
            alerts,
            Map.of(
                "post-a1", Scene.said("a1", "late", List.of(), false),
                "post-a2", Scene.said("a2", "late", List.of(), false),
                "post-a3", Scene.said("a3", "late", List.of(), false)),
            false);

    assertThat(precision.rows())
        .containsExactly(
            new Precision.Row("NegativeStreak", "en", 1, 1, 1),
            new Precision.Row("NegativeStreak", "und", 0, 1, 0));
    assertThat(precision.alerts()).isEqualTo(4);
  }
}
