package dev.earshot.listener.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.Settings;
import dev.earshot.listener.scoring.AlertLife.Tracked;
import dev.earshot.model.Alert;
import dev.earshot.model.Level;
import dev.earshot.model.Match;
import dev.earshot.model.Severity;
import dev.earshot.model.Stamp;
import dev.earshot.model.Subjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who speaks for whom among the alerts of one brand. */
class InhibitionTest {
  private static final Settings SHIPPED = new ConfigLoader(name -> null).shipped();

  private final AlertLife life = new AlertLife(SHIPPED.rules().lifecycle(), SHIPPED.playbook());

  @Test
  void aFirestormSpeaksForTheOutageAndTheSpike() {
    Tracked storm = ofBrand("storm", "Firestorm");
    Tracked outage = ofBrand("outage", "Outage");
    Tracked spike = ofBrand("spike", "BrandSpike");

    assertThat(speaker(spike, storm, outage, spike)).isEqualTo("storm");
    assertThat(speaker(outage, storm, outage, spike)).isEqualTo("storm");
    assertThat(speaker(storm, storm, outage, spike)).isNull();
    assertThat(speaker(spike, outage, spike)).isEqualTo("outage");
    assertThat(speaker(spike, spike)).isNull();
  }

  @Test
  void aFirestormSpeaksForMilderAlertsOfPeopleOfItsTopicsOnly() {
    Tracked storm = ofBrand("storm", "Firestorm", "luggage");

    assertThat(speaker(ofPerson(Severity.SEV3, "luggage", "crew"), storm)).isEqualTo("storm");
    assertThat(speaker(ofPerson(Severity.SEV4, "luggage"), storm)).isEqualTo("storm");
    assertThat(speaker(ofPerson(Severity.SEV3, "crew"), storm)).isNull();
    assertThat(speaker(ofPerson(Severity.SEV2, "luggage"), storm)).as("a second wave").isNull();
    assertThat(speaker(ofPerson(Severity.SEV3), storm)).as("of what, nobody said").isNotNull();
  }

  @Test
  void anOutageSpeaksForNoPerson() {
    assertThat(speaker(ofPerson(Severity.SEV3), ofBrand("outage", "Outage"))).isNull();
  }

  @Test
  void aSourceThatIsDeafSpeaksForItself() {
    Tracked silent = ofBrand("silent", "SourceSilent");

    assertThat(speaker(silent, silent, ofBrand("storm", "Firestorm"))).isNull();
  }

  @Test
  void whatIsOverSpeaksForNobody() {
    Tracked storm = ofBrand("storm", "Firestorm");
    Tracked over = life.settle(storm, Samples.at("10:00"), Alert.Resolution.CALM);

    assertThat(speaker(ofBrand("spike", "BrandSpike"), over)).isNull();
  }

  private static String speaker(Tracked whom, Tracked... all) {
    return Inhibition.of(List.of(all)).speakerFor(whom.alert());
  }

  private Tracked ofBrand(String id, String rule, String... topics) {
    return open(id, rule, Subjects.brand("skyhop"), Severity.SEV2, topics);
  }

  private Tracked ofPerson(Severity severity, String... topics) {
    return open("streak", "NegativeStreak", "ana", severity, topics);
  }

  private Tracked open(
      String id, String rule, String subject, Severity severity, String... topics) {
    Stamp stamp = new Stamp(rule, 1, severity, Level.NONE, Level.NONE, Map.of());
    Match match =
        new Match(
            Match.Effect.RAISE,
            stamp,
            "default",
            "skyhop",
            subject,
            id,
            Samples.at("09:00"),
            List.of(Samples.signal("p1").about(topics).build()),
            severity,
            null,
            null,
            "");
    return life.open(id, match);
  }
}
