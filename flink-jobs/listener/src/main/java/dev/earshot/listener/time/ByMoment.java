package dev.earshot.listener.time;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;

/**
 * What a key holds back until time has come to it: only then is all there that belongs to one
 * moment, in whatever order it arrived.
 *
 * @param <T> what waits
 */
public final class ByMoment<T> {
  private final MapState<Long, List<T>> waiting;

  private ByMoment(MapState<Long, List<T>> waiting) {
    this.waiting = waiting;
  }

  /**
   * What waits under a key of this operator.
   *
   * @param name of the state
   */
  public static <T> ByMoment<T> of(RuntimeContext context, String name, Class<T> type) {
    return new ByMoment<>(
        context.getMapState(
            new MapStateDescriptor<>(name, Types.LONG, Types.LIST(TypeInformation.of(type)))));
  }

  /**
   * Holds an item back, and asks to be woken for it.
   *
   * @param moment in milliseconds of event time
   */
  public void add(T item, long moment, TimerService time) throws Exception {
    List<T> same = waiting.get(moment);
    if (same == null) {
      same = new ArrayList<>();
      time.registerEventTimeTimer(moment);
    }
    same.add(item);
    waiting.put(moment, same);
  }

  /** Whether anything waits for just this moment. */
  public boolean awaits(long moment) throws Exception {
    return waiting.contains(moment);
  }

  /** What waited for this moment, which waits no longer; the list is the caller's own. */
  public List<T> take(long moment) throws Exception {
    List<T> same = waiting.get(moment);
    waiting.remove(moment);
    return same == null ? new ArrayList<>() : same;
  }

  /** Lets go of all that waits, and of the moments it asked to be woken for. */
  public void clear(TimerService time) throws Exception {
    for (long moment : waiting.keys()) {
      time.deleteEventTimeTimer(moment);
    }
    waiting.clear();
  }

  /** Asks again to be woken: whoever shared a moment may have let go of it. */
  public void wake(TimerService time) throws Exception {
    for (long moment : waiting.keys()) {
      time.registerEventTimeTimer(moment);
    }
  }
}
