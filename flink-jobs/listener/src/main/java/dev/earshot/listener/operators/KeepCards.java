package dev.earshot.listener.operators;

import dev.earshot.listener.scoring.CustomerStory;
import dev.earshot.listener.scoring.Profile;
import dev.earshot.listener.time.ByMoment;
import dev.earshot.listener.time.LastMoment;
import dev.earshot.model.Entry;
import dev.earshot.model.Erasure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * From what the CRM says of a customer and what happened since to the card that is read before
 * somebody answers. Only who was heard of has one; of the others no more is kept than the CRM's
 * word. Keyed by the customer's pseudonym: here a name comes back, as it does in {@link
 * Prioritise}.
 *
 * <p>Everything waits for its moment and is taken in the log's order; a card is told at whole ten
 * seconds of event time, and that moment is its version.
 */
public final class KeepCards extends KeyedCoProcessFunction<String, Profile, AboutCustomer, Entry> {
  /** A card is told once in so long, at most. */
  static final Duration EVERY = Duration.ofSeconds(10);

  /** Of whom nothing was heard for so long there is no card. */
  static final Duration SILENCE = Duration.ofDays(90);

  private static final long DAY = Duration.ofDays(1).toMillis();

  private static final long serialVersionUID = 1L;

  private final String tenant;

  private transient ListState<Profile> profiles;
  private transient ByMoment<AboutCustomer> waiting;
  private transient ValueState<CustomerStory> story;
  private transient ValueState<Times> times;
  private transient LastMoment end;
  private transient Counter cards;

  /**
   * When what is due, milliseconds of event time; 0 for never.
   *
   * @param card when the next card is told
   * @param told when one was told last
   * @param silent when somebody looks whether there is still something to tell
   */
  public record Times(long card, long told, long silent) {
    private static final Times NONE = new Times(0, 0, 0);
  }

  public KeepCards(String tenant) {
    this.tenant = tenant;
  }

  @Override
  public void open(OpenContext context) {
    var state = getRuntimeContext();
    profiles = state.getListState(new ListStateDescriptor<>("profiles", Profile.class));
    waiting = ByMoment.of(state, "waiting", AboutCustomer.class);
    story = state.getState(new ValueStateDescriptor<>("story", CustomerStory.class));
    times = state.getState(new ValueStateDescriptor<>("times", Times.class));
    end = LastMoment.of(state);
    cards = state.getMetricGroup().addGroup("earshot").counter("cards");
  }

  @Override
  public void processElement1(Profile profile, Context context, Collector<Entry> out)
      throws Exception {
    profiles.update(Profile.with(profiles(), profile));
    context.timerService().registerEventTimeTimer(profile.effectiveAt().toEpochMilli());
  }

  @Override
  public void processElement2(AboutCustomer news, Context context, Collector<Entry> out)
      throws Exception {
    // An alert is told at a moment of its own, which its record is stamped with.
    long moment = context.timestamp();
    if (news.standing() == null) {
      moment =
          (news.signal() == null ? news.deed().heardAt() : news.signal().heardAt()).toEpochMilli();
    }
    waiting.add(news, moment, context.timerService());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Entry> out)
      throws Exception {
    if (end.isBeyond(timestamp, context.timerService().currentWatermark())) {
      return;
    }
    Instant now = Instant.ofEpochMilli(timestamp);
    List<AboutCustomer> news = waiting.take(timestamp);
    news.sort(AboutCustomer.ORDER);
    List<Profile> known = profiles();
    Profile profile = Profile.at(known, now);
    if (profile == null) {
      end(now, known, context.timerService(), out);
    } else {
      go(now, profile, news, context.timerService(), out);
    }
    profiles.update(Profile.after(known, now));
  }

  private void go(
      Instant now,
      Profile profile,
      List<AboutCustomer> news,
      TimerService time,
      Collector<Entry> out)
      throws Exception {
    CustomerStory before = story.value();
    CustomerStory after = before == null ? null : before.under(profile);
    for (AboutCustomer each : news) {
      boolean left = each.standing() != null && !each.standing().here();
      if (after == null && !left) {
        after = CustomerStory.since(now);
      }
      after = after == null ? null : after(after, each, now).under(profile);
    }
    if (after == null) {
      return;
    }
    Times due = times.value() == null ? Times.NONE : times.value();
    if (after.isEmpty()) {
      // All that was known came from an account that is theirs no more.
      forget(profile.customer(), now, due, time, out);
      return;
    }
    story.update(after);
    boolean changed = !after.equals(before) || profile.effectiveAt().equals(now);
    if (due.card() == now.toEpochMilli()) {
      due = new Times(0, now.toEpochMilli(), due.silent());
      cards.inc();
      out.collect(Entry.of(after.card(profile, tenant, now)));
    } else if (changed && due.card() == 0) {
      long every = EVERY.toMillis();
      long next = (Math.max(now.toEpochMilli(), due.told()) / every + 1) * every;
      time.registerEventTimeTimer(next);
      due = new Times(next, due.told(), due.silent());
    }
    if (due.silent() <= now.toEpochMilli()) {
      long silent = (after.newest().plus(SILENCE).toEpochMilli() / DAY + 1) * DAY;
      if (silent <= now.toEpochMilli()) {
        forget(profile.customer(), now, due, time, out);
        return;
      }
      time.registerEventTimeTimer(silent);
      due = new Times(due.card(), due.told(), silent);
    }
    times.update(due);
  }

  private static CustomerStory after(CustomerStory story, AboutCustomer news, Instant now) {
    if (news.signal() != null) {
      return story.after(news.signal());
    }
    return news.deed() != null
        ? story.after(news.deed().event(), news.deed().heardAt())
        : story.after(news.standing().alert(), news.standing().here(), now);
  }

  /** Nothing is known of the customer: what was told of them goes. */
  private void end(Instant now, List<Profile> known, TimerService time, Collector<Entry> out)
      throws Exception {
    Times due = times.value();
    if (due != null && !known.isEmpty()) {
      forget(known.get(0).customer(), now, due, time, out);
    }
  }

  private void forget(
      String customer, Instant now, Times due, TimerService time, Collector<Entry> out)
      throws Exception {
    if (due.told() > 0) {
      Instant at = Instant.ofEpochMilli(Math.max(now.toEpochMilli(), due.told()));
      out.collect(Entry.of(new Erasure(tenant, Entry.card(customer), List.of(), at)));
    }
    time.deleteEventTimeTimer(due.card());
    time.deleteEventTimeTimer(due.silent());
    waiting.wake(time);
    for (Profile profile : profiles()) {
      if (profile.effectiveAt().isAfter(now)) {
        time.registerEventTimeTimer(profile.effectiveAt().toEpochMilli());
      }
    }
    story.clear();
    times.clear();
  }

  private List<Profile> profiles() throws Exception {
    List<Profile> all = new ArrayList<>();
    profiles.get().forEach(all::add);
    return all;
  }
}
