package dev.earshot.helpdesk;

import static dev.earshot.model.Level.HIGH;
import static dev.earshot.model.Level.LOW;
import static dev.earshot.model.Level.NONE;
import static dev.earshot.model.Level.NORMAL;
import static dev.earshot.model.Level.URGENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTest {
  @ParameterizedTest(name = "the desk has {0}, we say {1}")
  @CsvSource({
    "LOW, HIGH, HIGH",
    "NORMAL, URGENT, URGENT",
    "NONE, LOW, LOW",
    "HIGH, HIGH,",
    "URGENT, HIGH,",
    "NORMAL, NONE,"
  })
  void aTicketIsRaisedAndNeverLowered(Level desk, Level ours, Level expected) {
    assertThat(Decision.of(ours, desk, Memory.NONE).mark()).isEqualTo(expected);
  }

  @Test
  void whatComesAfterwardsGivesTheTicketBackWhatItHad() {
    Memory raised = apply(URGENT, NORMAL, Memory.NONE);

    Decision cleared = Decision.of(NONE, URGENT, raised);

    assertThat(cleared.mark()).isEqualTo(NORMAL);
    assertThat(cleared.marked(NONE)).isEqualTo(Memory.NONE);
  }

  @ParameterizedTest(name = "the desk had {0}, we had said urgent and now say {1}")
  @CsvSource({"LOW, HIGH, HIGH", "HIGH, NORMAL, HIGH", "NORMAL, NORMAL, NORMAL", "LOW, LOW, LOW"})
  void whereWeAskForLessTheTicketHasTheHigherOfBoth(Level desk, Level less, Level expected) {
    Memory raised = apply(URGENT, desk, Memory.NONE);

    assertThat(Decision.of(less, URGENT, raised).mark()).isEqualTo(expected);
  }

  @Test
  void aLevelThatRisesTwiceIsGivenBackWhole() {
    Memory twice = apply(URGENT, HIGH, apply(HIGH, LOW, Memory.NONE));

    assertThat(Decision.of(NONE, URGENT, twice).mark()).isEqualTo(LOW);
  }

  @ParameterizedTest
  @CsvSource({"LOW", "NORMAL", "HIGH"})
  void whatAPersonHasSetIsLeftAlone(Level set) {
    Memory raised = apply(URGENT, NORMAL, Memory.NONE);

    Decision next = Decision.of(URGENT, set, raised);

    assertThat(next.mark()).isNull();
    assertThat(next.memory().handsOff()).isTrue();
    assertThat(Decision.of(NONE, set, next.memory()).mark()).isNull();
    assertThat(Decision.of(URGENT, LOW, next.memory()).mark()).isNull();
  }

  @Test
  void aPersonAlsoWinsOverATicketThatWasHighEnoughForUs() {
    Memory seen = apply(NORMAL, HIGH, Memory.NONE);

    assertThat(Decision.of(URGENT, LOW, seen).mark()).isNull();
  }

  @Test
  void whatIsSetWhileWeAskForNothingIsTheDesksOwn() {
    Memory over = apply(NONE, URGENT, apply(URGENT, NORMAL, Memory.NONE));

    assertThat(Decision.of(HIGH, LOW, over).mark()).isEqualTo(HIGH);
  }

  @Test
  void aCallWhoseAnswerWeNeverHeardIsToldByTheTicket() {
    Memory about = Decision.of(URGENT, NORMAL, Memory.NONE).memory();

    assertThat(Decision.of(NONE, URGENT, about).mark()).as("it was done").isEqualTo(NORMAL);
    assertThat(Decision.of(NONE, NORMAL, about).mark()).as("it was not").isNull();
    assertThat(Decision.of(URGENT, NORMAL, about).mark()).as("again").isEqualTo(URGENT);
    assertThat(Decision.of(URGENT, HIGH, about).memory().handsOff()).as("a person").isTrue();
  }

  /** What is remembered once a decision is carried out. */
  private static Memory apply(Level floor, Level now, Memory before) {
    Decision decision = Decision.of(floor, now, before);
    return decision.mark() == null ? decision.memory() : decision.marked(floor);
  }
}
