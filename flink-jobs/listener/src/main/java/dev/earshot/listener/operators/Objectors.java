package dev.earshot.listener.operators;

import dev.earshot.listener.scoring.Objection;
import dev.earshot.listener.scoring.Pseudonyms;
import dev.earshot.model.Control;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** Who objects to being profiled; the same to every task, and under pseudonyms only. */
final class Objectors implements Serializable {
  /** By pseudonym. */
  static final MapStateDescriptor<String, Objection> TOLD =
      new MapStateDescriptor<>("objections", Types.STRING, TypeInformation.of(Objection.class));

  private static final long serialVersionUID = 1L;

  private final Pseudonyms pseudonyms;

  Objectors(Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  /**
   * Heeds what somebody told; whatever else people tell is passed over.
   *
   * @param earliest nobody asks for a moment before this one any more
   */
  static void heed(Control control, BroadcastState<String, Objection> told, Instant earliest)
      throws Exception {
    if (control.type() != Control.Type.OBJECT && control.type() != Control.Type.ALLOW) {
      return;
    }
    Map<String, Objection> all = new TreeMap<>();
    for (var entry : told.immutableEntries()) {
      all.put(entry.getKey(), entry.getValue());
    }
    all.compute(control.subject(), (who, before) -> Objection.after(before, control));
    told.clear();
    for (var entry : all.entrySet()) {
      Objection still = entry.getValue().since(earliest);
      if (still != null) {
        told.put(entry.getKey(), still);
      }
    }
  }

  /**
   * Whether somebody objects. Their pseudonym is formed only where anybody does: almost nowhere.
   *
   * @param subject {@code cust:<id>} or {@code acct:<network>:<id>}
   */
  boolean contain(String subject, Instant moment, ReadOnlyBroadcastState<String, Objection> told)
      throws Exception {
    if (!told.immutableEntries().iterator().hasNext()) {
      return false;
    }
    Objection objection = told.get(pseudonyms.of(subject));
    return objection != null && objection.standsAt(moment);
  }
}
