package dev.earshot.listener.operators;

import dev.earshot.config.CustomerSettings;
import dev.earshot.config.IdentitySettings;
import dev.earshot.listener.scoring.CustomerTies;
import dev.earshot.listener.scoring.Profile;
import dev.earshot.listener.scoring.Pseudonyms;
import dev.earshot.model.Control;
import dev.earshot.model.Customer;
import dev.earshot.model.CustomerLink;
import dev.earshot.model.DeadLetter;
import dev.earshot.model.Entry;
import dev.earshot.model.Envelope;
import dev.earshot.model.Erasure;
import dev.earshot.model.RecordReader;
import dev.earshot.model.Suggestion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * From a customer's record to facts about accounts: this account is theirs, that one no longer is.
 * Whoever objects has no link, no suggestion and no profile.
 *
 * <p>Keyed by the customer's pseudonym, for that is all an objection names; remembers what it told,
 * so that leaving it out takes it back.
 */
public final class LinkAccounts
    extends KeyedCoProcessFunction<String, Envelope, Control, CustomerLink> {
  public static final OutputTag<DeadLetter> DEAD_LETTERS = new OutputTag<>("dead-letters") {};

  /** Whose the help desks' own ids are: links of what {@link Customer.Ref#key} forms. */
  public static final OutputTag<CustomerLink> REFS = new OutputTag<>("refs") {};

  /** Accounts that a person is to judge, and the end of such suggestions. */
  public static final OutputTag<Entry> REVIEW = new OutputTag<>("review") {};

  /** What the CRM says of customers, as far as it may be kept. */
  public static final OutputTag<Profile> PROFILES = new OutputTag<>("profiles") {};

  /** Customers who are no more, or object. */
  public static final OutputTag<Gone> GONE = new OutputTag<>("gone") {};

  /** A record counts this long after it was written, at the earliest: every task must have it. */
  public static final Duration LEAD = Duration.ofSeconds(2);

  private static final long serialVersionUID = 1L;

  private final CustomerTies ties;
  private final String tenant;

  private transient RecordReader<Customer> reader;
  private transient DeadLetterCounters deadLetters;
  private transient Counter objected;
  private transient ValueState<Told> told;
  private transient ValueState<Instant> objectedAt;

  /**
   * What was told of a customer, to be taken back some day.
   *
   * @param customer the CRM's id
   * @param accounts those that are linked, across all networks
   * @param suggestions ids of those that a person is to judge
   * @param refs ids at desks, as {@link Customer.Ref#key} forms them
   * @param effectiveAt from when the newest record counts
   * @param partition where that record lies
   * @param offset its offset
   */
  public record Told(
      String customer,
      List<String> accounts,
      List<String> suggestions,
      List<String> refs,
      Instant effectiveAt,
      int partition,
      long offset) {
    static Told nothing(String customer) {
      return new Told(customer, List.of(), List.of(), List.of(), Instant.EPOCH, 0, 0);
    }
  }

  public LinkAccounts(
      IdentitySettings identity, CustomerSettings customers, String tenant, Pseudonyms pseudonyms) {
    this.ties = new CustomerTies(identity, customers, tenant, pseudonyms);
    this.tenant = tenant;
  }

  /** The customer a record is about: {@code cust:} and its key; without one it is nobody's. */
  public static String subjectOf(Envelope envelope) {
    return "cust:" + idOf(envelope);
  }

  private static String idOf(Envelope envelope) {
    return envelope.key() == null ? "" : new String(envelope.key(), StandardCharsets.UTF_8);
  }

  @Override
  public void open(OpenContext context) {
    reader = RecordReader.of(Customer.class);
    MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup("earshot");
    deadLetters = new DeadLetterCounters(metrics);
    objected = metrics.counter("objected_customers");
    var state = getRuntimeContext();
    told = state.getState(new ValueStateDescriptor<>("told", Told.class));
    objectedAt = state.getState(new ValueStateDescriptor<>("objected-at", Types.INSTANT));
  }

  @Override
  public void processElement1(Envelope envelope, Context context, Collector<CustomerLink> out)
      throws Exception {
    if (envelope.kind() != Envelope.Kind.DATA) {
      return;
    }
    Instant earliest = Instant.ofEpochMilli(envelope.timestamp()).plus(LEAD);
    if (envelope.value() == null) {
      if (!idOf(envelope).isBlank()) {
        Told before = before(idOf(envelope));
        forget(before, earliest, envelope.partition(), envelope.offset(), context, out);
      }
      return;
    }
    Customer customer;
    try {
      customer = reader.read(envelope.value());
    } catch (RecordReader.Unreadable e) {
      bury(envelope, e.reason(), e.getMessage(), context);
      return;
    }
    if (!customer.id().equals(idOf(envelope))) {
      bury(envelope, DeadLetter.Reason.INVALID, "id is not the record's key", context);
      return;
    }
    Instant effective =
        customer.effectiveAt() == null || customer.effectiveAt().isBefore(earliest)
            ? earliest
            : customer.effectiveAt();
    Instant objection = objectedAt.value();
    if (objection != null && !effective.isBefore(objection)) {
      objected.inc();
      return;
    }
    Told now = tell(customer, effective, envelope, context, out);
    if (objection == null) {
      told.update(now);
    } else {
      // Read in another order than it was written: it counted until then, and not after.
      forget(now, objection, now.partition(), now.offset(), context, out);
    }
  }

  /** Somebody objects, or does so no longer: then the CRM's next record counts. */
  @Override
  public void processElement2(Control control, Context context, Collector<CustomerLink> out)
      throws Exception {
    if (control.type() == Control.Type.ALLOW) {
      objectedAt.clear();
      return;
    }
    Instant since = control.effectiveAt();
    Instant before = objectedAt.value();
    if (before == null || since.isBefore(before)) {
      objectedAt.update(since);
    }
    Told known = told.value();
    if (known != null) {
      Instant at = since.isBefore(known.effectiveAt()) ? known.effectiveAt() : since;
      forget(known, at, known.partition(), known.offset(), context, out);
    }
  }

  private Told before(String customer) throws Exception {
    Told before = told.value();
    return before == null ? Told.nothing(customer) : before;
  }

  /** All that follows from a record, and the end of what no longer does. */
  private Told tell(
      Customer customer,
      Instant effective,
      Envelope envelope,
      Context context,
      Collector<CustomerLink> out)
      throws Exception {
    CustomerTies.Ties tied = ties.of(customer, effective, envelope.offset());
    tied.accounts().forEach(out::collect);
    tied.suggestions().forEach(one -> context.output(REVIEW, Entry.of(one)));
    tied.refs().forEach(ref -> context.output(REFS, ref));
    context.output(PROFILES, tied.profile());
    Told now =
        new Told(
            customer.id(),
            tied.accounts().stream().map(CustomerLink::account).toList(),
            tied.suggestions().stream().map(Suggestion::id).toList(),
            tied.refs().stream().map(CustomerLink::account).toList(),
            effective,
            envelope.partition(),
            envelope.offset());
    takeBack(before(customer.id()), now, effective, context, out);
    return now;
  }

  /** Nothing of the customer stands any more, here or behind. */
  private void forget(
      Told known,
      Instant at,
      int partition,
      long offset,
      Context context,
      Collector<CustomerLink> out)
      throws Exception {
    takeBack(known, Told.nothing(known.customer()), at, context, out);
    context.output(PROFILES, Profile.none(context.getCurrentKey(), known.customer(), at));
    context.output(GONE, new Gone("cust:" + known.customer(), true, at, partition, offset));
    told.clear();
  }

  private void takeBack(
      Told before, Told now, Instant at, Context context, Collector<CustomerLink> out) {
    for (String account : without(before.accounts(), now.accounts())) {
      out.collect(CustomerLink.none(account, before.customer(), at));
    }
    for (String ref : without(before.refs(), now.refs())) {
      context.output(REFS, CustomerLink.none(ref, before.customer(), at));
    }
    for (String id : without(before.suggestions(), now.suggestions())) {
      context.output(REVIEW, Entry.of(new Erasure(tenant, Entry.review(id), List.of(), at)));
    }
  }

  private static List<String> without(List<String> all, List<String> kept) {
    List<String> rest = new ArrayList<>(all);
    rest.removeAll(kept);
    return rest;
  }

  private void bury(Envelope envelope, DeadLetter.Reason reason, String detail, Context context) {
    deadLetters.count(reason);
    context.output(DEAD_LETTERS, new DeadLetter(envelope, reason, detail));
  }
}
