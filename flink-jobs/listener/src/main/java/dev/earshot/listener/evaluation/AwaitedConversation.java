package dev.earshot.listener.evaluation;

import dev.earshot.listener.evaluation.Conversation.Message;
import dev.earshot.listener.scoring.AwaitedAnswers;
import dev.earshot.listener.scoring.BrandVoice;
import dev.earshot.listener.scoring.Listening;
import dev.earshot.listener.scoring.SourceEars;
import dev.earshot.model.Match;
import dev.earshot.model.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A conversation as the job would live through it: the facts in their order, and the moments in
 * between. Nothing comes from beyond the last message.
 */
final class AwaitedConversation {
  private static final long DAY = 86_400_000L;

  private final String rule;
  private final Listening listening;
  private final Map<String, AwaitedAnswers> people = new HashMap<>();

  AwaitedConversation(String rule, Listening listening) {
    this.rule = rule;
    this.listening = listening;
  }

  /**
   * What a file tells of the brands: one it holds a word of is heard from its first day to its
   * last, for the file is all that was heard. All sources hear all the time.
   */
  static Listening brandsOf(Conversation conversation, String network) {
    List<BrandVoice.Spoken> daily = new ArrayList<>();
    List<Message> messages = conversation.messages();
    if (!messages.isEmpty()) {
      long last = messages.get(messages.size() - 1).createdAt().toEpochMilli();
      for (long at = messages.get(0).createdAt().toEpochMilli(); at <= last; at += DAY) {
        daily.add(new BrandVoice.Spoken(at, 0, 0, "", true));
      }
    }
    BrandVoice always = new BrandVoice(daily);
    Map<String, BrandVoice> voices = new HashMap<>();
    for (Message message : messages) {
      if (!message.inbound()) {
        voices.put(idOf(message.brand()), always);
      }
    }
    return new Listening() {
      @Override
      public SourceEars ears(String tenant, String source) {
        return SourceEars.UNTOLD;
      }

      @Override
      public BrandVoice voice(String tenant, String brand, String where) {
        return where.equals(network)
            ? voices.getOrDefault(brand, BrandVoice.UNHEARD)
            : BrandVoice.UNHEARD;
      }
    };
  }

  /** A handle as a brand's id. */
  static String idOf(String handle) {
    return handle.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
  }

  /** The next fact; facts come in the order of the log. */
  void take(Signal fact) {
    AwaitedAnswers person =
        people.computeIfAbsent(
            fact.subject(), subject -> new AwaitedAnswers(rule, AwaitedAnswers.State.NOTHING));
    pass(person, fact.heardAt().toEpochMilli() - 1);
    person.take(fact);
  }

  /** What was found until this moment, which is the last. */
  List<Match> until(long end) {
    List<Match> found = new ArrayList<>();
    for (AwaitedAnswers person : people.values()) {
      pass(person, end);
      found.addAll(person.found());
    }
    found.sort(Match.LOG_ORDER);
    return found;
  }

  /** How many complaints were dropped because the brand was not heard. */
  int disarmed() {
    return people.values().stream().mapToInt(AwaitedAnswers::disarmed).sum();
  }

  private void pass(AwaitedAnswers person, long until) {
    while (person.next() <= until) {
      person.at(person.next(), listening);
    }
  }
}
