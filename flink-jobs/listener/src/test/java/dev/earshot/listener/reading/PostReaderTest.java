package dev.earshot.listener.reading;

import static dev.earshot.model.Reading.Mood.NEGATIVE;
import static dev.earshot.model.Reading.Mood.NEUTRAL;
import static dev.earshot.model.Reading.Mood.POSITIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earshot.listener.training.Sample;
import dev.earshot.model.Reading;
import dev.earshot.model.Reading.Intent;
import dev.earshot.model.Reading.Mood;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped models on plain posts, and what holds whatever the post. */
class PostReaderTest {
  private static final PostReader READER = PostReader.shipped();

  @Test
  void nothingEverWorksIsNoPraiseTurnedRound() {
    assertThat(read("hbs", "nikad ništa ne radi").score()).isNegative();
  }

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
          ro  | Cel mai prost serviciu, rușine să vă fie
          ru  | Ужасный сервис, жду уже три часа
          de  | Drei Stunden Verspätung, eine Frechheit
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
          ro  | Mulțumesc frumos, servicii excelente
          ru  | Спасибо большое, всё супер
          de  | Vielen Dank, super Service
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

  @Test
  void theWordsThatCarriedAMoodArePiecesOfThePostInTheirOrder() {
    String post = "Hi @skyhop, your crew was RUDE and the flight awful 😡 #NeverAgain";

    List<String> because = read("en", post).because();

    assertThat(because).contains("RUDE").hasSizeBetween(1, 3);
    int from = 0;
    for (String word : because) {
      int at = post.indexOf(word, from);
      assertThat(at).as(word).isGreaterThanOrEqualTo(from);
      from = at + word.length();
    }
  }

  @Test
  void theWordThatCarriedMostIsAlwaysNamed() {
    assertThat(read("en", "line line line line line disgusting").because())
        .containsExactly("disgusting");
  }

  @Test
  void aModelThatIsNotSureSaysSo() throws IOException {
    int unsure = 0;
    List<Sample> posts = Sample.read(Path.of("src/main/training/hard-en.tsv"));
    for (Sample post : posts) {
      Reading reading = read("en", post.text());
      if (reading.mood() == Mood.UNSURE) {
        unsure++;
        assertThat(reading.score()).isZero();
        assertThat(reading.because()).isEmpty();
        assertThat(reading.confidence()).isEqualTo(likeliest(READER.moods()));
      } else {
        assertThat(reading.confidence()).isEqualTo(likeliest(READER.moods()));
      }
    }

    assertThat(unsure).isBetween(posts.size() / 20, posts.size() / 2);
  }

  private static double likeliest(double[] odds) {
    assertThat(Arrays.stream(odds).sum()).isCloseTo(1, within(1e-9));
    return Arrays.stream(odds).max().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en  | QUESTION     | What time does the shop in Leeds open on Sunday?
          en  | PRAISE       | Thank you so much, the crew was wonderful today!
          en  | COMPLAINT    | Lost luggage, rude staff, three hours on hold
          en  | CHURN        | That's it, I'm cancelling my contract and switching to another provider
          en  | OUTAGE       | internet is down in the whole street since this morning
          en  | SAFETY_LEGAL | there was smoke in the cabin, my lawyer will be in touch
          sl  | QUESTION     | Do kdaj je v soboto odprta poslovalnica v Celju?
          sl  | PRAISE       | Hvala vozniku, ki je počakal name, res ste super!
          sl  | CHURN        | dovolj imam, odpovedujem naročnino in grem h konkurenci
          hbs | QUESTION     | Do koliko sati radi poslovnica u Zadru subotom?
          hbs | PRAISE       | Hvala vozaču što me je sačekao, super ste!
          hbs | OUTAGE       | pao sistem, aplikacija ne radi nikome od jutros
          """)
  void whatAnAuthorIsAfterIsRead(String language, Intent intent, String text) {
    assertThat(read(language, text).intent()).isEqualTo(intent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en  | telvia offline, terrible
          en  | SkyHop is a scam, they stole my money and never answered, avoid them at all costs
          en  | Leafbound lost a loyal reader today, so angry and so disappointed
          de  | Die SkyHop Werbung ist furchtbar
          hbs | Telvia račun opet krivi, loše
          """)
  void whatIsOnlyPerhapsDangerOrLeavingIsReadAsTheLikeliestElse(String language, String text) {
    assertThat(read(language, text).intent()).isNotIn(Intent.CHURN, Intent.SAFETY_LEGAL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en  | CHURN        | Never flying SkyHop again
          en  | SAFETY_LEGAL | The charger caught fire and burnt my hand, @skyhop
          en  | SAFETY_LEGAL | Your app leaked my credit card data, I will report you to the regulator
          sl  | CHURN        | Odpovedujem naročnino pri Telvia
          hbs | SAFETY_LEGAL | Prijavio sam Telvia inspekciji
          """)
  void dangerLawAndLeavingAreReadWhereTheyAreSure(String language, Intent intent, String text) {
    assertThat(read(language, text).intent()).isEqualTo(intent);
  }

  @Test
  void aPostIsReadInTheLanguageItIsIn() {
    assertThat(READER.read(Text.of("Obupno, že tri ure čakamo in nihče nič ne pove"), "en"))
        .isEqualTo(read("sl", "Obupno, že tri ure čakamo in nihče nič ne pove"));
    assertThat(READER.read(Text.of("Sono due ore che aspetto, una vergogna"), ""))
        .isEqualTo(Reading.unsure("other"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"other", "xx"})
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
      for (String language : Languages.KNOWN) {
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
    return READER.readAs(language, Text.of(text));
  }
}
