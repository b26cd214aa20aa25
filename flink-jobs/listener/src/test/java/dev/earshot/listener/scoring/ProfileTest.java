package dev.earshot.listener.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.CustomerSettings;
import dev.earshot.config.CustomerSettings.Field;
import dev.earshot.config.Segment;
import dev.earshot.model.Customer;
import dev.earshot.model.CustomerTier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProfileTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private static final Customer ANA =
      new Customer(
          "c-1",
          CustomerTier.TOP,
          null,
          null,
          9_000.0,
          List.of("en"),
          Map.of("plan", "business"),
          List.of(new Customer.Contract("Fibre", null, null)),
          "call her",
          Map.of("email", "ana@acme.example"),
          null,
          1);

  @ParameterizedTest
  @EnumSource
  void onlyWhatIsOnTheAllowListIsKept(Field field) {
    Profile kept = profile(new CustomerSettings(List.of(field), null));

    assertThat(kept.value() != null).isEqualTo(field == Field.VALUE);
    assertThat(!kept.contracts().isEmpty()).isEqualTo(field == Field.CONTRACTS);
    assertThat(kept.notes() != null).isEqualTo(field == Field.NOTES);
    assertThat(!kept.contact().isEmpty()).isEqualTo(field == Field.CONTACT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ana@acme.example       | a•••@acme.example
          a@acme.example         | a•••@acme.example
          "ana b"@acme.example   | "•••@acme.example
          😀x@acme.example       | 😀•••@acme.example
          +386 (40) 123-457      | •••57
          040123457              | •••57
          12345                  | •••
          10 Downing Street      | •••
          1 Long Street 12345678 | •••
          @ana                   | •••
          ana@                   | •••
          """)
  void howToReachThemIsMasked(String value, String masked) {
    assertThat(Masked.of(value)).isEqualTo(masked);
  }

  @Test
  void theFirstSegmentThatFitsCounts() {
    Segment top = segment("top", new Segment.When(List.of(CustomerTier.TOP), null, null, 0));
    Segment rich = segment("rich", new Segment.When(null, null, null, 5_000));

    assertThat(profile(new CustomerSettings(null, List.of(rich, top))).segment()).isEqualTo("rich");
    assertThat(profile(new CustomerSettings(null, List.of(top, rich))).segment()).isEqualTo("top");
    assertThat(profile(new CustomerSettings(null, List.of())).segment()).isNull();
  }

  @Test
  void theProfileInForceAtAMomentCounts() {
    List<Profile> history = Profile.with(List.of(), at(0));
    history = Profile.with(history, at(60));

    assertThat(Profile.at(history, NOON.minusMillis(1))).isNull();
    assertThat(Profile.at(history, NOON.plusSeconds(59))).isEqualTo(at(0));
    assertThat(Profile.at(history, NOON.plusSeconds(60))).isEqualTo(at(60));
  }

  @Test
  void aLaterRecordReplacesWhatWasAnnouncedForLater() {
    List<Profile> history = Profile.with(Profile.with(List.of(), at(60)), at(30));

    assertThat(history).containsExactly(at(30));
  }

  @Test
  void whoIsForgottenLeavesNothingOnceTimeHasComeToIt() {
    Profile end = Profile.none("k", "c-1", NOON.plusSeconds(60));
    List<Profile> history = Profile.with(Profile.with(List.of(), at(0)), end);

    assertThat(Profile.at(history, NOON.plusSeconds(59))).isNotNull();
    assertThat(Profile.at(history, NOON.plusSeconds(60))).isNull();
    assertThat(Profile.after(history, NOON.plusSeconds(60))).isEmpty();
  }

  private static Profile at(int seconds) {
    return Profile.of(
        ANA, "k", List.of(), NOON.plusSeconds(seconds), new CustomerSettings(null, null));
  }

  private static Profile profile(CustomerSettings settings) {
    return Profile.of(ANA, "k", List.of(), NOON, settings);
  }

  private static Segment segment(String name, Segment.When when) {
    return new Segment(name, when);
  }
}
