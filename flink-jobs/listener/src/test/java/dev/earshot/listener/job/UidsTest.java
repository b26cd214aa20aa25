package dev.earshot.listener.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.Settings;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A savepoint finds its state by uid: what stands in {@code uids.txt} and is gone from the job is
 * state lost at the next upgrade.
 */
class UidsTest {
  private static final Settings SETTINGS = new ConfigLoader(name -> null).shipped();

  private static StreamGraph graph;

  @BeforeAll
  static void assemble() {
    var env =
        StreamExecutionEnvironment.getExecutionEnvironment(
            JobEnvironment.configuration(SETTINGS.config().job()));
    MentionListenerJob.assemble(env, SETTINGS, 2);
    graph = env.getStreamGraph();
  }

  @Test
  void theUidsAreThoseOnceReleased() throws Exception {
    assertThat(uids()).containsExactlyElementsOf(golden());
  }

  @Test
  void everyOperatorHasAUidAndIsCalledByIt() {
    for (StreamNode node : graph.getStreamNodes()) {
      String uid = node.getTransformationUID();
      assertThat(uid).as(node.getOperatorName()).isNotNull();
      // Flink adds a committer to the Kafka sink and derives its uid from ours.
      assertThat(node.getOperatorName()).contains(uid.replace("Sink Committer: ", ""));
    }
  }

  @Test
  void everyStepIsInTheJob() {
    for (Step step : EnumSet.complementOf(EnumSet.of(Step.SHUFFLE))) {
      assertThat(uids()).as(step.uid()).anyMatch(uid -> uid.startsWith(step.uid()));
    }
  }

  @Test
  void theNumberOfKeyGroupsNeverChanges() {
    assertThat(graph.getJobConfiguration().get(PipelineOptions.MAX_PARALLELISM)).isEqualTo(720);
    for (StreamNode node : graph.getStreamNodes()) {
      assertThat(node.getMaxParallelism()).as(node.getOperatorName()).isIn(-1, 720);
    }
  }

  @Test
  void noTypeMayFallToKryo() {
    assertThat(graph.getExecutionConfig().getSerializerConfig().hasGenericTypesDisabled()).isTrue();
  }

  private static List<String> uids() {
    List<String> uids = new ArrayList<>();
    graph.getStreamNodes().forEach(node -> uids.add(String.valueOf(node.getTransformationUID())));
    uids.sort(null);
    return uids;
  }

  private static List<String> golden() throws Exception {
    try (InputStream file = UidsTest.class.getResourceAsStream("/uids.txt")) {
      assertThat(file).as("uids.txt").isNotNull();
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.asList(text.strip().split("\n"));
    }
  }
}
