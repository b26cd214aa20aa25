package dev.earshot.listener.evaluation;

import dev.earshot.listener.evaluation.Conversation.Message;
import dev.earshot.listener.evaluation.ConversationEvaluation.Found;
import dev.earshot.model.Match;
import dev.earshot.model.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What was found in a conversation, in figures and as cases for a person to judge. */
public final class ConversationReport {
  /** The same conversation is sampled the same way again. */
  private static final long SEED = 7;

  private final Found found;
  private final Map<String, Message> byId = new HashMap<>();

  public ConversationReport(Found found) {
    this.found = found;
    for (Message message : found.conversation().messages()) {
      byId.put(message.id(), message);
    }
  }

  /**
   * The figures.
   *
   * @param repeats what really happened; null when nobody knows
   * @param sla what was waited for: events of less are none that could be found
   */
  public Map<String, Object> figures(List<IgnoredRepeat> repeats, Duration sla) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("threads", found.conversation().threads());
    report.put("messages", found.conversation().messages().size());
    Set<String> all = new HashSet<>();
    Set<String> complete = new HashSet<>();
    for (IgnoredRepeat repeat : repeats == null ? List.<IgnoredRepeat>of() : repeats) {
      if (repeat.waited().compareTo(sla) >= 0) {
        all.add(repeat.repeat());
        if (repeat.complete()) {
          complete.add(repeat.repeat());
        }
      }
    }
    Set<String> inComplete = new HashSet<>(found.repeats());
    inComplete.removeIf(id -> !Boolean.TRUE.equals(byId.get(id).complete()));
    report.put("events", repeats == null ? null : all.size());
    report.putAll(scores("", all, found.repeats(), repeats != null));
    report.put("completeEvents", repeats == null ? null : complete.size());
    report.putAll(scores("complete", complete, inComplete, repeats != null));
    report.put("claims", found.claims().size());
    report.put("disarmed", found.disarmed());
    return report;
  }

  private static Map<String, Object> scores(
      String of, Set<String> events, Set<String> found, boolean known) {
    long right = found.stream().filter(events::contains).count();
    Map<String, Object> scores = new LinkedHashMap<>();
    scores.put(key(of, "found"), found.size());
    scores.put(key(of, "precision"), known ? share(right, found.size()) : null);
    scores.put(key(of, "recall"), known ? share(right, events.size()) : null);
    return scores;
  }

  private static String key(String of, String what) {
    return of.isEmpty()
        ? what
        : of + what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1);
  }

  private static Double share(long part, long whole) {
    return whole == 0 ? null : Math.rint(1000.0 * part / whole) / 1000;
  }

  /**
   * The alerts the claims would open, in the order of time.
   *
   * @param sample so many of them, drawn by chance, with what was written; 0 for all, without texts
   */
  public List<Map<String, Object>> alerts(int sample) {
    List<Match> claims = new ArrayList<>(found.claims());
    if (sample == 0) {
      return claims.stream().map(ConversationReport::alert).toList();
    }
    Collections.shuffle(claims, new Random(SEED));
    return claims.stream()
        .limit(sample)
        .sorted(Match.LOG_ORDER)
        .map(
            claim -> {
              Map<String, Object> alert = alert(claim);
              Signal first = claim.causes().get(0);
              alert.put("score", Math.rint(first.score() * 100) / 100);
              alert.put("intent", first.intent().name().toLowerCase(Locale.ROOT));
              alert.put("complaint", byId.get(claim.cause()).text());
              alert.put("thread", before(claim));
              return alert;
            })
        .toList();
  }

  private static Map<String, Object> alert(Match claim) {
    Map<String, Object> alert = new LinkedHashMap<>();
    alert.put("id", claim.cause());
    alert.put("brand", claim.brand());
    alert.put("at", claim.at().toString());
    alert.put("note", claim.note());
    return alert;
  }

  /** What was written until then in its thread, or between these two. */
  private List<String> before(Match claim) {
    Message complaint = byId.get(claim.cause());
    List<String> lines = new ArrayList<>();
    for (Message each : found.conversation().messages()) {
      boolean customer = each.author().equals(complaint.author());
      boolean brand =
          !each.inbound() && each.to().stream().anyMatch(complaint.author()::equalsIgnoreCase);
      boolean betweenThem = each.brand().equals(complaint.brand()) && (customer || brand);
      boolean near = Duration.between(complaint.createdAt(), each.createdAt()).abs().toDays() < 2;
      Instant at = each.createdAt();
      if (!at.isAfter(claim.at())
          && near
          && (each.root().equals(complaint.root()) || betweenThem)) {
        String who = customer ? "they" : each.inbound() ? "somebody else" : "the brand";
        lines.add(at + " " + who + ": " + each.text());
      }
    }
    return lines;
  }
}
