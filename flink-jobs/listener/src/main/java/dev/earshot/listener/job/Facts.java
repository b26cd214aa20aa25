package dev.earshot.listener.job;

import static dev.earshot.listener.job.Pipeline.named;

import dev.earshot.config.EarshotConfig;
import dev.earshot.config.Settings;
import dev.earshot.listener.operators.AboutAccount;
import dev.earshot.listener.operators.CountMentions;
import dev.earshot.listener.operators.Deed;
import dev.earshot.listener.operators.Gone;
import dev.earshot.listener.operators.HearDesks;
import dev.earshot.listener.operators.HearMentions;
import dev.earshot.listener.operators.KnowAuthor;
import dev.earshot.listener.operators.LinkAccounts;
import dev.earshot.listener.operators.RaiseSignals;
import dev.earshot.listener.operators.ReadDeskEvents;
import dev.earshot.listener.reading.Models;
import dev.earshot.listener.scoring.Profile;
import dev.earshot.listener.scoring.Pseudonyms;
import dev.earshot.listener.scoring.SignalMaker;
import dev.earshot.model.Control;
import dev.earshot.model.CustomerLink;
import dev.earshot.model.DeadLetter;
import dev.earshot.model.Entry;
import dev.earshot.model.Evidence;
import dev.earshot.model.Fact;
import dev.earshot.model.ScoredMention;
import dev.earshot.model.Tally;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The first half of the pipeline: from posts to text-free facts. What is personal parts from them
 * here, as evidence.
 *
 * @param facts what any rule, of today or tomorrow, could count; nothing is judged yet
 * @param evidence the posts behind them, with all that is personal
 * @param gone who is no more or is to be forgotten, by name
 * @param people what is known of customers by name
 * @param deadLetters what could not be read
 */
record Facts(
    DataStream<Fact> facts,
    DataStream<Evidence> evidence,
    DataStream<Gone> gone,
    People people,
    DataStream<DeadLetter> deadLetters) {

  /**
   * What is known of customers by name.
   *
   * @param profiles what the CRM says, as far as it may be kept
   * @param deeds what help desks did for them
   * @param review accounts that may be theirs
   */
  record People(DataStream<Profile> profiles, DataStream<Deed> deeds, DataStream<Entry> review) {}

  /**
   * The facts of these inputs.
   *
   * @param control what the job is told and obeys
   */
  static Facts of(Inputs inputs, DataStream<Control> control, Settings settings) {
    EarshotConfig config = settings.config();
    var pseudonyms = new Pseudonyms(config.tenant(), config.privacy().pepper());
    var maker = new SignalMaker(config.tenant(), pseudonyms);
    TypeInformation<AboutAccount> about = TypeInformation.of(AboutAccount.class);
    TypeInformation<Fact> fact = TypeInformation.of(Fact.class);
    // A folder without models is said here, and not by tasks that start again and again.
    Models.of(settings.models());

    SingleOutputStreamOperator<AboutAccount> mentions =
        named(
            inputs
                .posts()
                .process(
                    new HearMentions(
                        settings.brands(),
                        settings.models(),
                        config.postsMapping(),
                        config.tenant(),
                        pseudonyms)),
            Step.HEAR_MENTIONS);
    // Chained to the source: whatever parallelism it reads with.
    mentions.setParallelism(inputs.posts().getParallelism());

    SingleOutputStreamOperator<CustomerLink> links =
        named(
            inputs
                .customers()
                .keyBy(record -> pseudonyms.of(LinkAccounts.subjectOf(record)))
                .connect(
                    named(control.filter(Facts::objects), Step.SELECT_OBJECTIONS)
                        .keyBy(Control::subject))
                .process(
                    new LinkAccounts(
                        config.identity(), config.customers(), config.tenant(), pseudonyms)),
            Step.LINK_ACCOUNTS);

    DataStream<AboutAccount> accounts =
        mentions.union(
            named(links.map(AboutAccount::of, about), Step.ADDRESS_LINKS),
            named(
                mentions.getSideOutput(HearMentions.ECHOES).map(AboutAccount::of, about),
                Step.ADDRESS_ECHOES));
    SingleOutputStreamOperator<ScoredMention> scored =
        named(
            accounts
                .keyBy(AboutAccount::account)
                .connect(control.broadcast(KnowAuthor.told()))
                .process(new KnowAuthor(settings.rules(), pseudonyms)),
            Step.KNOW_AUTHOR);

    SingleOutputStreamOperator<Fact> said =
        named(scored.process(new RaiseSignals(maker)), Step.RAISE_SIGNALS);

    SingleOutputStreamOperator<Tally> tallies =
        scored
            .transform(
                Step.COUNT_MENTIONS.uid(),
                TypeInformation.of(Tally.class),
                new CountMentions(config.tenant(), maker))
            .uid(Step.COUNT_MENTIONS.uid());
    SingleOutputStreamOperator<Fact> counted =
        named(tallies.map(Fact::of, fact), Step.TALLIES_TO_FACTS);
    SingleOutputStreamOperator<Fact> heard =
        named(
            mentions.getSideOutput(HearMentions.HEARING).map(Fact::of, fact),
            Step.HEARING_TO_FACTS);
    SingleOutputStreamOperator<Fact> reactions =
        named(
            scored
                .getSideOutput(KnowAuthor.REACTIONS)
                .map(reaction -> Fact.of(maker.echoed(reaction.echo(), reaction.link())), fact),
            Step.REACTIONS_TO_FACTS);

    SingleOutputStreamOperator<Fact> withdrawn =
        named(
            mentions.getSideOutput(HearMentions.WITHDRAWN).map(Fact::of, fact),
            Step.WITHDRAWN_TO_FACTS);

    DataStream<Gone> gone =
        scored.getSideOutput(KnowAuthor.GONE).union(links.getSideOutput(LinkAccounts.GONE));
    SingleOutputStreamOperator<Fact> ended =
        named(
            gone.map(
                who -> Fact.of(maker.gone(who.subject(), who.at(), who.partition(), who.offset())),
                fact),
            Step.GONE_TO_FACTS);

    SingleOutputStreamOperator<ReadDeskEvents.Done> done =
        named(inputs.deskEvents().process(new ReadDeskEvents()), Step.READ_DESKS);
    SingleOutputStreamOperator<Fact> desks =
        named(
            done.keyBy(ReadDeskEvents.Done::ref)
                .connect(links.getSideOutput(LinkAccounts.REFS).keyBy(CustomerLink::account))
                .process(new HearDesks(maker)),
            Step.HEAR_DESKS);

    return new Facts(
        said.union(counted, heard, reactions, withdrawn, ended, desks),
        said.getSideOutput(RaiseSignals.EVIDENCE),
        gone,
        new People(
            links.getSideOutput(LinkAccounts.PROFILES),
            desks.getSideOutput(HearDesks.DEEDS),
            links.getSideOutput(LinkAccounts.REVIEW)),
        mentions
            .getSideOutput(HearMentions.DEAD_LETTERS)
            .union(
                links.getSideOutput(LinkAccounts.DEAD_LETTERS),
                done.getSideOutput(ReadDeskEvents.DEAD_LETTERS)));
  }

  private static boolean objects(Control control) {
    return control.type() == Control.Type.OBJECT || control.type() == Control.Type.ALLOW;
  }
}
