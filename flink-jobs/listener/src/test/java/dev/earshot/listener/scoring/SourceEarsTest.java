package dev.earshot.listener.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.listener.scoring.SourceEars.Status;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceEarsTest {
  private static final long DAY = 86_400_000L;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void foldingWhatTheWatermarkHasPassedChangesNoAnswer(int seed) {
    Random random = new Random(seed);
    SourceEars all = SourceEars.UNTOLD;
    SourceEars folded = SourceEars.UNTOLD;
    long watermark = 0;
    for (int i = 0; i < 200; i++) {
      // Told before its time, as a backlog does, and never behind the watermark.
      long at = watermark + 1 + random.nextInt((int) DAY);
      Status status = new Status(at, 0, i, random.nextBoolean());
      all = all.with(status);
      folded = folded.with(status).settled(watermark);
      long moment = watermark + 1 + random.nextInt((int) DAY);
      long from = Math.max(0, moment - random.nextInt(27) * DAY);

      assertThat(folded.hearsAt(moment)).isEqualTo(all.hearsAt(moment));
      assertThat(SourceEars.deafWithin(folded, SourceEars.UNTOLD, from, moment))
          .isEqualTo(SourceEars.deafWithin(all, SourceEars.UNTOLD, from, moment));
      watermark += random.nextInt((int) DAY / 4);
    }
    assertThat(folded.statuses()).hasSizeLessThan(all.statuses().size());
  }

  @Test
  void whoComesAndGoesIsRememberedByItsNewestChanges() {
    SourceEars ears = SourceEars.UNTOLD;
    for (int i = 0; i < 3_000; i++) {
      ears = ears.with(new Status(i, 0, i, i % 2 == 1)).settled(i);
    }

    assertThat(ears.statuses()).hasSizeLessThanOrEqualTo(SourceEars.MOST_CHANGES);
    assertThat(SourceEars.deafWithin(ears, SourceEars.UNTOLD, 2_900, 3_000)).isEqualTo(50);
  }

  @Test
  void whatItToldLongAgoIsForgottenUnlessItIsStillDeaf() {
    SourceEars back =
        SourceEars.UNTOLD.with(new Status(1, 0, 1, false)).with(new Status(2, 0, 2, true));
    SourceEars deaf = SourceEars.UNTOLD.with(new Status(1, 0, 1, false));

    assertThat(back.settled(30 * DAY).statuses()).isEmpty();
    assertThat(deaf.settled(30 * DAY).hearsAt(30 * DAY)).isFalse();
  }

  @Test
  void theSameStatusTwiceIsOne() {
    Status status = new Status(1, 0, 1, false);

    assertThat(SourceEars.UNTOLD.with(status).with(status).statuses()).containsExactly(status);
  }
}
