package dev.earshot.listener.job;

import dev.earshot.config.EarshotConfig;
import dev.earshot.config.Settings;
import dev.earshot.listener.operators.AboutCustomer;
import dev.earshot.listener.operators.BeatHeart;
import dev.earshot.listener.operators.GatherEvidence;
import dev.earshot.listener.operators.Gone;
import dev.earshot.listener.operators.Identity;
import dev.earshot.listener.operators.KeepCards;
import dev.earshot.listener.operators.Prioritise;
import dev.earshot.listener.operators.SourceWord;
import dev.earshot.listener.operators.Standing;
import dev.earshot.listener.operators.TellSources;
import dev.earshot.listener.operators.Wanted;
import dev.earshot.listener.scoring.Profile;
import dev.earshot.listener.scoring.Pseudonyms;
import dev.earshot.model.Alert;
import dev.earshot.model.Control;
import dev.earshot.model.DeadLetter;
import dev.earshot.model.Entry;
import dev.earshot.model.Evidence;
import dev.earshot.model.Fact;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/**
 * From records to entries, read aloud. Sources and sinks are the caller's: the same pipeline serves
 * the live job, the demo and the backtest.
 *
 * @param entries what people and desks see: alerts, bumps, evidence, pulses and cards
 * @param beats signs of life, and how sources are heard, for those who watch over a running job
 * @param facts the seam: text-free, not judged yet
 * @param deadLetters what could not be read
 */
public record Pipeline(
    DataStream<Entry> entries,
    DataStream<Entry> beats,
    DataStream<Fact> facts,
    DataStream<DeadLetter> deadLetters) {
  /**
   * The pipeline over these streams.
   *
   * @param settings all settings; each operator gets only its own
   */
  public static Pipeline of(Inputs inputs, Settings settings) {
    SingleOutputStreamOperator<Control> control = Judged.control(inputs.control(), settings);
    Facts heard = Facts.of(inputs, control, settings);
    Judged judged = Judged.of(heard.facts(), control, settings);
    return new Pipeline(
        entries(heard, judged, settings)
            .union(
                named(
                    judged.pulses().map(Entry::of, TypeInformation.of(Entry.class)),
                    Step.TELL_PULSES)),
        beats(judged, settings).union(sources(judged, settings)),
        heard.facts(),
        heard.deadLetters().union(judged.refused()));
  }

  /** With signs of life every ten seconds: a backtest over months needs none. */
  Pipeline alive() {
    return new Pipeline(entries.union(beats), beats, facts, deadLetters);
  }

  private static DataStream<Entry> beats(Judged judged, Settings settings) {
    return judged
        .alerts()
        .transform(
            Step.BEAT_HEART.uid(),
            TypeInformation.of(Entry.class),
            new BeatHeart(settings.config().tenant()))
        .uid(Step.BEAT_HEART.uid())
        .setParallelism(1);
  }

  private static DataStream<Entry> sources(Judged judged, Settings settings) {
    return named(
            judged
                .facts()
                .flatMap(
                    (Fact fact, Collector<SourceWord> out) -> SourceWord.of(fact, out),
                    TypeInformation.of(SourceWord.class)),
            Step.ADDRESS_SOURCES)
        .transform(
            Step.TELL_SOURCES.uid(),
            TypeInformation.of(Entry.class),
            new TellSources(settings.config().tenant()))
        .uid(Step.TELL_SOURCES.uid())
        .setParallelism(1);
  }

  /** From alerts to what people see of them: names come back here, and nowhere else. */
  private static DataStream<Entry> entries(Facts heard, Judged judged, Settings settings) {
    DataStream<Alert> alerts = judged.alerts();
    SingleOutputStreamOperator<Standing> standings =
        named(
            alerts.flatMap(
                (Alert alert, Collector<Standing> out) -> Standing.of(alert).forEach(out::collect),
                TypeInformation.of(Standing.class)),
            Step.ADDRESS_ALERTS);
    DataStream<Identity> identities =
        named(
                heard.evidence().map(Identity::of, TypeInformation.of(Identity.class)),
                Step.ADDRESS_IDENTITIES)
            .union(forgotten(heard, settings.config()));
    SingleOutputStreamOperator<Entry> ofPeople =
        named(
            standings
                .keyBy(Standing::subject)
                .connect(identities.keyBy(Identity::subjectKey))
                .process(new Prioritise(settings.rules().priority(), settings.config().tenant())),
            Step.PRIORITISE);
    SingleOutputStreamOperator<Entry> ofBrands =
        named(
            alerts.flatMap(
                (Alert alert, Collector<Entry> out) -> {
                  if (!alert.personal()) {
                    out.collect(Entry.of(alert));
                  }
                },
                TypeInformation.of(Entry.class)),
            Step.TELL_BRANDS);
    SingleOutputStreamOperator<Wanted> byRules =
        named(
            judged
                .facts()
                .flatMap(
                    (Fact fact, Collector<Wanted> out) -> Wanted.by(fact, out),
                    TypeInformation.of(Wanted.class)),
            Step.WANT_COUNTED);
    SingleOutputStreamOperator<Wanted> byAlerts =
        named(
            alerts.flatMap(
                (Alert alert, Collector<Wanted> out) -> Wanted.by(alert, out),
                TypeInformation.of(Wanted.class)),
            Step.WANT_EVIDENCE);
    SingleOutputStreamOperator<Wanted> byNobody =
        named(
            judged.recalled().map(Wanted::gone, TypeInformation.of(Wanted.class)),
            Step.WANT_RECALLED);
    SingleOutputStreamOperator<Entry> posts =
        named(
            heard
                .evidence()
                .keyBy(Evidence::post)
                .connect(byRules.union(byAlerts, byNobody).keyBy(Wanted::post))
                .process(new GatherEvidence()),
            Step.GATHER_EVIDENCE);
    return ofPeople.union(
        ofBrands,
        posts,
        cards(heard, standings, settings.config().tenant()),
        heard.people().review());
  }

  /** Who is to be forgotten, and not only heard no more. */
  private static DataStream<Identity> forgotten(Facts heard, EarshotConfig config) {
    var pseudonyms = new Pseudonyms(config.tenant(), config.privacy().pepper());
    return named(
        heard
            .gone()
            .flatMap(
                (Gone who, Collector<Identity> out) -> {
                  if (who.forget()) {
                    String subject = who.subject();
                    out.collect(Identity.forgotten(pseudonyms.of(subject), subject, who.at()));
                  }
                },
                TypeInformation.of(Identity.class)),
        Step.ADDRESS_FORGOTTEN);
  }

  /** What is to be known of customers before somebody answers them. */
  private static DataStream<Entry> cards(
      Facts heard, DataStream<Standing> standings, String tenant) {
    TypeInformation<AboutCustomer> about = TypeInformation.of(AboutCustomer.class);
    DataStream<AboutCustomer> news =
        named(
                heard
                    .facts()
                    .flatMap(
                        (Fact fact, Collector<AboutCustomer> out) -> AboutCustomer.of(fact, out),
                        about),
                Step.ADDRESS_CUSTOMERS)
            .union(
                named(heard.people().deeds().map(AboutCustomer::of, about), Step.ADDRESS_DEEDS),
                named(
                    standings.flatMap(
                        (Standing standing, Collector<AboutCustomer> out) ->
                            AboutCustomer.of(standing, out),
                        about),
                    Step.ADDRESS_STANDINGS));
    return named(
        heard
            .people()
            .profiles()
            .keyBy(Profile::key)
            .connect(news.keyBy(AboutCustomer::customer))
            .process(new KeepCards(tenant)),
        Step.KEEP_CARDS);
  }

  static <T> SingleOutputStreamOperator<T> named(
      SingleOutputStreamOperator<T> operator, Step step) {
    return operator.uid(step.uid()).name(step.uid());
  }
}
