package dev.earshot.listener.operators;

import static dev.earshot.listener.scoring.Told.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.listener.scoring.Told;
import dev.earshot.model.Control;
import dev.earshot.model.DeadLetter;
import dev.earshot.model.DeadLetter.Reason;
import dev.earshot.model.Envelope;
import dev.earshot.model.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadControlTest {
  private Bench<Envelope, Void, Control> bench;

  @BeforeEach
  void start() throws Exception {
    bench = Bench.of(new ReadControl(Told.rules("version: 1\n")));
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  @Test
  void soundRulesAndBrandsArePassedOn() throws Exception {
    Control rules = Told.rulesFrom(NINE.plusSeconds(5), "version: 2\n");
    Control brands =
        Told.brandsFrom(NINE.plusSeconds(5), "brands: [{id: a, name: A, keywords: [a]}]");

    send(rules);
    send(brands);

    assertThat(bench.emitted()).containsExactly(rules, brands);
    assertNothingBuried();
  }

  @Test
  void whatAPersonDidToAnAlertIsPassedOnInTime() throws Exception {
    send(Told.take("alert-1", NINE));

    assertThat(bench.emitted())
        .singleElement()
        .satisfies(
            control -> {
              assertThat(control.subject()).isEqualTo("alert-1");
              assertThat(control.effectiveAt()).isEqualTo(NINE.plusSeconds(2));
            });
  }

  @Test
  void rulesItCannotObeyAreADeadLetterThatNamesTheKeyAndChangeNothing() throws Exception {
    send(Told.rulesFrom(NINE.plusSeconds(5), Told.yaml(9, "priority: {age: 1}")));
    send(Told.rulesFrom(NINE.plusSeconds(5), "version: 2\n"));

    assertThat(bench.emitted()).extracting(Control::value).containsExactly("version: 2\n");
    assertThat(bench.aside(ReadControl.DEAD_LETTERS))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.reason()).isEqualTo(Reason.REFUSED);
              assertThat(letter.detail()).contains("priority.age needs a restart");
            });
  }

  @Test
  void whatCannotBeReadLeavesAsItCame() throws Exception {
    bench.send(envelope(Envelope.Kind.DATA, "{\"type\": \"rules\"}"), NINE);
    bench.send(envelope(Envelope.Kind.DATA, "not json"), NINE);

    assertThat(bench.emitted()).isEmpty();
    assertThat(bench.aside(ReadControl.DEAD_LETTERS))
        .extracting(DeadLetter::reason)
        .containsExactly(Reason.INVALID, Reason.NOT_JSON);
  }

  @Test
  void ticksTellItNothing() throws Exception {
    bench.send(envelope(Envelope.Kind.TICK, ""), NINE);

    assertThat(bench.emitted()).isEmpty();
    assertNothingBuried();
  }

  @Test
  void aVersionObeyedBeforeARestartIsRefusedAfterIt() throws Exception {
    send(Told.rulesFrom(NINE.plusSeconds(5), "version: 5\n"));

    bench.restart();
    send(Told.rulesFrom(NINE.plusSeconds(8), "version: 4\n"));
    send(Told.rulesFrom(NINE.plusSeconds(8), "version: 6\n"));

    assertThat(bench.emitted()).extracting(Control::value).containsExactly("version: 6\n");
    assertThat(bench.aside(ReadControl.DEAD_LETTERS))
        .singleElement()
        .satisfies(letter -> assertThat(letter.detail()).contains("must be above 5"));
  }

  @Test
  void anActSentTwiceWithOneIdActsOnceAndTheSecondIsADeadLetter() throws Exception {
    send(named("one", Told.take("alert-1", NINE.plusSeconds(5))));

    send(named("one", Told.take("alert-1", NINE.plusSeconds(5))));
    send(named("one", Told.take("alert-2", NINE.plusSeconds(9))));

    assertThat(bench.emitted()).extracting(Control::subject).containsExactly("alert-1");
    assertThat(bench.aside(ReadControl.DEAD_LETTERS))
        .hasSize(2)
        .allSatisfy(
            letter -> {
              assertThat(letter.reason()).isEqualTo(Reason.REFUSED);
              assertThat(letter.detail()).startsWith("id is that of a record written at " + NINE);
            });
  }

  @Test
  void rulesAndBrandsOfAnIdThatWasUsedAreNotObeyedAndTakeNoVersion() throws Exception {
    String brands = "brands: [{id: a, name: A, keywords: [a]}]";
    send(named("one", Told.brandsFrom(NINE.plusSeconds(5), brands)));

    send(named("one", Told.rulesFrom(NINE.plusSeconds(5), "version: 7\n")));
    send(named("one", Told.brandsFrom(NINE.plusSeconds(9), brands)));
    send(named("two", Told.rulesFrom(NINE.plusSeconds(5), "version: 2\n")));

    assertThat(bench.emitted()).extracting(Control::id).containsExactly("one", "two");
  }

  @Test
  void whatWasRefusedMayBeMendedAndSentAgainWithItsId() throws Exception {
    send(named("one", Told.rulesFrom(NINE.plusSeconds(1), "version: 2\n")));
    send(named("one", Told.rulesFrom(NINE.plusSeconds(5), "version: 2\n")));

    assertThat(bench.emitted()).extracting(Control::id).containsExactly("one");
  }

  @Test
  void anIdUsedBeforeARestartIsRefusedAfterIt() throws Exception {
    send(named("one", Told.take("alert-1", NINE.plusSeconds(5))));

    bench.restart();
    send(named("one", Told.take("alert-1", NINE.plusSeconds(5))));

    assertThat(bench.emitted()).isEmpty();
    assertThat(bench.aside(ReadControl.DEAD_LETTERS)).hasSize(1);
  }

  private static Control named(String id, Control control) {
    return new Control(
        id,
        control.type(),
        control.subject(),
        control.brand(),
        control.by(),
        control.effectiveAt(),
        control.until(),
        control.value(),
        control.schema());
  }

  private void send(Control control) throws Exception {
    bench.send(envelope(Envelope.Kind.DATA, Json.write(control)), NINE);
  }

  private void assertNothingBuried() {
    assertThat(bench.aside(ReadControl.DEAD_LETTERS)).isEmpty();
  }

  private static Envelope envelope(Envelope.Kind kind, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return new Envelope(kind, "control", 0, 1, NINE.toEpochMilli(), null, bytes);
  }
}
