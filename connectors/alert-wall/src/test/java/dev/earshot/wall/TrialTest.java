package dev.earshot.wall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.Change;
import dev.earshot.config.ConfigLoader;
import dev.earshot.config.Rules;
import dev.earshot.model.Alert;
import dev.earshot.wall.Candidates.Candidate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialTest {
  private static final ConfigLoader LOADER = new ConfigLoader(name -> null);
  private static final Rules SHIPPED = LOADER.shipped().rules();

  @Test
  void aThresholdIsTriedJustAboveWhatWasDismissedAndNotAboveWhatWasConfirmed() {
    List<Candidate> candidates =
        Candidates.of(
            "AngryInfluencer",
            SHIPPED,
            List.of(Judgements.loud("n1", 81.3, 0.7), Judgements.loud("n2", 83.9, 0.9)),
            List.of(Judgements.loud("c1", 84.6, 0.8)));

    assertThat(candidates)
        .extracting(
            each -> each.key() + " " + each.before() + " " + each.after() + " " + each.hoped())
        .containsExactly(
            "rules.AngryInfluencer.influence 80 84 2",
            "rules.AngryInfluencer.influence 80 82 1",
            "rules.AngryInfluencer.negativity 0.6 0.71 1");
  }

  @Test
  void whereAWholeNumberCannotPartThemAFinerOneDoes() {
    assertThat(
            Candidates.of(
                "AngryInfluencer",
                SHIPPED,
                List.of(Judgements.loud("n1", 84.21, 0.8)),
                List.of(Judgements.loud("c1", 84.58, 0.8))))
        .extracting(Candidate::after)
        .containsExactly("84.3");
  }

  @Test
  void whatCannotBePartedIsNotTried() {
    assertThat(
            Candidates.of(
                "AngryInfluencer",
                SHIPPED,
                List.of(Judgements.loud("n1", 90, 0.8)),
                List.of(Judgements.loud("c1", 85, 0.7))))
        .isEmpty();
  }

  @Test
  void manyDismissalsAreNoManyReplays() {
    List<Alert> many =
        IntStream.range(0, 400)
            .mapToObj(i -> Judgements.loud("n" + i, 80 + i / 21.0, 0.6 + i / 1001.0))
            .toList();

    List<Candidate> candidates = Candidates.of("AngryInfluencer", SHIPPED, many, List.of());

    assertThat(candidates).hasSizeBetween(2, Candidates.MOST);
    assertThat(candidates.get(0).hoped()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AngryInfluencer",
        "SeriousIntent",
        "NegativeStreak",
        "IgnoredComplaint",
        "GoingViral",
        "Recovery",
        "Advocate",
        "BrandSpike",
        "Outage",
        "Firestorm",
        "SourceSilent"
      })
  void whatIsTriedIsOneKeyAndTheNextVersion(String rule) {
    List<Candidate> candidates =
        Candidates.of(rule, SHIPPED, List.of(Judgements.loud("n1", 91.5, 0.9)), List.of());
    for (Threshold threshold : Threshold.of(rule)) {
      assertThat(Candidates.value(SHIPPED, threshold.key())).as(threshold.key()).isNotNull();
    }

    for (Candidate candidate : candidates) {
      Rules next = LOADER.rules("next", Candidates.text(SHIPPED, candidate));
      assertThat(Change.between(SHIPPED, next)).hasSize(2);
      assertThat(next.version()).isEqualTo(SHIPPED.version() + 1);
      assertThat(Candidates.value(next, candidate.key()))
          .isNotEqualTo(Candidates.value(SHIPPED, candidate.key()));
    }
  }

  @Test
  void theBestSparesMostLosesNothingAndChangesLeast() {
    Trial spares = trial("84", 0.05, List.of("n1", "n2"), List.of(), 0);

    assertThat(
            Trial.best(
                List.of(
                    trial("82", 0.02, List.of("n1"), List.of(), 0),
                    trial("88", 0.1, List.of("n1", "n2"), List.of(), 0),
                    spares,
                    trial("90", 0.12, List.of("n1", "n2", "n3"), List.of("c1"), 0),
                    trial("0.9", 0.01, List.of("n1", "n2", "n3"), List.of(), 1))))
        .contains(spares);
  }

  @Test
  void whereNothingDoesBetterNothingIsProposed() {
    assertThat(
            Trial.best(
                List.of(
                    trial("82", 0.02, List.of(), List.of(), 0),
                    trial("90", 0.12, List.of("n1"), List.of("c1"), 0))))
        .isEmpty();
  }

  private static Trial trial(
      String after, double change, List<String> spared, List<String> lost, int fresh) {
    return new Trial(
        new Candidate("rules.AngryInfluencer.influence", "80", after, change, 1),
        spared,
        lost.stream()
            .map(id -> new Lesson.Brief(id, "AngryInfluencer", "skyhop", Scene.NOON))
            .toList(),
        fresh,
        5,
        3);
  }
}
