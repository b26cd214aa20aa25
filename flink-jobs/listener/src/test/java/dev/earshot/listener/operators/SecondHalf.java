package dev.earshot.listener.operators;

import dev.earshot.model.Alert;
import dev.earshot.model.Customer;
import dev.earshot.model.Entry;
import dev.earshot.model.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;

/** From what was found to what is written: alerts and bumps, wired as the pipeline wires them. */
final class SecondHalf implements AutoCloseable {
  private final Bench<Finding, Void, Alert> alerts = Alerts.bench();
  private final Bench<Standing, Identity, Entry> queue = Alerts.queue();

  /**
   * What both operators knew at one moment.
   *
   * @param next the first step they knew nothing of
   */
  record Checkpoint(OperatorSubtaskState alerts, OperatorSubtaskState queue, int next) {}

  SecondHalf() throws Exception {}

  /** What comes of one arrival. */
  List<Entry> take(History.Step step) throws Exception {
    List<Entry> entries = new ArrayList<>();
    if (step.nameFirst()) {
      name(step.fact().signal());
    }
    alerts.send(step.fact(), step.fact().at());
    passOn(entries);
    if (!step.nameFirst()) {
      name(step.fact().signal());
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
    return new Checkpoint(alerts.checkpoint(), queue.checkpoint(), next);
  }

  void restartFrom(Checkpoint checkpoint) throws Exception {
    alerts.restartFrom(checkpoint.alerts());
    queue.restartFrom(checkpoint.queue());
  }

  private void timeIs(Instant moment, List<Entry> entries) throws Exception {
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
      String name =
          word.customer()
              ? word.subject().replace("customer-", "cust:")
              : word.subject().replace("account-", "acct:x:");
      List<Customer.Ref> refs = word.customer() ? List.of(Mentions.TICKET_ID) : List.of();
      queue.sendOther(Identity.of(word.subject(), name, refs, word.heardAt()), word.heardAt());
    }
  }

  @Override
  public void close() throws Exception {
    alerts.close();
    queue.close();
  }
}
