package dev.earshot.standalone;

import static dev.earshot.standalone.Called.earshot;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the commands say before they connect to anything. */
class RulesCommandTest {
  @TempDir private Path folder;

  @Test
  void aCheckSaysWhatWouldChange() throws IOException {
    Called called =
        earshot(
            "rules",
            "check",
            file("rules.yaml", "version: 2\nrules: {Outage: {authors: 20}}\n"),
            "--offline");

    assertThat(called.exit()).isZero();
    assertThat(called.out())
        .isEqualTo("version: 1 → 2\nrules.Outage.authors: 8 → 20\nok: the job would obey\n");
    assertThat(called.err()).isEmpty();
  }

  @Test
  void aCheckIsJsonForPipes() throws IOException {
    Path file = file("rules.yaml", "version: 2\n");

    Called called = earshot("rules", "check", file, "--offline", "--json");

    assertThat(called.keys()).containsExactly("ok", "changes");
    assertThat(called.json().at("/changes/0/key").asText()).isEqualTo("version");
    assertThat(called.json().at("/changes/0/after").asText()).isEqualTo("2");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          version: 1                            | rules.yaml: version is 1, must be above 1
          version: 2, priority: {age: 1}        | rules.yaml: priority.age needs a restart
          version: 2, rules: {Outrage: {}}      | did you mean 'Outage'?
          """)
  void whatTheJobWouldRefuseNamesTheKey(String yaml, String why) throws IOException {
    Called called = earshot("rules", "check", file("rules.yaml", "{" + yaml + "}\n"), "--offline");

    assertThat(called.exit()).isEqualTo(1);
    assertThat(called.err()).startsWith("earshot: the job would refuse: ").contains(why);
    assertThat(called.out()).isEmpty();
  }

  @Test
  void brandsAreCheckedBesideRulesOrAlone() throws IOException {
    Path brands = file("b.yaml", "brands: [{id: skyhop, name: S, keywords: [skyhop]}]\n");

    Called called = earshot("rules", "check", "--brands", brands, "--offline");

    assertThat(called.exit()).isZero();
    assertThat(called.out()).contains("brands[united]: there → -", "brands[skyhop].name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rules check                                   | name a file of rules
          rules check nowhere.yaml --offline            | nowhere.yaml: cannot be read
          rules apply x.yaml --by eva --in 1s           | at least 2s
          rules apply x.yaml --by eva --in soon         | --in must be a whole number and a unit
          rules apply x.yaml --by eva --in 5s --at 2026-12-24T18:00:00Z | give one of them
          alert snooze a1 --brand b --by eva            | needs --until or --for
          alert take a1 --brand b --by eva --for 2h     | a snooze, and nothing else
          alert snooze a1 --brand b --by eva --for long | --for must be a whole number
          alert comment a1 --brand b --by eva           | --text goes with comment
          alert wrong a1 --brand b --by eva             | --post goes with wrong
          alert take a1 --brand Sky_Hop! --by eva       | brand must be 1 to 64 of
          """)
  void aMistakeOfTheCallerSaysWhatWouldBeRight(String args, String what) {
    Called called = earshot((Object[]) args.split(" ", -1));

    assertThat(called.exit()).isEqualTo(2);
    assertThat(called.err()).contains(what);
    assertThat(called.out()).isEmpty();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
