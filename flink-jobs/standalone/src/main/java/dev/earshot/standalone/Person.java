package dev.earshot.standalone;

import dev.earshot.config.EarshotConfig;
import dev.earshot.config.KafkaSettings;
import dev.earshot.kafka.TopicReader;
import dev.earshot.listener.scoring.Pseudonyms;
import dev.earshot.model.AuthorGone;
import dev.earshot.model.Customer;
import dev.earshot.model.Envelope;
import dev.earshot.model.RecordReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Somebody by all the names that we know.
 *
 * @param customer the CRM's id, or null
 * @param record what the CRM last said of them, or null
 * @param accounts theirs, as {@code network:id}
 * @param namedBy of an account, the customers whose records name it
 */
record Person(String customer, Customer record, List<String> accounts, Set<String> namedBy) {

  /** Who is meant; of a customer, the accounts that the topic of customers names now. */
  static Person of(PersonOption asked, KafkaSettings kafka) {
    Map<String, Customer> customers = customers(kafka);
    if (asked.author() == null) {
      Customer record = customers.get(asked.customer());
      return new Person(
          asked.customer(), record, record == null ? List.of() : accounts(record), Set.of());
    }
    Set<String> namedBy = new TreeSet<>();
    customers.forEach(
        (id, record) -> {
          if (accounts(record).contains(asked.author())) {
            namedBy.add(id);
          }
        });
    return new Person(null, null, List.of(asked.author()), namedBy);
  }

  private static List<String> accounts(Customer record) {
    return record.accounts().stream().map(Customer.Account::key).distinct().toList();
  }

  /** The newest record of each. */
  private static Map<String, Customer> customers(KafkaSettings kafka) {
    Map<String, Customer> newest = new HashMap<>();
    RecordReader<Customer> reader = RecordReader.of(Customer.class);
    TopicReader.each(
        kafka.client(),
        kafka.topics().customers(),
        envelope -> {
          if (envelope.kind() != Envelope.Kind.DATA || envelope.key() == null) {
            return;
          }
          String id = new String(envelope.key(), StandardCharsets.UTF_8);
          if (envelope.value() == null) {
            newest.remove(id);
            return;
          }
          try {
            newest.put(id, reader.read(envelope.value()));
          } catch (RecordReader.Unreadable e) {
            // As the job takes it: what cannot be read changes nothing.
          }
        });
    return newest;
  }

  /** What whoever forgets an account should know; null where there is nothing to say. */
  String warning() {
    return namedBy.isEmpty()
        ? null
        : "%d customer record(s) name this account: with consent it is theirs again. Forget the"
                .formatted(namedBy.size())
            + " customer (--customer), or take the account out of the CRM's record";
  }

  /** What people and desks call them: {@code cust:<id>}, {@code acct:<network>:<id>}. */
  Set<String> subjects() {
    Set<String> subjects = new LinkedHashSet<>();
    if (customer != null) {
      subjects.add("cust:" + customer);
    }
    accounts.forEach(account -> subjects.add("acct:" + account));
    return subjects;
  }

  /** What they are called behind the seam, in the order of {@link #subjects}. */
  List<String> pseudonyms(EarshotConfig config) {
    Pseudonyms pseudonyms = new Pseudonyms(config.tenant(), config.privacy().pepper());
    return subjects().stream().map(pseudonyms::of).toList();
  }

  /** The end of each account's story so far. */
  List<AuthorGone> gone() {
    return accounts.stream()
        .map(account -> account.split(":", 2))
        .map(parts -> new AuthorGone(parts[0], parts[1], true, 0))
        .toList();
  }
}
