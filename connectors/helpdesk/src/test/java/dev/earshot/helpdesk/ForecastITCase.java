package dev.earshot.helpdesk;

import static dev.earshot.helpdesk.Bumped.clear;
import static dev.earshot.helpdesk.Bumped.raise;
import static dev.earshot.helpdesk.Bumped.ref;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Level;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ForecastITCase extends Town {
  @Test
  void itSaysWhatWouldBeDoneAndDoesNothing() {
    town.has("7", "1", Level.NORMAL).has("8", "2", Level.URGENT).has("9", "3", Level.LOW);
    says(raise("cust:C-3", 1, Level.HIGH, ref("town", "cust:C-3")));
    HelpdeskBridge bridge = bridge();
    untilAllIsDone();
    soon().until(() -> town.notes("9").size() == 1);
    bridge.close();
    says(
        raise("cust:C-1", 1, Level.URGENT, ref("town", "cust:C-1")),
        raise("cust:C-2", 1, Level.HIGH, ref("town", "cust:C-2")),
        clear("cust:C-3", 2, ref("town", "cust:C-3")),
        raise("cust:C-4", 1, Level.LOW, ref("town", "cust:C-4")));
    List<String> calls = town.calls("mark");
    Set<String> keys = redis.keys("*bridge*");

    List<Forecast.Act> acts = Forecast.of(settings, KEYS, HELPDESK, Map.of("town", town));

    assertThat(acts)
        .contains(
            new Forecast.Act("town", "cust:C-1", "7", "raise", Level.NORMAL, Level.URGENT, ""),
            new Forecast.Act("town", "cust:C-2", "8", "note", null, null, ""),
            new Forecast.Act("town", "cust:C-3", "9", "lower", Level.HIGH, Level.LOW, ""),
            new Forecast.Act("town", "cust:C-4", "", "nothing", null, null, "has no open ticket"));
    assertThat(acts).filteredOn(act -> act.subject().equals("cust:C-2")).hasSize(1);
    assertThat(town.calls("mark")).isEqualTo(calls);
    assertThat(town.level("9")).isEqualTo(Level.HIGH);
    assertThat(redis.keys("*bridge*")).isEqualTo(keys);
  }

  @Test
  void aDeskThatDoesNotAnswerIsSaid() {
    town.before(
        call -> {
          throw new DeskException(DeskException.Kind.UNAVAILABLE, "nobody there");
        });
    says(raise("cust:C-1", 1, Level.URGENT, ref("town", "cust:C-1")));

    List<Forecast.Act> acts = Forecast.of(settings, KEYS, HELPDESK, Map.of("town", town));

    assertThat(acts)
        .containsExactly(
            new Forecast.Act("town", "cust:C-1", "", "fail", null, null, "nobody there"));
  }
}
