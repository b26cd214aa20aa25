package dev.earshot.listener.scoring;

import static dev.earshot.listener.scoring.Told.NINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.earshot.model.Control;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a running job obeys, and what it refuses with a reason. */
class SettingsGateTest {
  private final SettingsGate gate = new SettingsGate(Told.rules("version: 3\n"));

  @Test
  void newRulesThatCountTwoSecondsAheadAreLetIn() throws RefusedException {
    Control control =
        Told.rulesFrom(NINE.plusSeconds(2), Told.yaml(4, "rules: {Outage: {authors: 20}}"));

    assertThat(gate.rules(control, NINE).outage().authors()).isEqualTo(20);
    assertThat(gate.newest()).isEqualTo(4);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          version: 3                         | rules.yaml: version is 3, must be above 3
          version: 2                         | rules.yaml: version is 2, must be above 3
          rules: {}                          | rules.yaml, line 1: version is missing
          `version: 4\nrulez: {}`            | rules.yaml, line 2: rulez is not a key
          `version: 4\nrules: {Outage: {authors: many}}` | rules.yaml, line 2: rules.Outage.authors must be a whole number
          `version: 4\nlifecycle: {quiet: 1h}` | rules.yaml: lifecycle.quiet needs a restart
          `version: 4\nlifecycle: {calm: 5m}` | rules.yaml: lifecycle.calm needs a restart
          `version: 4\npriority: {age: 5}`   | rules.yaml: priority.age needs a restart
          `version: 4\npriority: {sla: 5m}`  | rules.yaml: priority.sla needs a restart
          `version: ${HOME}`                 | rules.yaml, line 1: version needs the environment variable HOME
          `[`                                | rules.yaml, line 1: is not YAML
          """)
  void otherRulesAreRefusedAndTheKeyIsNamed(String yaml, String why) {
    Control control = Told.rulesFrom(NINE.plusSeconds(60), yaml.replace("\\n", "\n") + "\n");

    assertThat(refusal(control)).startsWith(why);
    assertThat(gate.newest()).isEqualTo(3);
  }

  @Test
  void rulesThatCountTooSoonAreRefused() {
    Control control = Told.rulesFrom(NINE.plusMillis(1_999), "version: 4\n");

    assertThat(refusal(control))
        .isEqualTo("effective_at is 1999 ms after the record was written, must be 2000 or more");
  }

  @Test
  void aVersionThatWasLetInIsNotLetInTwice() throws RefusedException {
    gate.rules(Told.rulesFrom(NINE.plusSeconds(2), "version: 4\n"), NINE);

    assertThat(refusal(Told.rulesFrom(NINE.plusSeconds(90), "version: 4\n")))
        .contains("must be above 4");
  }

  @Test
  void aFileNestedWithoutEndIsRefusedAndStopsNothing() {
    assertThat(refusal(Told.rulesFrom(NINE.plusSeconds(60), "rules: " + "[".repeat(50_000))))
        .isNotBlank();
  }

  @Test
  void brandsAreReadAsStrictly() throws RefusedException {
    String sound = "brands: [{id: a, name: A, keywords: [a]}]";

    assertThat(SettingsGate.brands(Told.brandsFrom(NINE.plusSeconds(2), sound), NINE).brands())
        .hasSize(1);
    assertThat(
            catchThrowableOfType(
                RefusedException.class,
                () ->
                    SettingsGate.brands(Told.brandsFrom(NINE.plusSeconds(2), "brands: []"), NINE)))
        .hasMessage("brands.yaml, line 1: brands is empty; name at least one brand");
    assertThat(
            catchThrowableOfType(
                RefusedException.class,
                () -> SettingsGate.brands(Told.brandsFrom(NINE, sound), NINE)))
        .hasMessageContaining("effective_at");
  }

  @Test
  void whatAPersonDidToAnAlertCountsAsSoonAsItCan() {
    Control early = SettingsGate.inTime(Told.take("a1", NINE.minusSeconds(3)), NINE);
    Control late = SettingsGate.inTime(Told.take("a1", NINE.plusSeconds(9)), NINE);

    assertThat(Duration.between(NINE, early.effectiveAt())).isEqualTo(SettingsGate.LEAD);
    assertThat(late.effectiveAt()).isEqualTo(NINE.plusSeconds(9));
  }

  private String refusal(Control control) {
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> gate.rules(control, NINE));
    assertThat(refused).isNotNull();
    return refused.getMessage();
  }
}
