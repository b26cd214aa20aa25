package dev.earshot.listener.evaluation;

import dev.earshot.config.IgnoredComplaintSettings;
import dev.earshot.listener.evaluation.Conversation.Message;
import dev.earshot.listener.reading.PostReader;
import dev.earshot.listener.reading.Text;
import dev.earshot.listener.scoring.AwaitedAnswers;
import dev.earshot.listener.scoring.ComplaintRule;
import dev.earshot.model.CustomerTier;
import dev.earshot.model.Influence;
import dev.earshot.model.Match;
import dev.earshot.model.Reading;
import dev.earshot.model.Signal;
import dev.earshot.model.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lets conversations be waited in by the class the job waits with, {@link AwaitedAnswers}, and
 * compares what it finds with what happened. What is found and how it is counted: {@code
 * docs/ignored-complaints.md}.
 */
public final class ConversationEvaluation {
  private static final String NETWORK = "x";
  private static final Duration DAY = Duration.ofHours(24);

  private final PostReader reader;
  private final Text words = new Text();
  private final IgnoredComplaintSettings settings;
  private final ComplaintRule rule;
  private final boolean anyMessage;
  private final boolean anyAuthor;

  /**
   * An evaluation.
   *
   * @param reader reads moods and intents; nobody else may use it at the same time. Null when any
   *     message counts
   * @param settings the rule
   * @param anyMessage every message of a customer waits, whatever it says
   * @param anyAuthor everybody has the shorter time
   */
  public ConversationEvaluation(
      PostReader reader, IgnoredComplaintSettings settings, boolean anyMessage, boolean anyAuthor) {
    this.reader = reader;
    this.settings = settings;
    this.rule = new ComplaintRule(settings);
    this.anyMessage = anyMessage;
    this.anyAuthor = anyAuthor;
  }

  /**
   * What was found.
   *
   * @param claims what alerts would open with, in the order of time
   * @param repeats messages written again after a claim, and within a day of a message before
   * @param disarmed complaints dropped because the brand had not been heard
   */
  public record Found(
      Conversation conversation, List<Match> claims, Set<String> repeats, int disarmed) {}

  /** Lives through a conversation. */
  public Found in(Conversation conversation) {
    List<Message> messages = conversation.messages();
    var awaited =
        new AwaitedConversation(
            settings.name(), AwaitedConversation.brandsOf(conversation, NETWORK));
    for (int i = 0; i < messages.size(); i++) {
      Message message = messages.get(i);
      if (message.inbound()) {
        Signal said = said(message, i);
        if (anyMessage || rule.counts(said)) {
          awaited.take(said.stamped(List.of(stamp())));
        }
      } else {
        for (String whom : message.to()) {
          awaited.take(fact(Signal.Kind.ANSWERED, message, whom, i, null));
        }
      }
    }
    long end =
        messages.isEmpty() ? 0 : messages.get(messages.size() - 1).createdAt().toEpochMilli();
    List<Match> claims = new ArrayList<>();
    Set<String> repeats = new TreeSet<>();
    Set<String> open = new HashSet<>();
    Map<String, Instant> firsts = new HashMap<>();
    for (Match match : awaited.until(end)) {
      if (match.effect() == Match.Effect.RAISE) {
        if (open.add(match.cause())) {
          claims.add(match);
        }
        countRepeats(match, firsts, repeats);
      }
    }
    return new Found(conversation, claims, repeats, awaited.disarmed());
  }

  /**
   * What was written at the moment of a match, overdue and a day at most after the first that
   * waits; what comes later is the first of the next day.
   */
  private void countRepeats(Match match, Map<String, Instant> firsts, Set<String> repeats) {
    for (Signal post : match.causes()) {
      Instant first = firsts.computeIfAbsent(match.cause(), cause -> post.createdAt());
      Duration waited = Duration.between(first, post.createdAt());
      if (!post.heardAt().equals(match.at()) || waited.compareTo(sla()) < 0) {
        continue;
      }
      if (waited.compareTo(DAY) <= 0) {
        repeats.add(post.post());
      } else {
        firsts.put(match.cause(), post.createdAt());
      }
    }
  }

  /** How long somebody in this conversation is waited for at least. */
  public Duration sla() {
    return anyAuthor ? settings.sla() : settings.ordinarySla();
  }

  private Stamp stamp() {
    Map<String, Double> limits = new HashMap<>(settings.limits());
    if (anyAuthor) {
      limits.put("influence", 0.0);
    }
    return new Stamp(
        settings.name(),
        1,
        settings.severity(),
        settings.floor(),
        settings.customerFloor(),
        limits);
  }

  private Signal said(Message message, int place) {
    Reading reading = null;
    if (!anyMessage) {
      words.read(message.text());
      reading = reader.read(words, "");
    }
    return fact(Signal.Kind.SAID, message, message.author(), place, reading);
  }

  private static Signal fact(
      Signal.Kind kind, Message message, String subject, int place, Reading reading) {
    return new Signal(
        kind,
        "evaluation",
        AwaitedConversation.idOf(message.brand()),
        subject.toLowerCase(Locale.ROOT),
        message.author(),
        false,
        CustomerTier.STANDARD,
        message.id(),
        message.about(),
        NETWORK,
        "",
        reading == null ? 0 : reading.score(),
        reading == null ? Reading.Intent.OTHER : reading.intent(),
        List.of(),
        Influence.UNKNOWN,
        0,
        message.createdAt(),
        message.createdAt(),
        0,
        place,
        List.of());
  }
}
