package dev.earshot.standalone;

import static dev.earshot.standalone.Called.earshot;
import static dev.earshot.standalone.Called.tsv;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluateCommandTest {
  private static final String HEADER = "id\ttext\tlabel";
  private static final String ANGRY = "1\tWorst airline ever, rude crew, disgusting\tnegative";
  private static final String UPSET =
      "2\tTerrible service, they lost my bag again, awful\tnegative";
  private static final String HAPPY = "3\tThank you so much, what a wonderful flight!\tpositive";
  private static final String GLAD = "4\tGreat crew, love it, the best airline\tpositive";
  private static final String PLAIN = "5\tFlight 12 leaves from gate 4 at noon\tneutral";

  @TempDir private Path folder;

  @Test
  void moodsForMachinesAreOneObjectWithTheseKeysInThisOrder() throws IOException {
    Path file = tsv(folder.resolve("en/airline.tsv"), HEADER, ANGRY, UPSET, HAPPY, GLAD, PLAIN);

    Called called = earshot("evaluate", "sentiment", file, "--json");

    assertThat(called.exit()).isZero();
    assertThat(called.err()).isEmpty();
    assertThat(called.keys())
        .containsExactly(
            "set",
            "lang",
            "n",
            "macroF1",
            "accuracy",
            "f1Negative",
            "alertPrecision",
            "unsureShare",
            "sureAccuracy",
            "postsPerSecond");
    JsonNode report = called.json();
    assertThat(report.get("set").asText()).isEqualTo("airline");
    assertThat(report.get("lang").asText()).isEqualTo("en");
    assertThat(report.get("n").isIntegralNumber()).isTrue();
    assertThat(report.get("n").asInt()).isEqualTo(5);
    for (String figure : List.of("macroF1", "accuracy", "f1Negative", "alertPrecision")) {
      assertThat(report.get(figure).asDouble()).as(figure).isEqualTo(1);
    }
    assertThat(report.get("unsureShare").asDouble()).isBetween(0.0, 0.5);
    assertThat(report.get("sureAccuracy").asDouble()).isEqualTo(1);
    assertThat(report.get("postsPerSecond").asLong()).isGreaterThan(100);
  }

  @Test
  void whatIsReadWrongCountsAsWrong() throws IOException {
    Path file =
        tsv(
            folder.resolve("en/upside-down.tsv"),
            HEADER,
            ANGRY,
            UPSET.replace("negative", "positive"),
            HAPPY,
            GLAD.replace("positive", "negative"));

    JsonNode report = earshot("evaluate", "sentiment", file, "--json").json();

    assertThat(report.get("accuracy").asDouble()).isEqualTo(0.5);
    assertThat(report.get("macroF1").asDouble()).isEqualTo(0.5);
    assertThat(report.get("f1Negative").asDouble()).isEqualTo(0.5);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "hr, '', hbs",
    "sr-cyrl-twin, '', hbs",
    "de, '', de",
    "somewhere, '', detected",
    "hr, en, en",
    "somewhere, sr-Latn-RS, hbs"
  })
  void theLanguageIsAsToldElseThatOfTheFolderElseDetected(String in, String told, String expected)
      throws IOException {
    Path file = tsv(folder.resolve(in).resolve("a.tsv"), HEADER, ANGRY, HAPPY);

    Called called =
        told.isEmpty()
            ? earshot("evaluate", "sentiment", file, "--json")
            : earshot("evaluate", "sentiment", file, "--json", "--lang", told);

    assertThat(called.json().get("lang").asText()).isEqualTo(expected);
  }

  @Test
  void ofAFileWithTwoMoodsTheLikelierOfTheTwoIsTheAnswer() throws IOException {
    Path three = tsv(folder.resolve("en/three.tsv"), HEADER, ANGRY, HAPPY, PLAIN);
    Path two =
        tsv(
            folder.resolve("en/two.tsv"),
            HEADER,
            ANGRY,
            HAPPY,
            PLAIN.replace("neutral", "negative"));

    List<JsonNode> reports = earshot("evaluate", "sentiment", three, two, "--json").jsons();

    assertThat(reports).hasSize(2);
    assertThat(reports.get(0).get("accuracy").asDouble()).as("plain is neutral").isEqualTo(1);
    assertThat(reports.get(1).get("macroF1").asDouble())
        .as("never neutral, which nobody said")
        .isEqualTo(1);
  }

  @Test
  void aFileWithoutNegativesHasNoFigureOfThem() throws IOException {
    Path file = tsv(folder.resolve("en/nice.tsv"), HEADER, HAPPY, PLAIN);

    Called called = earshot("evaluate", "sentiment", file, "--json");
    Called table = earshot("evaluate", "sentiment", file);

    assertThat(called.json().get("f1Negative").isNull()).isTrue();
    assertThat(called.json().get("alertPrecision").isNull()).isTrue();
    assertThat(called.json().get("macroF1").asDouble()).isEqualTo(1);
    assertThat(table.out().lines().toList().get(1)).contains("-").doesNotContain("NaN", "null");
  }

  @Test
  void peopleGetATableOfAllFiles() throws IOException {
    Path one = tsv(folder.resolve("en/one.tsv"), HEADER, ANGRY, HAPPY);
    Path other = tsv(folder.resolve("en/the-other-one.tsv"), HEADER, UPSET, GLAD, PLAIN);

    Called called = earshot("evaluate", "sentiment", one, other);

    List<String> lines = called.out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).matches("set +lang +n +macroF1 +accuracy .*postsPerSecond");
    assertThat(lines.get(1)).matches("one +en +2 +1\\.000 .*");
    assertThat(lines.get(2)).startsWith("the-other-one  en    3  ");
    assertThat(lines).extracting(String::length).containsOnly(lines.get(0).length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"angry", "Negative", "not_negative", ""})
  void aLabelThatIsNoneIsNamedWithItsFileItsPostAndWhatIsKnown(String label) throws IOException {
    Path file = tsv(folder.resolve("en/mine.tsv"), HEADER, HAPPY, "p-17\tBad\t" + label);

    Called called = earshot("evaluate", "sentiment", file, "--json");

    assertThat(called.exit()).isEqualTo(1);
    assertThat(called.err())
        .isEqualToIgnoringNewLines(
            "earshot: %s, p-17: label '%s' is none of negative, neutral, positive"
                .formatted(file, label));
    assertThat(called.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sentiment", "language", "intent"})
  void aFileThatCannotBeReadIsNamed(String what) throws IOException {
    Path nowhere = folder.resolve("nowhere.tsv");
    Path other = tsv(folder.resolve("other.tsv"), "tweet,sentiment", "Bad,negative");

    Called missing = earshot("evaluate", what, nowhere);
    Called foreign = earshot("evaluate", what, other);

    assertThat(missing.exit()).isEqualTo(1);
    assertThat(missing.err()).isEqualToIgnoringNewLines("earshot: " + nowhere + ": no such file");
    assertThat(foreign.exit()).isEqualTo(1);
    assertThat(foreign.err()).contains(other + " line 1", "columns text and label", "tabs");
  }

  @Test
  void aLanguageNobodyTaughtAndAFolderWithoutModelsAreMistakesOfTheCaller() throws IOException {
    Path file = tsv(folder.resolve("en/mine.tsv"), HEADER, HAPPY);

    Called language = earshot("evaluate", "sentiment", file, "--lang", "fr");
    Called models = earshot("evaluate", "sentiment", file, "--model", folder.resolve("empty"));

    assertThat(language.exit()).isEqualTo(2);
    assertThat(language.err()).contains("--lang fr: Earshot reads ", "hbs");
    assertThat(models.exit()).isEqualTo(2);
    assertThat(models.err())
        .contains(folder.resolve("empty") + " holds no model", "mood.bin", "earshot train");
  }

  @Test
  void languagesAreCountedUnderOurNames() throws IOException {
    Path file =
        tsv(
            folder.resolve("posts.tsv"),
            HEADER,
            "1\tMy luggage was lost and nobody at the desk wanted to help me\ten",
            "2\tDer Flug wurde gestrichen und niemand hat uns Bescheid gesagt\tde",
            "3\tJučer sam čekao tri sata i nitko mi nije ništa rekao o letu\thr",
            "4\tЈуче сам чекао три сата и нико ми ништа није рекао о лету\tsr",
            "5\tWczoraj czekałem trzy godziny i nikt mi nic nie powiedział\tpl",
            "6\tWczoraj czekałem trzy godziny i nikt mi nic nie powiedział\ten");

    Called called = earshot("evaluate", "language", file, "--json");

    assertThat(called.keys()).containsExactly("set", "n", "macroRecall", "recall");
    assertThat(called.json().get("n").asInt()).isEqualTo(6);
    assertThat(called.json().get("recall"))
        .hasToString("{\"de\":1.0,\"en\":0.5,\"hbs\":1.0,\"other\":1.0}");
    assertThat(called.json().get("macroRecall").asDouble())
        .as("of de, en and hbs; what is not ours does not count")
        .isEqualTo(0.833);
  }

  @Test
  void onlyShortPostsAreCountedWhereAsked() throws IOException {
    Path file =
        tsv(
            folder.resolve("posts.tsv"),
            HEADER,
            "1\t" + "a".repeat(19) + "\ten",
            "2\t" + "a".repeat(20) + "\ten",
            "3\t" + "a".repeat(21) + "\ten");

    assertThat(count(file, "20")).isEqualTo(1);
    assertThat(count(file, "21")).isEqualTo(2);
    assertThat(count(file, "0")).isEqualTo(3);
  }

  @Test
  void intentsStandInTheirOwnColumnElseInLabel() throws IOException {
    String complaint = "They lost my bag and nobody helps, I want to complain, terrible service";
    String question = "What time does the check-in desk open?";
    Path own =
        tsv(
            folder.resolve("en/own.tsv"),
            HEADER + "\tintent",
            "1\t" + complaint + "\tnegative\tcomplaint",
            "2\t" + question + "\tneutral\tquestion");
    Path label =
        tsv(
            folder.resolve("en/label.tsv"),
            HEADER,
            "1\t" + complaint + "\tcomplaint",
            "2\t" + question + "\tcomplaint");

    Called called = earshot("evaluate", "intent", own, label, "--json");

    assertThat(called.keys()).containsExactly("set", "lang", "n", "macroF1", "accuracy", "f1");
    assertThat(called.json().get("f1")).hasToString("{\"complaint\":1.0,\"question\":1.0}");
    assertThat(called.jsons().get(1).get("accuracy").asDouble()).isEqualTo(0.5);
  }

  @Test
  void anIntentThatIsNoneIsNamedWithThoseThereAre() throws IOException {
    Path file = tsv(folder.resolve("en/mine.tsv"), HEADER, "p-3\tBad\tanger");

    Called called = earshot("evaluate", "intent", file);

    assertThat(called.exit()).isEqualTo(1);
    assertThat(called.err())
        .contains(file + ", p-3: label 'anger' is none of complaint, question, praise, churn,")
        .contains("outage, safety_legal, spam, other");
  }

  private static int count(Path file, String under) {
    return earshot("evaluate", "language", file, "--under", under, "--json")
        .json()
        .get("n")
        .asInt();
  }
}
