package dev.earshot.listener.operators;

import static org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness.repackageState;
import static org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness.repartitionOperatorState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.config.Brands;
import dev.earshot.config.ConfigLoader;
import dev.earshot.listener.scoring.Pseudonyms;
import dev.earshot.listener.scoring.Told;
import dev.earshot.model.Envelope;
import dev.earshot.model.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** New brands over restarts, where two tasks listen and each keeps what it heard of. */
class NewBrandsRestartTest {
  private static final Brands OWN =
      new ConfigLoader(name -> null)
          .brands("brands.yaml", "brands: [{id: own, name: O, keywords: [own]}]");

  private long offset;

  @Test
  void theNewestBrandsAreListenedForAfterEveryRestart() throws Exception {
    var reads = task(0, null);
    var readsElsewhere = task(1, null);
    brands(reads, "first", 0);

    var saved = repackageState(reads.snapshot(1, 1), readsElsewhere.snapshot(1, 1));
    reads = task(0, saved);
    readsElsewhere = task(1, saved);
    brands(reads, "second", 60);
    brands(reads, "third", 120);

    saved = repackageState(reads.snapshot(2, 2), readsElsewhere.snapshot(2, 2));
    reads = task(0, saved);
    say(reads, "first second third", 300);

    assertThat(reads.extractOutputValues())
        .extracting(about -> about.mention().brands())
        .containsExactly(List.of("third"));
  }

  private static OneInputStreamOperatorTestHarness<Envelope, AboutAccount> task(
      int index, OperatorSubtaskState saved) throws Exception {
    var hears = new HearMentions(OWN, "", null, "default", new Pseudonyms("default", "p"));
    var task =
        new OneInputStreamOperatorTestHarness<Envelope, AboutAccount>(
            new ProcessOperator<>(hears), 2, 2, index);
    if (saved != null) {
      task.initializeState(repartitionOperatorState(saved, 2, 2, 2, index));
    }
    task.open();
    return task;
  }

  private void brands(
      OneInputStreamOperatorTestHarness<Envelope, AboutAccount> task, String id, int seconds)
      throws Exception {
    Instant from = Told.NINE.plusSeconds(seconds + 3L);
    String yaml = "brands: [{id: %s, name: B, keywords: [%s]}]".formatted(id, id);
    send(task, Envelope.Kind.CONTROL, Json.write(Told.brandsFrom(from, yaml)), seconds);
  }

  private void say(
      OneInputStreamOperatorTestHarness<Envelope, AboutAccount> task, String text, int seconds)
      throws Exception {
    String post =
        """
        {"id": "p", "network": "x", "author": {"id": "ana"}, "created_at": "%s", "text": "%s"}
        """;
    send(task, Envelope.Kind.DATA, post.formatted(Told.NINE.plusSeconds(seconds), text), seconds);
  }

  private void send(
      OneInputStreamOperatorTestHarness<Envelope, AboutAccount> task,
      Envelope.Kind kind,
      String json,
      int seconds)
      throws Exception {
    long at = Told.NINE.plusSeconds(seconds).toEpochMilli();
    byte[] value = json.getBytes(StandardCharsets.UTF_8);
    task.processElement(
        new StreamRecord<>(new Envelope(kind, "posts", 0, offset++, at, null, value), at));
  }
}
