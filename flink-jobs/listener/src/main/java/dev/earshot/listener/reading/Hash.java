package dev.earshot.listener.reading;

/**
 * Names of features as numbers. A feature is known by the hash of its letters, computed while they
 * pass by, so that nothing is cut out of a text to be looked up. Among the few ten thousand
 * features of a model, an unknown one is taken for a known one about once in 10⁵.
 */
final class Hash {
  /** Odd, so that multiplying by it loses nothing; any of its kind would do. */
  private static final int STEP = 0x9E3779B1;

  private Hash() {}

  /** The hash of a beginning, prolonged by a letter. Begin with 0. */
  static int grow(int hash, char letter) {
    return (hash ^ letter) * STEP;
  }

  /** The hash of a span of letters. */
  static int of(char[] letters, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = grow(hash, letters[i]);
    }
    return hash;
  }

  /** The hash of a word. */
  static int of(String word) {
    int hash = 0;
    for (int i = 0; i < word.length(); i++) {
      hash = grow(hash, word.charAt(i));
    }
    return hash;
  }

  /** The hash of words in their order, prolonged by one. Begin with the first word's. */
  static int then(int words, int word) {
    return Integer.rotateLeft(words, 13) * 5 + word * 0xC2B2AE35 + 1;
  }

  /** What a hash stands for when it is of this kind; low bits depend on all bits. */
  static int key(int kind, int hash) {
    int mixed = (hash + kind * 0x7F4A7C15) * 0x85EBCA6B;
    mixed ^= mixed >>> 15;
    return mixed * 0xC2B2AE35;
  }
}
