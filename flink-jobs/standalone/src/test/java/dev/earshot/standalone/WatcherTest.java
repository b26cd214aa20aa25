package dev.earshot.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatcherTest {
  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00, 0x07, '\b', '\t', '\n', '\r', 0x1B, 0x7F, 0x85, 0x9B, 0xAD, 0x200B, 0x200D, 0x200E,
        0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069, 0xFEFF, 0xE0001
      })
  void whatATerminalObeysBecomesASpace(int letter) {
    String text = "a" + Character.toString(letter) + "b";

    assertThat(Watcher.printable(text)).isEqualTo("a b");
  }

  @Test
  void anEscapeSequenceIsPrintedAndNotObeyed() {
    assertThat(Watcher.printable("\u001B[2J\u001B]0;owned\u0007bye"))
        .isEqualTo(" [2J ]0;owned bye");
  }

  @Test
  void halfALetterBecomesASpace() {
    assertThat(Watcher.printable("\uD83D!\uDE21")).isEqualTo(" ! ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Čakam že 3 ure 😡", "чекам", "等待", "a\u0301", "“quoted” & <b>"})
  void whatPeopleWriteStaysAsItIs(String text) {
    assertThat(Watcher.printable(text)).isEqualTo(text);
  }
}
