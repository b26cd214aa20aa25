package dev.earshot.listener.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.Settings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamEdge;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.runtime.partitioner.ForwardPartitioner;
import org.junit.jupiter.api.Test;

/** Every mention crosses the network once: whatever else wants them must want less. */
class ShuffleTest {
  /** From here on only what is rare, or counted together, travels. */
  private static final Set<String> FEWER =
      Set.of(Step.RAISE_SIGNALS.uid(), Step.COUNT_MENTIONS.uid());

  @Test
  void mentionsAreSpreadByAuthorAndNeverAgain() {
    Settings settings = new ConfigLoader(name -> null).shipped();
    var env =
        StreamExecutionEnvironment.getExecutionEnvironment(
            JobEnvironment.configuration(settings.config().job()));
    MentionListenerJob.assemble(env, settings, settings.config().job().parallelism());
    StreamGraph graph = env.getStreamGraph();

    List<String> spread = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    Deque<StreamNode> way = new ArrayDeque<>();
    way.add(named(graph, Step.READ_POSTS));
    while (!way.isEmpty()) {
      StreamNode node = way.remove();
      if (!seen.add(node.getId()) || FEWER.contains(node.getTransformationUID())) {
        continue;
      }
      for (StreamEdge edge : node.getOutEdges()) {
        if (edge.getOutputTag() == null) {
          StreamNode next = graph.getStreamNode(edge.getTargetId());
          if (!(edge.getPartitioner() instanceof ForwardPartitioner)) {
            spread.add(next.getTransformationUID());
          }
          way.add(next);
        }
      }
    }

    assertThat(spread).containsExactly(Step.KNOW_AUTHOR.uid());
  }

  private static StreamNode named(StreamGraph graph, Step step) {
    return graph.getStreamNodes().stream()
        .filter(node -> step.uid().equals(node.getTransformationUID()))
        .findFirst()
        .orElseThrow();
  }
}
