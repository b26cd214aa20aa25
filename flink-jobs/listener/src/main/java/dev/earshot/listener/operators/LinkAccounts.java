package dev.earshot.listener.operators;

import dev.earshot.config.IdentitySettings;
import dev.earshot.model.Customer;
import dev.earshot.model.CustomerLink;
import dev.earshot.model.DeadLetter;
import dev.earshot.model.Envelope;
import dev.earshot.model.RecordReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * From a customer's record to facts about accounts: this account is theirs, that one no longer is.
 * Where the network's policy does not allow it, no fact leaves, whatever the record says. Keyed by
 * customer; remembers which accounts are linked, so that leaving one out unlinks it.
 */
public final class LinkAccounts extends KeyedProcessFunction<String, Envelope, CustomerLink> {
  public static final OutputTag<DeadLetter> DEAD_LETTERS = new OutputTag<>("dead-letters") {};

  /** Whose the help desks' own ids are. */
  public static final OutputTag<DeskRef> REFS = new OutputTag<>("refs") {};

  /** A record counts this long after it was written, at the earliest: every task must have it. */
  public static final Duration LEAD = Duration.ofSeconds(2);

  private static final long serialVersionUID = 1L;

  private final IdentitySettings identity;

  private transient RecordReader<Customer> reader;
  private transient DeadLetterCounters deadLetters;
  private transient MapState<String, Boolean> linked;

  public LinkAccounts(IdentitySettings identity) {
    this.identity = identity;
  }

  /** The customer a record is about: its key; a record without one is nobody's. */
  public static String keyOf(Envelope envelope) {
    return envelope.key() == null ? "" : new String(envelope.key(), StandardCharsets.UTF_8);
  }

  @Override
  public void open(OpenContext context) {
    reader = RecordReader.of(Customer.class);
    deadLetters = new DeadLetterCounters(getRuntimeContext().getMetricGroup().addGroup("earshot"));
    linked =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("linked", Types.STRING, Types.BOOLEAN));
  }

  @Override
  public void processElement(Envelope envelope, Context context, Collector<CustomerLink> out)
      throws Exception {
    if (envelope.kind() != Envelope.Kind.DATA) {
      return;
    }
    Instant earliest = Instant.ofEpochMilli(envelope.timestamp()).plus(LEAD);
    if (envelope.value() == null) {
      unlink(context.getCurrentKey(), new HashSet<>(), earliest, out);
      return;
    }
    Customer customer;
    try {
      customer = reader.read(envelope.value());
    } catch (RecordReader.Unreadable e) {
      bury(envelope, e.reason(), e.getMessage(), context);
      return;
    }
    if (!customer.id().equals(context.getCurrentKey())) {
      bury(envelope, DeadLetter.Reason.INVALID, "id is not the record's key", context);
      return;
    }
    Instant effective =
        customer.effectiveAt() == null || customer.effectiveAt().isBefore(earliest)
            ? earliest
            : customer.effectiveAt();
    for (Customer.Ref ref : customer.refs()) {
      context.output(
          REFS,
          new DeskRef(
              DeskRef.key(ref.desk(), ref.id()), customer.id(), customer.tier(), effective));
    }
    Set<String> now = new HashSet<>();
    for (Customer.Account account : customer.accounts()) {
      if (allowed(account) && now.add(account.key())) {
        linked.put(account.key(), true);
        out.collect(
            new CustomerLink(
                account.key(), customer.id(), customer.tier(), customer.refs(), effective));
      }
    }
    unlink(customer.id(), now, effective, out);
  }

  private void bury(Envelope envelope, DeadLetter.Reason reason, String detail, Context context) {
    deadLetters.count(reason);
    context.output(DEAD_LETTERS, new DeadLetter(envelope, reason, detail));
  }

  private boolean allowed(Customer.Account account) {
    return switch (identity.of(account.network())) {
      case DECLARED -> true;
      case OPT_IN -> account.consent();
      case FORBIDDEN -> false;
    };
  }

  private void unlink(
      String customer, Set<String> kept, Instant effective, Collector<CustomerLink> out)
      throws Exception {
    List<String> gone = new ArrayList<>();
    for (String account : linked.keys()) {
      if (!kept.contains(account)) {
        gone.add(account);
      }
    }
    for (String account : gone) {
      linked.remove(account);
      out.collect(CustomerLink.none(account, customer, effective));
    }
  }
}
