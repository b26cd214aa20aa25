package dev.earshot.listener.operators;

import static dev.earshot.listener.operators.Mentions.angry;
import static dev.earshot.listener.operators.Mentions.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.earshot.model.Influence;
import dev.earshot.model.Signal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RouteWithdrawalsTest {
  private Bench<AboutPost, Void, Signal> bench;

  @BeforeEach
  void start() throws Exception {
    bench = Bench.of(new RouteWithdrawals(), AboutPost::key);
    bench.timeIs(at("08:00"));
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  @Test
  void everyBrandThePostSpokeOfHearsOfIt() throws Exception {
    say(angry().post("p1").about("skyhop").on("09:00"));
    say(angry().post("p1").about("united").on("09:00"));
    say(angry().post("p2").about("jetblue").on("09:00"));

    withdraw("post-p1", "09:30");
    bench.timeIs(at("09:30"));

    assertThat(bench.emitted())
        .extracting(Signal::brand, Signal::subject, Signal::post)
        .containsExactly(
            tuple("skyhop", "account-ana", "post-p1"), tuple("united", "account-ana", "post-p1"));
  }

  @Test
  void itIsHeardInTheOrderOfTimeWhicheverCameFirst() throws Exception {
    withdraw("post-p1", "09:30");
    say(angry().post("p1").on("09:00"));

    bench.timeIs(at("09:30"));

    assertThat(bench.emitted()).hasSize(1);
  }

  @Test
  void aPostNoRuleCountedIsNobodysConcern() throws Exception {
    withdraw("post-p1", "09:30");
    bench.timeIs(at("09:31"));

    assertThat(bench.emitted()).isEmpty();
    assertThat(bench.stateEntries()).isZero();
    assertThat(bench.timers()).isZero();
  }

  @Test
  void aWeekLaterItIsForgotten() throws Exception {
    say(angry().post("p1").on("09:00"));

    bench.timeIs(at("09:00").plus(RouteWithdrawals.KNOWN));

    assertThat(bench.stateEntries()).isZero();
    assertThat(bench.timers()).isZero();
  }

  private void say(Mentions said) throws Exception {
    Signal signal = said.signal();
    bench.send(new AboutPost("acme|" + signal.post(), signal, said.when()), said.when());
  }

  private void withdraw(String post, String time) throws Exception {
    Signal gone =
        new Signal(
            Signal.Kind.WITHDRAWN,
            "acme",
            null,
            post,
            post,
            false,
            null,
            post,
            post,
            "x",
            "test",
            0,
            null,
            List.of(),
            Influence.UNKNOWN,
            0,
            at(time),
            at(time),
            1,
            7,
            List.of());
    bench.send(new AboutPost("acme|" + post, gone, at(time)), at(time));
  }
}
