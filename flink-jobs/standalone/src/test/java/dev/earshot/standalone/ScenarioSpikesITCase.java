package dev.earshot.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.ConfigLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScenarioSpikesITCase {

  @Test
  void theOutageIsFoundAndTheSwarmIsNot() throws Exception {
    var spikes = new ScenarioSpikes(new ConfigLoader(name -> null).shipped(), Duration.ofHours(6));
    List<String> said = new ArrayList<>();

    List<Map<String, Object>> rows = spikes.report(List.of("outage", "bot-swarm"), said::add);

    assertThat(said).containsExactly("scenario outage", "scenario bot-swarm");
    assertThat(rows.get(0))
        .containsEntry("detector", "earshot")
        .containsEntry("found", 1)
        .containsEntry("falseAlarms", 0)
        .containsEntry("outage", 5L);
    // A rule that counts accounts takes the swarm for a crowd.
    assertThat(rows)
        .filteredOn(row -> row.get("detector").equals("newest over mean + 3 sd, negative ones"))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("falseAlarms", 1));
  }
}
