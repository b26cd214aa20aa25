package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.model.Customer;
import dev.earshot.model.CustomerTier;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentTest {
  private static final Customer ANA =
      new Customer(
          "c-1",
          CustomerTier.VALUED,
          null,
          null,
          1_000.0,
          List.of("de", "SL"),
          Map.of("plan", "Business", "region", "EU"),
          null,
          null,
          null,
          null,
          1);

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "tier: [top] , false",
    "'tier: [valued, top]', true",
    "languages: [en] , false",
    "'languages: [en, sl]', true",
    "'attributes: {plan: [home, business]}', true",
    "'attributes: {plan: [business], region: [us]}', false",
    "attributes: {age: [old]} , false",
    "value_at_least: 1000 , true",
    "value_at_least: 1000.01 , false",
    "'tier: [valued], value_at_least: 5000', false"
  })
  void allThatIsNamedMustFitAndOfAListOne(String when, boolean fits) {
    assertThat(segment("{name: s, when: {" + when + "}}").fits(ANA)).isEqualTo(fits);
  }

  @Test
  void whatNamesNothingFitsEverybody() {
    Segment everybody = segment("{name: others}");

    assertThat(everybody.fits(ANA)).isTrue();
    assertThat(everybody.fits(Customer.of("c-2", null, null, null, null))).isTrue();
  }

  @Test
  void ofWhomNoValueIsToldNoneIsReached() {
    Segment worthy = segment("{name: worthy, when: {value_at_least: 0.01}}");

    assertThat(worthy.fits(Customer.of("c-2", null, null, null, null))).isFalse();
  }

  @Test
  void aNameStandsOnce() {
    assertThatThrownBy(() -> settings("segments: [{name: a}, {name: a}]"))
        .hasMessageContaining("segments[1].name stands there twice");
  }

  @Test
  void nothingIsShownUnlessSomebodySaidSo() {
    assertThat(settings("segments: []").shows(CustomerSettings.Field.NOTES)).isFalse();
    assertThat(settings("show: [notes]").shows(CustomerSettings.Field.NOTES)).isTrue();
    assertThat(settings("show: [notes]").shows(CustomerSettings.Field.VALUE)).isFalse();
  }

  private static Segment segment(String yaml) {
    return settings("segments: [" + yaml + "]").segments().get(0);
  }

  private static CustomerSettings settings(String yaml) {
    return new Binder("customers", new Scalars(name -> null))
        .bind(YamlReader.read("customers", yaml), CustomerSettings.class);
  }
}
