package dev.earshot.listener.operators;

import dev.earshot.listener.scoring.LinkHistory;
import dev.earshot.model.CustomerLink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.streaming.api.TimerService;

/** What {@link KnowAuthor} knows of the customers behind an account. */
final class AccountLinks {
  private final ListState<CustomerLink> links;

  AccountLinks(RuntimeContext context) {
    links = context.getListState(new ListStateDescriptor<>("links", CustomerLink.class));
  }

  /** The link in force at a moment; null for a stranger. */
  CustomerLink at(Instant moment) throws Exception {
    return LinkHistory.at(links.get(), moment);
  }

  void know(CustomerLink link, TimerService time) throws Exception {
    List<CustomerLink> history = LinkHistory.with(all(), link);
    links.update(history);
    if (history.size() > 1) {
      time.registerEventTimeTimer(link.effectiveAt().toEpochMilli());
    }
  }

  /** Nobody asks for a moment up to this one any more. */
  void settle(Instant now) throws Exception {
    links.update(LinkHistory.after(all(), now));
  }

  /** Forgets all but what was announced for later; gives the moments that nothing waits for now. */
  List<Long> end(Instant moment) throws Exception {
    List<Long> moments = new ArrayList<>();
    for (CustomerLink link : links.get()) {
      moments.add(link.effectiveAt().toEpochMilli());
    }
    links.update(LinkHistory.afterGone(all(), moment));
    return moments;
  }

  /** Whether one of them counts from just this moment. */
  boolean await(long moment) throws Exception {
    for (CustomerLink link : links.get()) {
      if (link.effectiveAt().toEpochMilli() == moment) {
        return true;
      }
    }
    return false;
  }

  private List<CustomerLink> all() throws Exception {
    List<CustomerLink> all = new ArrayList<>();
    links.get().forEach(all::add);
    return all;
  }
}
