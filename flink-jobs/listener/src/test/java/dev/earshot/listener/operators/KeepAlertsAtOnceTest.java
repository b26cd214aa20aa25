package dev.earshot.listener.operators;

import static dev.earshot.listener.operators.Mentions.angry;
import static dev.earshot.listener.operators.Mentions.at;
import static dev.earshot.listener.operators.Mentions.cross;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Alert;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first word of an angry influencer does not wait, and is told once all the same. */
class KeepAlertsAtOnceTest {
  private Bench<Finding, Void, Alert> bench;

  @BeforeEach
  void start() throws Exception {
    bench = Alerts.bench();
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  @Test
  void whatIsToldAtOnceIsNotToldAgainWhenTimeComes() throws Exception {
    bench.timeIs(at("08:00"));
    send(angry().by("ana").on("09:00"));
    assertThat(bench.emitted()).hasSize(1);

    bench.timeIs(at("09:30"));

    assertThat(bench.emitted()).isEmpty();
  }

  @Test
  void theWatermarkTellsTheVerySameWhereNothingWasToldAtOnce() throws Exception {
    bench.timeIs(at("08:00"));
    send(angry().by("ana").post("p1").on("09:00"));
    List<Alert> atOnce = bench.emitted();

    try (var backlog = Alerts.bench()) {
      backlog.send(Finding.of(angry().by("ana").post("p1").on("09:00").signal()), at("09:00"));
      assertThat(backlog.emitted()).as("nothing before the first watermark").isEmpty();
      backlog.timeIs(at("09:30"));

      assertThat(backlog.emitted()).isEqualTo(atOnce).hasSize(1);
    }
  }

  @Test
  void aRestartBetweenDoesNotTellItAgain() throws Exception {
    bench.timeIs(at("08:00"));
    send(angry().by("ana").on("09:00"));
    bench.restart();

    bench.timeIs(at("09:30"));

    assertThat(bench.emitted()).isEmpty();
  }

  @Test
  void rightAfterAStartAWordWaitsForTheWatermark() throws Exception {
    bench.timeIs(at("08:00"));
    bench.restart();
    send(angry().by("ana").on("09:00"));
    assertThat(bench.emitted()).isEmpty();

    bench.timeIs(at("09:00"));

    assertThat(bench.emitted()).hasSize(1);
  }

  @Test
  void theNextAngryWordWaitsAndIsTheSameAlert() throws Exception {
    bench.timeIs(at("08:00"));
    send(angry().by("ana").on("09:00"));
    send(angry().by("ana").on("10:30"));
    assertThat(bench.emitted()).hasSize(1);

    bench.timeIs(at("10:30"));

    List<Alert> all = bench.all();
    assertThat(all).extracting(Alert::id).containsOnly(all.get(0).id());
    assertThat(all.get(all.size() - 1).causes()).isEqualTo(2);
  }

  @Test
  void anotherAccountsFirstWordIsAnotherFirstWord() throws Exception {
    bench.timeIs(at("08:00"));
    send(angry().by("ana").ofCustomer("c1").on("09:00"));
    send(angry().by("ana2").ofCustomer("c1").on("09:01"));

    assertThat(bench.emitted()).extracting(Alert::id).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void aMilderWordBeforeIsNoFirstWord() throws Exception {
    bench.timeIs(at("08:00"));
    send(cross().by("ana").on("08:59"));
    send(angry().by("ana").on("09:00"));

    assertThat(bench.emitted()).hasSize(1);
  }

  @Test
  void milderWordsKeepAnAlertAliveAndTheNextAngryOneIsNotTheFirst() throws Exception {
    bench.timeIs(at("08:00"));
    send(angry().by("ana").on("09:00"));
    send(cross().by("ana").on("2 08:00"));
    send(cross().by("ana").on("3 07:00"));
    bench.timeIs(at("3 08:00"));
    bench.emitted();

    send(angry().by("ana").on("3 12:00"));
    assertThat(bench.emitted()).as("48 hours after the first, its alert is still open").isEmpty();
    bench.timeIs(at("3 12:00"));

    assertThat(bench.emitted()).extracting(Alert::causes).containsExactly(4);
  }

  private void send(Mentions mention) throws Exception {
    bench.send(Finding.of(mention.signal()), mention.when());
  }
}
