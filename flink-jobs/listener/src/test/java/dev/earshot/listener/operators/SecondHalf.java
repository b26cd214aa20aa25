package dev.earshot.listener.operators;

import dev.earshot.model.Alert;
import dev.earshot.model.Customer;
import dev.earshot.model.Entry;
import dev.earshot.model.Fact;
import dev.earshot.model.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;

/** From what was found to what is written: alerts and bumps, wired as the pipeline wires them. */
final class SecondHalf implements AutoCloseable {
  private final Bench<Finding, Void, Alert> alerts = Alerts.bench();
  private final Bench<AboutPost, Void, Signal> recall = Bench.of(new RecallPosts(), AboutPost::key);
  private final Bench<Standing, Identity, Entry> queue = Alerts.queue();

  /**
   * What the operators knew at one moment.
   *
   * @param next the first step they knew nothing of
   */
  record Checkpoint(
      OperatorSubtaskState recall,
      OperatorSubtaskState alerts,
      OperatorSubtaskState queue,
      int next) {}

  SecondHalf() throws Exception {}

  /** What comes of one arrival. */
  List<Entry> take(History.Step step) throws Exception {
    List<Entry> entries = new ArrayList<>();
    Signal signal = step.fact().signal();
    if (signal != null) {
      List<AboutPost> news = new ArrayList<>();
      AboutPost.toPeople(Fact.of(signal), new ListCollector<>(news));
      for (AboutPost each : news) {
        recall.send(each, each.at());
      }
    }
    if (signal != null && signal.kind() == Signal.Kind.GONE) {
      Instant at = signal.heardAt();
      queue.sendOther(Identity.forgotten(signal.subject(), nameOf(signal.subject()), at), at);
    } else {
      if (step.nameFirst()) {
        name(signal);
      }
      alerts.send(step.fact(), step.fact().at());
      passOn(entries);
      if (!step.nameFirst()) {
        name(signal);
      }
    }
    if (step.complete() != null) {
      timeIs(step.complete(), entries);
    }
    entries.addAll(queue.emitted());
    return entries;
  }

  /** What comes of it when all is long over. */
  List<Entry> end() throws Exception {
    List<Entry> entries = new ArrayList<>();
    timeIs(Histories.LAST, entries);
    entries.addAll(queue.emitted());
    return entries;
  }

  Checkpoint checkpoint(int next) throws Exception {
    return new Checkpoint(recall.checkpoint(), alerts.checkpoint(), queue.checkpoint(), next);
  }

  void restartFrom(Checkpoint checkpoint) throws Exception {
    recall.restartFrom(checkpoint.recall());
    alerts.restartFrom(checkpoint.alerts());
    queue.restartFrom(checkpoint.queue());
  }

  private void timeIs(Instant moment, List<Entry> entries) throws Exception {
    recall.timeIs(moment);
    for (Signal gone : recall.emitted()) {
      alerts.send(Finding.of(Withdrawn.of(gone)), gone.heardAt());
    }
    alerts.timeIs(moment);
    passOn(entries);
    queue.timeIs(moment);
  }

  private void passOn(List<Entry> entries) throws Exception {
    for (Alert alert : alerts.emitted()) {
      if (!alert.personal()) {
        entries.add(Entry.of(alert));
      }
      for (Standing standing : Standing.of(alert)) {
        queue.send(standing, alert.newestAt());
      }
    }
  }

  /** Who the subject of a word is, as its post tells. */
  private void name(Signal word) throws Exception {
    if (word != null) {
      List<Customer.Ref> refs = word.customer() ? List.of(Mentions.TICKET_ID) : List.of();
      queue.sendOther(
          Identity.of(word.subject(), nameOf(word.subject()), refs, word.heardAt()),
          word.heardAt());
    }
  }

  /** What people and desks call a subject. */
  static String nameOf(String subject) {
    return subject.replace("customer-", "cust:").replace("account-", "acct:x:");
  }

  @Override
  public void close() throws Exception {
    recall.close();
    alerts.close();
    queue.close();
  }
}
