package dev.earshot.listener.scoring;

import dev.earshot.config.Brands;
import dev.earshot.config.Rules;
import dev.earshot.model.Control;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The rules by the moment from which they count: the job's own since ever, then those it was sent.
 * A fact is judged by the rules of its own time, whenever it comes.
 */
public final class Rulebook {
  private final int own;
  private final Function<Rules, List<SignalRule>> situations;
  private final Timeline<Sent<Rules>> rules;
  private final Timeline<Sent<Brands>> brands;

  private Rules lastRules;
  private Brands lastBrands;
  private RulesInForce last;

  /** Settings and the record they came with; null for the job's own. */
  private record Sent<T>(Control control, T settings) {}

  /**
   * @param own the rules the job was started with
   * @param brands the brands the job was started with
   * @param situations makes what looks at sayings out of rules
   */
  public Rulebook(Rules own, Brands brands, Function<Rules, List<SignalRule>> situations) {
    this.own = own.version();
    this.situations = situations;
    this.rules = new Timeline<>(new Sent<>(null, own));
    this.brands = new Timeline<>(new Sent<>(null, brands));
  }

  /**
   * Obeys what was let in. What is no setting is passed over, and so are a record that is known and
   * rules that the job's own have overtaken in the meantime.
   *
   * @throws RefusedException if this version of Earshot cannot read it; it changes nothing
   */
  public void add(Control control) throws RefusedException {
    if (controls().stream().anyMatch(known -> known.id().equals(control.id()))) {
      return;
    }
    switch (control.type()) {
      case RULES -> {
        Rules sent = SettingsGate.read(control);
        if (sent.version() > own) {
          rules.add(control.effectiveAt(), new Sent<>(control, sent));
        }
      }
      case BRANDS -> {
        Brands sent = SettingsGate.readBrands(control);
        brands.add(control.effectiveAt(), new Sent<>(control, sent));
      }
      case ACKNOWLEDGE, TAKE, SNOOZE, DISMISS, COMMENT, OBJECT, ALLOW, MOOD_WRONG -> {}
    }
  }

  /** The rules of a moment. */
  public RulesInForce at(Instant moment) {
    Rules now = rules.at(moment).settings();
    Brands whom = brands.at(moment).settings();
    if (last == null || !now.equals(lastRules) || !whom.equals(lastBrands)) {
      lastRules = now;
      lastBrands = whom;
      last = new RulesInForce(now, situations.apply(now), whom);
    }
    return last;
  }

  /** Nobody asks for a moment before this one any more. */
  public void forgetBefore(Instant moment) {
    rules.forgetBefore(moment);
    brands.forgetBefore(moment);
  }

  /** What was sent and may still be asked for, to be added again after a restart. */
  public List<Control> controls() {
    List<Control> controls = new ArrayList<>();
    rules.values().forEach(sent -> controls.add(sent.control()));
    brands.values().forEach(sent -> controls.add(sent.control()));
    controls.removeIf(control -> control == null);
    return controls;
  }
}
