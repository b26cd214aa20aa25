package dev.earshot.listener.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.config.ConfigLoader;
import dev.earshot.config.IgnoredComplaintSettings;
import dev.earshot.listener.evaluation.ConversationEvaluation.Found;
import dev.earshot.listener.reading.PostReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conversations written down here, every message of which waits five minutes. */
class ConversationEvaluationTest {
  private static final IgnoredComplaintSettings SHIPPED =
      new ConfigLoader(name -> null).shipped().rules().ignoredComplaint();
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  @TempDir private Path folder;
  private final List<String> lines = new ArrayList<>();

  @Test
  void whoWritesAgainAfterTheirTimeWithoutAnAnswerIsFound() throws IOException {
    they("a1", "ana", "09:00:00", "no signal");
    they("a2", "ana", "09:10:00", "still none");
    brand("b1", "12:00:00", "@ana sorry!", "a2");

    assertThat(found().repeats()).containsExactly("a2");
    assertThat(found().claims()).extracting(claim -> claim.cause()).containsExactly("a1");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          answered in time               | 09:03:00 | @ana hello      | a1
          answered by name alone         | 09:03:00 | @ana hello      | lost
          answered among others          | 09:03:00 | @bo @ana hello  | lost
          answered before they repeated  | 09:08:00 | @ana hello      | a1
          """)
  void whoWasAnsweredIsNot(String name, String at, String text, String to) throws IOException {
    they("a1", "ana", "09:00:00", "no signal");
    brand("b1", at, text, to);
    they("a2", "ana", "09:10:00", "thanks");

    assertThat(found().repeats()).isEmpty();
  }

  @Test
  void anAnswerToSomebodyElseIsNone() throws IOException {
    they("a1", "ana", "09:00:00", "no signal");
    brand("b1", "09:03:00", "@bo hello, @ana is right", "lost");
    they("a2", "ana", "09:10:00", "still none");

    assertThat(found().repeats()).containsExactly("a2");
  }

  @Test
  void theBrandThatContinuesItsOwnMessageAnswersWhomItAddresses() throws IOException {
    brand("b1", "08:50:00", "@ana what phone is it? 1/2", "lost");
    they("a1", "ana", "09:00:00", "a red one");
    brand("b2", "09:03:00", "@ana and which year? 2/2", "b1");
    they("a2", "ana", "09:10:00", "old");

    assertThat(found().repeats()).isEmpty();
  }

  @ParameterizedTest(name = "again at {0}: {1}")
  @CsvSource({"09:04:59, false", "09:05:00, true", "+1 09:00:00, true", "+1 09:00:01, false"})
  void aRepeatIsOneFromTheDeadlineUntilADayAfterTheFirst(String again, boolean repeat)
      throws IOException {
    they("a1", "ana", "09:00:00", "no signal");
    they("a2", "ana", again, "still none");
    brand("b1", "+2 12:00:00", "@bo hello", "lost");

    assertThat(found().repeats()).hasSize(repeat ? 1 : 0);
  }

  @Test
  void nothingIsFoundOfWhatIsDueAfterTheLastMessage() throws IOException {
    brand("b1", "08:00:00", "hello all", "lost");
    they("a1", "ana", "09:00:00", "no signal");

    assertThat(found().claims()).isEmpty();
  }

  @Test
  void precisionAndRecallAreOfWhatCouldBeFound() throws IOException {
    they("a1", "ana", "09:00:00", "no signal");
    they("a2", "ana", "09:10:00", "still none");
    they("c1", "cy", "09:00:00", "no signal");
    they("c2", "cy", "09:30:00", "still none");
    brand("b1", "12:00:00", "@ana sorry!", "a2");
    List<IgnoredRepeat> real =
        List.of(
            event("a1", "09:00:00", "a2", "09:10:00"),
            event("d1", "09:00:00", "d2", "09:10:00"),
            event("e1", "09:00:00", "e2", "09:03:00"));

    Map<String, Object> figures = new ConversationReport(found()).figures(real, FIVE_MINUTES);

    assertThat(figures)
        .containsEntry("threads", 5L)
        .containsEntry("events", 2)
        .containsEntry("found", 2)
        .containsEntry("precision", 0.5)
        .containsEntry("recall", 0.5);
  }

  @Test
  void aSampledAlertTellsWhatWasWrittenUntilThen() throws IOException {
    brand("b1", "08:50:00", "@ana what phone is it?", "lost");
    they("a1", "ana", "09:00:00", "a red one");
    they("z1", "zoe", "09:02:00", "hello");
    they("a2", "ana", "09:10:00", "hello?");

    List<Map<String, Object>> alerts = new ConversationReport(found()).alerts(10);

    assertThat(alerts.get(0)).containsEntry("id", "a1").containsEntry("complaint", "a red one");
    assertThat((List<?>) alerts.get(0).get("thread"))
        .extracting(Object::toString)
        .containsExactly(
            "2026-03-02T08:50:00Z the brand: @ana what phone is it?",
            "2026-03-02T09:00:00Z they: a red one");
  }

  @Test
  void byTheShippedRuleOnlyComplaintsWaitAndEverybodyHasFourHours() throws IOException {
    they("a1", "ana", "09:00:00", "@skyhop terrible service, you lost my bag again, awful");
    they("c1", "cy", "09:00:00", "@skyhop thank you so much, what a wonderful flight!");
    brand("b1", "20:00:00", "@bo hello", "lost");

    var evaluation = new ConversationEvaluation(PostReader.shipped(), SHIPPED, false, false);
    Found found = evaluation.in(conversation());

    assertThat(found.claims()).hasSize(1);
    assertThat(found.claims().get(0).cause()).isEqualTo("a1");
    assertThat(found.claims().get(0).at()).isEqualTo(Instant.parse("2026-03-02T13:00:00Z"));
  }

  @Test
  void aMistakeInTheFileIsSaidWithItsLine() throws IOException {
    they("a1", "ana", "09:00:00", "no signal");
    lines.add("{\"id\": \"a2\", \"author\": \"ana\", \"inbound\": true, \"text\": \"?\"}");

    assertThatThrownBy(this::conversation)
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("talk.jsonl line 2: has no created_at");
  }

  private Found found() throws IOException {
    var settings =
        new IgnoredComplaintSettings(
            SHIPPED.severity(),
            SHIPPED.floor(),
            SHIPPED.customerFloor(),
            SHIPPED.negativity(),
            SHIPPED.influence(),
            FIVE_MINUTES,
            SHIPPED.ordinarySla(),
            SHIPPED.armedFor());
    return new ConversationEvaluation(null, settings, true, true).in(conversation());
  }

  private Conversation conversation() throws IOException {
    return Conversation.read(Files.write(folder.resolve("talk.jsonl"), lines));
  }

  private void they(String id, String author, String at, String text) {
    line(id, author, true, at, text, null);
  }

  private void brand(String id, String at, String text, String to) {
    line(id, "skyhop", false, at, text, to);
  }

  private void line(String id, String author, boolean inbound, String at, String text, String to) {
    lines.add(
        """
        {"id": "%s", "author": "%s", "inbound": %s, "created_at": "%s", "text": "%s",\
         "in_reply_to": %s, "root": "%s", "brand": "SkyHop"}"""
            .formatted(
                id, author, inbound, time(at), text, to == null ? null : '"' + to + '"', id));
  }

  private static IgnoredRepeat event(String first, String at, String repeat, String again) {
    return new IgnoredRepeat(first, time(at), repeat, time(again), false);
  }

  /** {@code +1 09:00:00} is the day after. */
  private static Instant time(String at) {
    int day = at.startsWith("+") ? at.charAt(1) - '0' : 0;
    String clock = at.substring(at.indexOf(' ') + 1);
    return Instant.parse("2026-03-0" + (2 + day) + "T" + clock + "Z");
  }
}
