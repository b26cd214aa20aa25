package dev.earshot.listener.patterns;

import dev.earshot.listener.scoring.Resonance;
import dev.earshot.listener.scoring.Spread.Reached;
import dev.earshot.model.Match;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;

/** Knows what is usual for a brand's negative posts, and tells which go far beyond it. */
final class CompareSpread extends InOrder<Reached, Match> {
  private static final long serialVersionUID = 1L;

  private transient ValueState<Resonance> resonance;

  CompareSpread() {
    super(Reached.class);
  }

  @Override
  public void open(OpenContext context) {
    super.open(context);
    resonance =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("resonance", TypeInformation.of(Resonance.class)));
  }

  @Override
  Instant at(Reached reached) {
    return reached.at();
  }

  @Override
  Comparator<Reached> order() {
    return Reached.LOG_ORDER;
  }

  @Override
  void take(Reached reached, Collector<Match> out) throws Exception {
    Stamp stamp = reached.post().stampOf(GoingViral.NAME);
    Resonance usual = resonance.value();
    if (usual == null) {
      usual = Resonance.beginning(reached.at());
    }
    boolean tells = usual.tells(reached, stamp);
    if (tells) {
      out.collect(match(reached, stamp, usual.usual(reached.post(), stamp)));
    }
    resonance.update(usual.after(reached, stamp, tells));
  }

  private static Match match(Reached reached, Stamp stamp, double usual) {
    Signal post = reached.post();
    String note =
        String.format(
            Locale.ROOT,
            "shared or answered %d times within %d min; usual for such a post are %.1f",
            reached.reactions(),
            Duration.ofMillis(stamp.millis("within")).toMinutes(),
            usual);
    return new Match(
        Match.Effect.RAISE,
        stamp,
        post.tenant(),
        post.brand(),
        post.subject(),
        post.post(),
        reached.at(),
        List.of(post),
        stamp.severity(),
        null,
        null,
        note);
  }

  @Override
  Instant next() throws Exception {
    return resonance.value() == null ? null : resonance.value().at().plus(Resonance.FORGOTTEN);
  }

  @Override
  void due(Instant moment, Collector<Match> out) {
    resonance.clear();
  }
}
