package dev.earshot.listener.scoring;

import dev.earshot.config.Rules;
import dev.earshot.model.Control;
import java.time.Instant;
import java.util.List;

/**
 * The scales of influence by the moment from which they count: that of the job's own rules since
 * ever, then those of rules it was sent. A post is weighed by the scale of its own time.
 */
public final class InfluenceScales {
  private final int own;
  private final Timeline<Version> scales;

  /** A scale and the version of the rules it came with. */
  private record Version(int rules, InfluenceScale scale) {}

  /**
   * The scales of a job that was sent nothing yet.
   *
   * @param own the rules the job was started with
   */
  public InfluenceScales(Rules own) {
    this.own = own.version();
    this.scales = new Timeline<>(new Version(this.own, new InfluenceScale(own.influence())));
  }

  /**
   * Obeys rules that were let in, in the order in which they were. What is no rules is passed over,
   * and so are rules that the job's own have overtaken in the meantime.
   *
   * @return whether they count
   * @throws RefusedException if this version of Earshot cannot read them; it changes nothing
   */
  public boolean add(Control control) throws RefusedException {
    if (control.type() != Control.Type.RULES) {
      return false;
    }
    Rules sent = SettingsGate.read(control);
    if (sent.version() <= own) {
      return false;
    }
    scales.add(
        control.effectiveAt(), new Version(sent.version(), new InfluenceScale(sent.influence())));
    return true;
  }

  /** The scale of a moment. */
  public InfluenceScale at(Instant moment) {
    return scales.at(moment).scale();
  }

  /** Nobody asks for a moment before this one any more. */
  public void forgetBefore(Instant moment) {
    scales.forgetBefore(moment);
  }

  /** The versions of the rules that may still be asked for. */
  public List<Integer> versions() {
    return scales.values().stream().map(Version::rules).toList();
  }
}
