package dev.earshot.listener.reading;

import java.util.Collection;

/**
 * Numbers, each with a place from 0 on. Asking for one that is not there, which is what happens
 * most, is nearly always answered by one bit, of so few bits that they stay where they are read
 * fastest.
 */
final class KeySet {
  /** So many bits a number: of those that are not there, about one in ten is looked for in vain. */
  private static final int BITS_EACH = 8;

  private static final int FEWEST = 64;
  private static final long KEY = 0xFFFF_FFFF_0000_0000L;

  private final int size;
  private final int mask;

  /** Number and place side by side; 0 is free. */
  private final long[] slots;

  private final int bitMask;
  private final long[] bits;

  /** A set of these; 0 cannot be one of them and is left out. */
  KeySet(Collection<Integer> numbers) {
    int[] sorted =
        numbers.stream().mapToInt(each -> each).filter(each -> each != 0).sorted().toArray();
    size = sorted.length;
    int half = Integer.highestOneBit(Math.max(FEWEST, size)) * 2;
    slots = new long[size > half / 2 + half / 4 ? 2 * half : half];
    mask = slots.length - 1;
    bits = new long[half * BITS_EACH / Long.SIZE];
    bitMask = half * BITS_EACH - 1;
    for (int place = 0; place < size; place++) {
      int key = sorted[place];
      int slot = key & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = ((long) key << Integer.SIZE) | place;
      int bit = (key >>> 9) & bitMask;
      bits[bit >>> 6] |= 1L << bit;
    }
  }

  int size() {
    return size;
  }

  /** The place of a number; −1 when it is not there. */
  int place(int key) {
    int bit = (key >>> 9) & bitMask;
    if ((bits[bit >>> 6] & (1L << bit)) == 0) {
      return -1;
    }
    long wanted = (long) key << Integer.SIZE;
    int slot = key & mask;
    while (slots[slot] != 0) {
      if ((slots[slot] & KEY) == wanted) {
        return (int) slots[slot];
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }
}
