package dev.earshot.listener.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.ConfigLoader;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.Influence;
import dev.earshot.model.Reading;
import dev.earshot.model.Signal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComplaintRuleTest {
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final ComplaintRule RULE =
      new ComplaintRule(new ConfigLoader(name -> null).shipped().rules().ignoredComplaint());

  @ParameterizedTest(name = "{0} with mood {1}: {2}")
  @CsvSource({
    "OTHER, -0.6, true",
    "OTHER, -0.59, false",
    "QUESTION, -0.5, false",
    "QUESTION, -0.7, true",
    "PRAISE, -0.7, true",
    "COMPLAINT, -0.29, false",
    "PRAISE, 0.8, false",
    "COMPLAINT, -0.3, true",
    "COMPLAINT, 0, false",
    "CHURN, 0.1, true",
    "OUTAGE, 0, true",
    "SAFETY_LEGAL, 0.2, true",
    "SPAM, -0.9, false"
  })
  void whatWantsAnAnswerWaitsForOne(Reading.Intent intent, double score, boolean waits) {
    assertThat(RULE.counts(said(Signal.Kind.SAID, intent, score))).isEqualTo(waits);
  }

  private static Signal said(Signal.Kind kind, Reading.Intent intent, double score) {
    return new Signal(
        kind,
        "acme",
        "skyhop",
        "ana",
        "ana",
        false,
        CustomerTier.STANDARD,
        "p",
        null,
        "x",
        "",
        score,
        intent,
        List.of(),
        Influence.UNKNOWN,
        0,
        NINE,
        NINE,
        0,
        0,
        List.of());
  }

  @Test
  void onlyWhatWasSaidIsAComplaint() {
    Signal shared = said(Signal.Kind.SHARED, Reading.Intent.COMPLAINT, -0.9);

    assertThat(RULE.counts(shared)).isFalse();
  }
}
