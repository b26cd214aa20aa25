package dev.earshot.listener.scoring;

import static dev.earshot.model.Reading.Mood.NEGATIVE;
import static dev.earshot.model.Reading.Mood.NEUTRAL;
import static dev.earshot.model.Reading.Mood.POSITIVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Reading;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped models on plain posts, and what holds whatever the post. */
class MoodReaderTest {
  private static final MoodReader READER = MoodReader.shipped();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en  | Worst airline ever, three hours late and nobody apologised @skyhop
          en  | You broke my trombone and your desk just shrugged. Disgusting!
          en  | Still no refund after six weeks. Is this a joke?
          en  | my card is blocked again and I'm stuck abroad, useless support
          en  | Lost luggage, rude staff, never flying with you again
          en  | The app keeps crashing since the update, absolutely furious 😡😡😡
          sl  | Obupno, že tri ure čakamo na letališču in nihče nič ne pove
          sl  | Spet ste mi zaračunali dvakrat, sramota!
          sl  | Najslabša podpora, pol ure na telefonu in potem prekinejo
          sl  | internet ne dela že od petka, katastrofa 😡
          sl  | Kovček ste mi uničili, nihče se ni opravičil
          sl  | Že spet nič ne dela, grozno
          hbs | Užasno, čekamo tri sata i nitko ništa ne govori
          hbs | Opet ste mi naplatili dva puta, sramota!
          hbs | Најгора подршка, пола сата на телефону па прекину везу
          hbs | internet ne radi od petka, katastrofa 😡
          hbs | Uništili ste mi kofer i niko se nije izvinio
          hbs | paket nije stigao i niko se ne javlja
          """)
  void aComplaintIsNegative(String language, String text) {
    Reading reading = read(language, text);

    assertThat(reading.mood()).isEqualTo(NEGATIVE);
    assertThat(reading.negativity()).as("enough for a streak").isGreaterThan(0.3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en  | Thank you so much, the crew was wonderful today!
          en  | Great service, my parcel came a day early 🎉
          en  | I love the new app, so fast and easy
          en  | The lady at the desk was so kind and helpful, brilliant
          sl  | Hvala vozniku, ki je počakal name, res ste super!
          sl  | Odlična storitev, vse rešeno v petih minutah 👏
          sl  | Navdušena sem, paket je prišel dan prej
          sl  | Prijazna gospa na okencu mi je lepo pomagala, bravo
          hbs | Hvala vozaču što me je sačekao, super ste!
          hbs | Odlična usluga, sve riješeno za pet minuta 👏
          hbs | Oduševljena sam, paket je stigao dan ranije
          hbs | Љубазна госпођа на шалтеру ми је помогла, браво
          """)
  void praiseIsPositiveAndNeverAReasonToAct(String language, String text) {
    Reading reading = read(language, text);

    assertThat(reading.mood()).isEqualTo(POSITIVE);
    assertThat(reading.score()).isGreaterThan(0.3);
    assertThat(reading.negativity()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en  | What time does the shop in Leeds open on Sunday?
          en  | Does the night train stop in Villach?
          en  | Is breakfast included in the ticket?
          sl  | Do kdaj je v soboto odprta poslovalnica v Celju?
          sl  | Ali vozi jutri avtobus v Bovec?
          sl  | Kje lahko oddam obrazec?
          hbs | Do koliko sati radi poslovnica u Zadru subotom?
          hbs | Da li sutra vozi autobus za Mostar?
          hbs | Где могу да предам образац?
          """)
  void aPlainQuestionIsNeutralAndNeverAReasonToAct(String language, String text) {
    Reading reading = read(language, text);

    assertThat(reading.mood()).isEqualTo(NEUTRAL);
    assertThat(reading.negativity()).as("too little for a streak").isLessThan(0.3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Љубазна госпођа на шалтеру | Ljubazna gospođa na šalteru
          Ђубре од џипа, грозно искуство! | Đubre od džipa, grozno iskustvo!
          НЕ РАДИ ОПЕТ 😡 #НећуВише | NE RADI OPET 😡 #NećuViše
          """)
  void bothSerbianScriptsReadTheSame(String cyrillic, String latin) {
    assertThat(read("hbs", cyrillic)).isEqualTo(read("hbs", latin));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ru", "ro", "de", "other", "xx"})
  void aLanguageWithoutAModelIsUnsureAndNeverGuessed(String language) {
    assertThat(read(language, "disgusting, the worst ever"))
        .isEqualTo(Reading.unsure(language))
        .extracting(Reading::negativity)
        .isEqualTo(0.0);
  }

  @Test
  void whateverTheTextTheScoreIsAScore() {
    Random random = new Random(11);
    List<String> pieces =
        List.of(
            "hate", "love", "not", "!!", "😡", "\uD83D", "\u0301", " ", "#", "љ", "ž", "\u0000");
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(30); i > 0; i--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      for (String language : Languages.READ) {
        // The record itself refuses what is out of range.
        Reading reading = read(language, text.toString());
        assertThat(reading.confidence()).isGreaterThanOrEqualTo(1.0 / 3 - 1e-9);
      }
    }
  }

  @Test
  void whatIsReadDoesNotDependOnWhatWasReadBefore() {
    Reading first = read("en", "Still no refund, awful");

    read("en", "I love it");

    assertThat(read("en", "Still no refund, awful")).isEqualTo(first);
  }

  private static Reading read(String language, String text) {
    return READER.read(language, text, Words.of(text));
  }
}
