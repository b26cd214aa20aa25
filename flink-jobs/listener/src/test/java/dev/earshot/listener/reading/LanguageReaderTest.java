package dev.earshot.listener.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageReaderTest {
  private static final LanguageReader READER = new LanguageReader(Models.shipped().language());

  private static final String PLAIN =
      """
      en  | I have been waiting at the gate for two hours
      en  | the parcel never arrived and nobody answers
      en  | What a lovely flight, thank you
      sl  | že dve uri čakam na letališču
      sl  | paket ni prišel in nihče se ne oglasi
      sl  | Kako lep polet, najlepša hvala
      sl  | ze dve uri cakam na letaliscu
      hbs | dva sata čekam na aerodromu i nikoga nema
      hbs | paket nije stigao i niko se ne javlja
      hbs | Gdje se može kupiti karta za Zagreb?
      hbs | чекам већ два сата на улазу
      hbs | пакет није стигао и нико се не јавља
      ro  | aștept de două ore la poartă
      ro  | coletul nu a ajuns și nimeni nu răspunde
      ro  | Mulțumesc frumos pentru ajutor
      ru  | жду уже два часа у выхода
      ru  | посылка не пришла и никто не отвечает
      ru  | Спасибо за прекрасный полёт
      de  | ich warte seit zwei Stunden am Gate
      de  | das Paket kam nie an und niemand meldet sich
      de  | Vielen Dank für den schönen Flug
      """;

  /** Four to ten words each. A model of so little text misses one in twenty of such sentences. */
  @Test
  void nineInTenPlainSentencesAreKnownWithoutADeclaration() {
    List<String[]> sentences = PLAIN.lines().map(line -> line.split(" *[|] *", -1)).toList();

    assertThat(sentences.stream().filter(each -> guess(each[1], "").equals(each[0])))
        .hasSizeGreaterThanOrEqualTo(sentences.size() * 9 / 10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en  | sl | že dve uri čakam na letališču in nihče nič ne pove
          sl  | en | I have been waiting at the gate for two hours and nobody says a word
          en  | ro | coletul nu a ajuns și nimeni nu răspunde la telefon
          en  | de | das Paket kam nie an und niemand meldet sich bei mir
          en  | ru | посылка не пришла и никто не отвечает
          en  | hbs | пакет није стигао и нико се не јавља
          """)
  void aWrongDeclarationDoesNotWinAgainstClearEvidence(
      String declared, String language, String text) {
    assertThat(guess(text, declared)).isEqualTo(language);
  }

  /** Words of Slovene and of Croatian alike: then what the network declares decides. */
  @ParameterizedTest
  @CsvSource({"sl, sl", "hr, hbs", "sr-Latn-RS, hbs", "bs, hbs"})
  void whereTheWordsFitSeveralTheDeclarationDecides(String declared, String language) {
    assertThat(guess("super aplikacija", declared)).isEqualTo(language);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hbs | опет ради! хвала екипи на брзини
          hbs | ко има белешке са статистике од среде? нисам била
          hbs | чекамо већ два сата и нико не каже ништа
          ru  | Где можно купить билет на завтра
          ru  | ждём два часа и никто ничего не говорит
          ru  | нет интернета во всём городе с утра
          """)
  void serbianInCyrillicMayDoWithoutALetterOfItsOwnAndRussianStaysRussian(
      String language, String text) {
    assertThat(guess(text, "")).isEqualTo(language);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          it | Sono due ore che aspetto all'aeroporto e nessuno risponde
          es | Llevo dos horas esperando en el aeropuerto y nadie responde
          pt | Estou há duas horas à espera no aeroporto e ninguém responde
          fr | J'attends depuis deux heures à l'aéroport et personne ne répond
          nl | Het is echt heel slecht geregeld, ik krijg mijn geld niet terug
          pl | Czekam już dwie godziny na lotnisku i nikt nie odpowiada
          hu | Két órája várok a reptéren és senki sem válaszol
          tr | İki saattir havaalanında bekliyorum ve kimse cevap vermiyor
          uk | Чекаю вже дві години в аеропорту і ніхто не відповідає
          el | Περιμένω δύο ώρες στο αεροδρόμιο και κανείς δεν απαντά
          ja | 空港で二時間も待っているのに誰も答えてくれません
          """)
  void aLanguageThatIsNotOursIsOtherWhateverIsDeclared(String declared, String text) {
    assertThat(guess(text, "")).isEqualTo("other");
    assertThat(guess(text, declared)).isEqualTo("other");
    assertThat(guess(text, "en")).as("an app set to English").isEqualTo("other");
  }

  @ParameterizedTest
  @CsvSource({"es", "hu", "tlh"})
  void aLanguageWeDoNotReadIsOtherWhenDeclared(String declared) {
    assertThat(guess("ez itt egy mondat magyarul", declared)).isEqualTo("other");
  }

  @Test
  void handlesLinksAndTagsDoNotSpeak() {
    assertThat(guess("čakamo že dve uri @the_great_american_airways #WorstAirlineEver", ""))
        .isEqualTo("sl");
    assertThat(LanguageReader.words(Text.of("Še vedno @ana #WorstEver https://a.example !")))
        .containsExactly("še", "vedno");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ok", "😡😡😡😡😡😡😡", "@ana #love https://a.example/abcdefgh", "12345678"})
  void whatIsTooShortIsWhatItIsDeclaredToBeOrOther(String text) {
    assertThat(guess(text, "")).isEqualTo("other");
    assertThat(guess(text, "und")).isEqualTo("other");
    assertThat(guess(text, "hu")).isEqualTo("other");
    assertThat(guess(text, "de-AT")).isEqualTo("de");
  }

  @ParameterizedTest
  @CsvSource({
    "en-GB, en",
    "SR-Cyrl, hbs",
    "sh, hbs",
    "mo, ro",
    "pt_BR, other",
    "engl, other",
    "'', ''",
    "und, ''",
    "-, ''",
    "'*', ''"
  })
  void aTagIsReadByItsFirstPart(String tag, String language) {
    assertThat(Languages.ofTag(tag)).isEqualTo(language);
  }

  private static String guess(String text, String declared) {
    return READER.guess(Text.of(text), declared);
  }
}
