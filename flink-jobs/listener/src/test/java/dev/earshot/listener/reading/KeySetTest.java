package dev.earshot.listener.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KeySetTest {
  @Test
  void everyNumberHasAPlaceOfItsOwnAndStrangersHaveNone() {
    Random random = new Random(5);
    for (int size : new int[] {1, 63, 64, 96, 97, 4_096, 6_145}) {
      Set<Integer> numbers = new HashSet<>();
      while (numbers.size() < size) {
        numbers.add(random.nextInt() | 1);
      }
      KeySet keys = new KeySet(numbers);

      Set<Integer> places = new TreeSet<>();
      numbers.forEach(number -> places.add(keys.place(number)));
      assertThat(places).hasSize(size).first().isEqualTo(0);
      assertThat(keys.size()).isEqualTo(size);
      for (int i = 0; i < 10_000; i++) {
        int stranger = random.nextInt() & ~1;
        assertThat(keys.place(stranger)).isEqualTo(-1);
      }
    }
  }

  @Test
  void numbersThatWantTheSameSlotAreKeptApart() {
    KeySet keys = new KeySet(List.of(5, 5 + 128, 5 + 1024, 127, 255));

    assertThat(List.of(5, 5 + 128, 5 + 1024, 127, 255))
        .extracting(keys::place)
        .doesNotContain(-1)
        .doesNotHaveDuplicates();
    assertThat(keys.place(5 + 2048)).isEqualTo(-1);
  }

  /** 0 marks a free slot. */
  @Test
  void zeroIsNoneOfThem() {
    KeySet keys = new KeySet(List.of(0, 7));

    assertThat(keys.size()).isEqualTo(1);
    assertThat(keys.place(0)).isEqualTo(-1);
  }
}
