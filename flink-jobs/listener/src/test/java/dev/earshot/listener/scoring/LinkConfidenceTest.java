package dev.earshot.listener.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkConfidenceTest {
  @ParameterizedTest
  @CsvSource({
    "confirmed, 1",
    "declared, 1",
    "email, .95",
    "phone, .95",
    "email phone, 1",
    "verified_link, .9",
    "verified_link same_name, .96",
    "Email, .95",
    "same_name, .6",
    "guessed, .6",
    "same_name guessed, .84",
    "same_name same_name, .6",
    "same_name guessed rumour, .89",
    "same_name guessed rumour heard seen dreamt, .89"
  })
  void everyWayTheCrmLearntItAddsUp(String ways, double confidence) {
    assertThat(LinkConfidence.of(List.of(ways.split(" ", -1)))).isEqualTo(confidence);
  }

  @Test
  void whatNobodySaidWhyIsWeak() {
    assertThat(LinkConfidence.of(List.of())).isEqualTo(0.6);
  }
}
