package dev.earshot.listener.operators;

import dev.earshot.listener.scoring.Pseudonyms;
import dev.earshot.listener.scoring.SignalRule;
import dev.earshot.model.Author;
import dev.earshot.model.CustomerLink;
import dev.earshot.model.Evidence;
import dev.earshot.model.Mention;
import dev.earshot.model.Post;
import dev.earshot.model.ScoredMention;
import dev.earshot.model.Signal;
import dev.earshot.model.Version;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * From a scored mention to signals: only what some rule counts travels on. Here the way parts: the
 * signal goes on under pseudonyms, and all that is personal goes as evidence straight to where the
 * priority is made. They meet again in {@link Prioritise}, and nowhere else.
 */
public final class RaiseSignals extends ProcessFunction<ScoredMention, Signal> {
  public static final OutputTag<Evidence> EVIDENCE = new OutputTag<>("evidence") {};

  private static final long serialVersionUID = 1L;

  private final String tenant;
  private final Pseudonyms pseudonyms;
  private final ArrayList<SignalRule> rules;

  private transient Counter raised;

  public RaiseSignals(String tenant, Pseudonyms pseudonyms, List<? extends SignalRule> rules) {
    this.tenant = tenant;
    this.pseudonyms = pseudonyms;
    this.rules = new ArrayList<>(rules);
  }

  @Override
  public void open(OpenContext context) {
    raised = getRuntimeContext().getMetricGroup().addGroup("earshot").counter("signals");
  }

  @Override
  public void processElement(ScoredMention scored, Context context, Collector<Signal> out) {
    // A repost says another's words, and a revision says again what was counted already.
    boolean ownNewWords =
        scored.firstSight() && scored.mention().post().relation() != Post.Relation.REPOST;
    if (!ownNewWords) {
      return;
    }
    List<String> stamps = new ArrayList<>(rules.size());
    for (SignalRule rule : rules) {
      if (rule.counts(scored)) {
        stamps.add(rule.stamp());
      }
    }
    if (stamps.isEmpty()) {
      return;
    }
    Evidence evidence = evidence(scored);
    context.output(EVIDENCE, evidence);
    String author = pseudonyms.of("acct:" + scored.mention().authorKey());
    for (String brand : scored.mention().brands()) {
      raised.inc();
      out.collect(signal(scored, brand, author, evidence, stamps));
    }
  }

  private Signal signal(
      ScoredMention scored, String brand, String author, Evidence evidence, List<String> stamps) {
    Mention mention = scored.mention();
    return new Signal(
        Signal.Kind.NEGATIVE,
        tenant,
        brand,
        evidence.subjectKey(),
        author,
        scored.ofCustomer(),
        scored.tier(),
        evidence.post(),
        mention.post().network(),
        mention.reading().negativity(),
        scored.influence(),
        mention.post().createdAt(),
        mention.heardAt(),
        mention.partition(),
        mention.offset(),
        stamps);
  }

  private Evidence evidence(ScoredMention scored) {
    Mention mention = scored.mention();
    Post post = mention.post();
    Author author = post.author();
    CustomerLink link = scored.link();
    return new Evidence(
        pseudonyms.of("post:" + post.id()),
        new Version(mention.heardAt().toEpochMilli(), post.revision()),
        tenant,
        pseudonyms.of(scored.subject()),
        scored.subject(),
        link == null ? List.of() : link.refs(),
        post.id(),
        post.network(),
        author.handle(),
        author.name(),
        author.followers(),
        post.text(),
        mention.reading().language(),
        mention.reading().score(),
        mention.reading().intent(),
        mention.topics(),
        mention.reading().because(),
        post.url(),
        post.createdAt(),
        mention.heardAt());
  }
}
