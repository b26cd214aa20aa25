package dev.earshot.listener.scoring;

import static dev.earshot.listener.scoring.Told.NINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.model.Control;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Which ids a job knows. */
class UsedIdsTest {
  private final UsedIds ids = new UsedIds();

  @Test
  void anIdThatWasLetInIsRefusedWithTheMomentOfTheFirst() {
    Control take = Told.take("alert-1", NINE);
    ids.add(take.id(), NINE);

    assertThatThrownBy(() -> ids.refuseUsed(take))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("written at 2026-03-02T09:00:00Z");
  }

  @Test
  void anIdNobodyUsedIsNotRefused() {
    ids.add("another", NINE);

    assertThatCode(() -> ids.refuseUsed(Told.take("alert-1", NINE))).doesNotThrowAnyException();
  }

  @Test
  void idsAreForgottenWhenTheLogItselfForgetsThem() {
    Instant later = NINE.plus(UsedIds.REMEMBERED);
    ids.add("first", NINE);
    ids.add("second", NINE.plusSeconds(1));

    ids.add("third", later);
    assertThat(ids.all()).extracting(UsedIds.Used::id).containsExactly("first", "second", "third");

    ids.add("fourth", later.plusMillis(1));
    assertThat(ids.all()).extracting(UsedIds.Used::id).containsExactly("second", "third", "fourth");
  }

  @Test
  void aRecordStampedLongAgoTakesNothingWithIt() {
    ids.add("first", NINE);

    ids.add("second", NINE.minus(UsedIds.REMEMBERED).minusSeconds(1));
    ids.add("third", NINE);

    assertThat(ids.all()).extracting(UsedIds.Used::id).containsExactly("first", "third");
  }
}
