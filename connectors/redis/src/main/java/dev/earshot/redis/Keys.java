package dev.earshot.redis;

import dev.earshot.model.Customer;
import dev.earshot.model.InvalidRecordException;
import java.util.regex.Pattern;

/**
 * The one place that knows what our keys in Redis are called. All keys of a tenant carry {@code
 * {tenant}} as their hash tag, so that they share a slot of a cluster and one script may write
 * several of them.
 *
 * <p>What comes from outside (a subject, a desk's id, a post) always stands last, after a fixed
 * prefix without braces, so that no value can reach into another family or another slot.
 *
 * @param tenant whose keys these are: 1 to 64 of a-z, 0-9, '.', '_' and '-'
 */
public record Keys(String tenant) {
  private static final Pattern TENANT = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  public Keys {
    if (tenant == null || !TENANT.matcher(tenant).matches()) {
      throw new InvalidRecordException(
          "tenant", "must be 1 to 64 of a-z, 0-9, '.', '_' and '-', starting with a-z or 0-9");
    }
  }

  /** Hash: the priority of {@code cust:<id>} or {@code acct:<network>:<id>}. */
  public String priority(String subject) {
    return key("priority:" + subject);
  }

  /** String: the subject that a desk knows by this id. */
  public String ref(Customer.Ref ref) {
    return key("ref:" + ref.desk() + ":" + ref.id());
  }

  /** String: the version of the bump that set {@link #ref}. */
  public String refVersion(Customer.Ref ref) {
    return key("ref_version:" + ref.desk() + ":" + ref.id());
  }

  /** Zset: subjects by {@link dev.earshot.model.Bump#queueScore()}, the highest served first. */
  public String queue() {
    return key("queue");
  }

  /** String: id of the newest entry of {@link #bumps}, as of the same moment as the queue. */
  public String lastBumpId() {
    return key("queue:last_bump_id");
  }

  /** Stream: every raise, lower and clear. */
  public String bumps() {
    return key("bumps");
  }

  /** Hash: one alert. */
  public String alert(String id) {
    return key("alert:" + id);
  }

  /** Zset: ids of open alerts by the milliseconds of their newest event. */
  public String open() {
    return key("open");
  }

  /** Zset: ids of resolved alerts by the milliseconds of their resolution. */
  public String history() {
    return key("history");
  }

  /** Stream: every change of an alert. */
  public String alerts() {
    return key("alerts");
  }

  /** Hash: how a brand fares just now. */
  public String pulse(String brand) {
    return key("pulse:" + brand);
  }

  /** Hash: how a source is heard just now. */
  public String source(String source) {
    return key("source:" + source);
  }

  /** Zset: the sources there are, by the milliseconds up to which they were counted. */
  public String sources() {
    return key("sources");
  }

  /** Hash: one post that speaks for an alert; the only place with text. */
  public String evidence(String post) {
    return key("evidence:" + post);
  }

  /** Hash: what is to be known of a customer, by the CRM's id. */
  public String card(String customer) {
    return key("card:" + customer);
  }

  /** Zset: ids of suggestions by the milliseconds of the CRM's word. */
  public String review() {
    return key("review");
  }

  /** Hash: an entry by what {@link dev.earshot.model.Entry#identity()} calls it. */
  String entry(String identity) {
    return key(identity);
  }

  /** Hash: an account that may be a customer's. */
  public String suggestion(String id) {
    return key("review:" + id);
  }

  /** Hash: the version of this contract. */
  public String meta() {
    return key("meta");
  }

  /** String: what the bridge remembers of a desk's ticket, as JSON. */
  public String bridgeTicket(String desk, String id) {
    return key("bridge:" + desk + ":ticket:" + id);
  }

  /** String: which tickets of a desk the bridge has seen for a subject, as JSON. */
  public String bridgeSubject(String desk, String subject) {
    return key("bridge:" + desk + ":subject:" + subject);
  }

  /** Zset: the subjects with a {@link #bridgeSubject}, by when it was written, in milliseconds. */
  public String bridgeSubjects(String desk) {
    return key("bridge:" + desk + ":subjects");
  }

  /** Zset: the subjects a desk has yet to hear of, by when they are due, in milliseconds. */
  public String bridgeTodo(String desk) {
    return key("bridge:" + desk + ":todo");
  }

  /** Hash: how often a subject was tried in vain. */
  public String bridgeTries(String desk) {
    return key("bridge:" + desk + ":tries");
  }

  /** String: which process speaks to a desk. */
  public String bridgeLease(String desk) {
    return key("bridge:" + desk + ":lease");
  }

  /** Stream: what the bridge has given up. */
  public String bridgeDeadLetters() {
    return key("bridge:dead_letters");
  }

  private String key(String rest) {
    return "earshot:{" + tenant + "}:" + rest;
  }
}
