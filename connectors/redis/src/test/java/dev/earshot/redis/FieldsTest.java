package dev.earshot.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.model.InvalidRecordException;
import dev.earshot.model.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldsTest {

  @Test
  void valuesAreWrittenAsTheContractSays() {
    Fields fields =
        new Fields()
            .put("tiny", 0.00001)
            .put("whole", 65.0)
            .put("level", Level.URGENT)
            .put("words", List.of("a", "\"b\""))
            .put("at", Instant.parse("2026-03-02T12:00:00Z"))
            .put("nobody", (Object) null);

    assertThat(fields.flat())
        .containsExactly(
            "tiny", "0.00001",
            "whole", "65",
            "level", "urgent",
            "words", "[\"a\",\"\\\"b\\\"\"]",
            "at", "2026-03-02T12:00:00Z",
            "at_ms", "1772452800000");
  }

  @Test
  void aMissingFieldIsNamed() {
    assertThatThrownBy(() -> new Fields(Map.of()).decimal("rank"))
        .isInstanceOf(InvalidRecordException.class)
        .hasMessage("rank is missing");
  }
}
