package dev.earshot.listener.patterns;

import dev.earshot.listener.scoring.Praises;
import dev.earshot.listener.scoring.Resonance;
import dev.earshot.listener.scoring.SourceHabit;
import dev.earshot.listener.scoring.SourceListening;
import dev.earshot.listener.scoring.Spread;
import dev.earshot.model.SourceCount;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What situations remember, and what travels between their steps, is written field by field. */
class SituationTypesTest {
  @ParameterizedTest
  @ValueSource(
      classes = {
        SourceCount.class,
        SourceHabit.class,
        SourceListening.class,
        Spread.class,
        Spread.Reached.class,
        Resonance.class,
        Praises.class,
        Praises.OfBrand.class
      })
  void noTypeFallsToKryo(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }
}
