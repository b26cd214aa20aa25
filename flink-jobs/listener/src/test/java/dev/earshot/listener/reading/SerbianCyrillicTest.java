package dev.earshot.listener.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SerbianCyrillicTest {
  @ParameterizedTest
  @CsvSource({
    "абвгдђежзијклљмнњопрстћуфхцчџш, abvgdđežzijklljmnnjoprstćufhcčdžš",
    "љубљана и њујорк, ljubljana i njujork",
    "џабе вам ђура, džabe vam đura"
  })
  void everyLetterHasItsLatinOne(String cyrillic, String latin) {
    assertThat(SerbianCyrillic.toLatin(cyrillic)).isEqualTo(latin);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "već đavo 42!", "@skyhop #SkyHop 😡", "ыэяёъ"})
  void whatIsNotSerbianCyrillicStaysAsItIs(String text) {
    assertThat(SerbianCyrillic.toLatin(text)).isEqualTo(text);
  }
}
