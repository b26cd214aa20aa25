package dev.earshot.listener.levels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** What a savepoint holds of a count. */
class SpikeMemoryTest {
  private final TypeSerializer<SpikeMemory> serializer =
      TypeInformation.of(SpikeMemory.class).createSerializer(new SerializerConfigImpl());

  @Test
  void aMemoryIsSmallAndDoesNotGrow() throws IOException {
    int empty = written(new SpikeMemory()).length();
    int full = written(new Chatter(1).days(40, 3_000).burst(9_000).memory()).length();

    assertThat(full).isEqualTo(empty).isLessThan(700);
  }

  @Test
  void aMemoryThatWasWrittenAndReadGoesOnAsIfNothingHadHappened() throws IOException {
    Chatter chatter = new Chatter(1).days(9, 300);
    SpikeMemory read =
        serializer.deserialize(
            new DataInputDeserializer(written(chatter.memory()).getCopyOfBuffer()));
    SpikeDetector detector = new SpikeDetector(Chatter.MINUTE);
    long now = chatter.now().toEpochMilli();

    Level restored = detector.add(read, now, 50);
    Level unbroken = detector.add(chatter.memory(), now, 50);

    assertThat(restored).usingRecursiveComparison().isEqualTo(unbroken);
    assertThat(read).usingRecursiveComparison().isEqualTo(chatter.memory());
  }

  private DataOutputSerializer written(SpikeMemory memory) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(1_024);
    serializer.serialize(memory, out);
    return out;
  }
}
