package dev.earshot.listener.scoring;

import dev.earshot.listener.scoring.AlertLife.Tracked;
import dev.earshot.model.Alert.Resolution;
import dev.earshot.model.Alert.State;
import dev.earshot.model.Control;
import java.time.Instant;

/** What people do with an alert. */
final class AlertActs {
  private AlertActs() {}

  /** The alert after an act; itself where that makes no sense any more. */
  static Tracked done(Tracked tracked, Control act, Instant at) {
    if (!tracked.alert().open() && act.type() != Control.Type.COMMENT) {
      return tracked;
    }
    // It is about the reading, not about the alert; whoever teaches the models finds it in control.
    if (act.type() == Control.Type.MOOD_WRONG) {
      return tracked;
    }
    AlertDraft draft = AlertDraft.of(tracked.alert());
    if (!act.value().isEmpty()) {
      draft.comment(act.value());
    }
    switch (act.type()) {
      case ACKNOWLEDGE, TAKE -> {
        boolean keeps = act.type() == Control.Type.ACKNOWLEDGE && draft.handling.owner() != null;
        draft.owner(keeps ? draft.handling.owner() : act.by(), at);
        return AlertLife.tell(tracked.with(draft.done()), State.ACKNOWLEDGED, at);
      }
      case SNOOZE -> {
        draft.owner(draft.handling.owner() == null ? act.by() : draft.handling.owner(), at);
        draft.snoozedUntil(act.until().isAfter(at) ? act.until() : null);
        return AlertLife.tell(tracked.with(draft.done()), State.ACKNOWLEDGED, at);
      }
      case DISMISS -> {
        draft.owner(act.by(), at);
        return AlertLife.resolve(tracked.with(draft.done()), at, Resolution.DISMISSED);
      }
      case COMMENT -> {
        return AlertLife.tell(tracked.with(draft.done()), draft.state, at);
      }
      case RULES, BRANDS, OBJECT, ALLOW, MOOD_WRONG -> {
        return tracked;
      }
    }
    return tracked;
  }
}
