package dev.earshot.listener.operators;

import dev.earshot.config.Rules;
import dev.earshot.listener.scoring.InfluenceScales;
import dev.earshot.listener.scoring.RefusedException;
import dev.earshot.model.Control;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** By what a task weighs influence: the job's own rules, then those it was sent. */
final class SentScales implements Serializable {
  /** The rules the job was sent and may still need, by their version. */
  static final MapStateDescriptor<Integer, Control> SENT =
      new MapStateDescriptor<>("rules", Types.INT, TypeInformation.of(Control.class));

  private static final Logger LOG = LoggerFactory.getLogger(SentScales.class);

  private static final long serialVersionUID = 1L;

  private final Rules own;

  /** Null until the first record after a start. */
  private transient InfluenceScales scales;

  /**
   * @param own the rules the job was started with
   */
  SentScales(Rules own) {
    this.own = own;
  }

  /** The scales, with all that was sent before the last start. */
  InfluenceScales with(ReadOnlyBroadcastState<Integer, Control> sent) throws Exception {
    if (scales == null) {
      scales = new InfluenceScales(own);
      TreeMap<Integer, Control> byVersion = new TreeMap<>();
      for (var entry : sent.immutableEntries()) {
        byVersion.put(entry.getKey(), entry.getValue());
      }
      byVersion.values().forEach(control -> obey(scales, control));
    }
    return scales;
  }

  /**
   * Obeys rules; whatever else people tell is passed over.
   *
   * @param earliest nobody asks for a moment before this one any more
   */
  void obey(Control control, BroadcastState<Integer, Control> sent, Instant earliest)
      throws Exception {
    InfluenceScales known = with(sent);
    if (!obey(known, control)) {
      return;
    }
    known.forgetBefore(earliest);
    List<Integer> kept = known.versions();
    sent.put(kept.get(kept.size() - 1), control);
    List<Integer> over = new ArrayList<>();
    for (var entry : sent.immutableEntries()) {
      if (!kept.contains(entry.getKey())) {
        over.add(entry.getKey());
      }
    }
    for (int version : over) {
      sent.remove(version);
    }
  }

  private static boolean obey(InfluenceScales scales, Control control) {
    try {
      return scales.add(control);
    } catch (RefusedException e) {
      // Let in by another version of Earshot; this one goes on with what it can read.
      LOG.warn("rules {} cannot be obeyed any more: {}", control.id(), e.getMessage());
      return false;
    }
  }
}
