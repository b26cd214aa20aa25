package dev.earshot.listener.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SerbianCyrillicTest {
  @ParameterizedTest
  @CsvSource({
    "абвгдђежзијклљмнњопрстћуфхцчџш, abvgdđežzijklljmnnjoprstćufhcčdžš",
    "Љубљана и Њујорк, Ljubljana i Njujork",
    "Џабе вам Ђура, Džabe vam Đura",
    "ЧЕКАМ ОПЕТ, ČEKAM OPET"
  })
  void everyLetterHasItsLatinOne(String cyrillic, String latin) {
    assertThat(SerbianCyrillic.toLatin(cyrillic)).isEqualTo(latin);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "već đavo 42!", "@skyhop #SkyHop 😡", "ыэяёъ"})
  void whatIsNotSerbianCyrillicStaysAsItIs(String text) {
    assertThat(SerbianCyrillic.toLatin(text)).isEqualTo(text);
  }

  @Test
  void theLettersOfSerbianAloneAreKnownInBothCases() {
    assertThat("ђјљњћџЂЈЉЊЋЏ".codePoints()).allMatch(SerbianCyrillic::only);
    assertThat("абвгджзиклмнопрстуфхцчшыэяюёйъьabc".codePoints()).noneMatch(SerbianCyrillic::only);
  }
}
