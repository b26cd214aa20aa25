package dev.earshot.redis;

import static dev.earshot.redis.Entries.NOON;
import static dev.earshot.redis.Entries.STAYS;
import static dev.earshot.redis.Entries.ref;
import static dev.earshot.redis.Entries.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earshot.model.Alert;
import dev.earshot.model.Brief;
import dev.earshot.model.Bump;
import dev.earshot.model.Customer;
import dev.earshot.model.Entry;
import dev.earshot.model.Heartbeat;
import dev.earshot.model.Level;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** CONTRACT.md is run word for word: a line that does not do what it says fails here. */
class ContractITCase extends RealRedis {
  private static final Path CONTRACT = Path.of("CONTRACT.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("```sh\n(.*?)```\n```text\n(.*?)```", Pattern.DOTALL);
  private static final Pattern PART = Pattern.compile("\"([a-z_]+)\":");

  @Test
  void everyLineForTheShellPrintsWhatTheContractSays() throws Exception {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> new File(folder, "redis-cli").canExecute()),
        "redis-cli is not on the PATH, so CONTRACT.md is not run: apt-get install redis-tools");
    String contract = Files.readString(CONTRACT);
    writer.write(story());
    int examples = 0;

    for (Matcher example = EXAMPLE.matcher(contract); example.find(); examples++) {
      String printed = run(example.group(1));

      assertThat(timeless(printed)).as(example.group(1)).isEqualTo(timeless(example.group(2)));
    }

    assertThat(examples).isPositive().isEqualTo(contract.split("```sh\n", -1).length - 1);
  }

  @Test
  void everyFieldAndKeyWeWriteIsInTheContract() throws IOException {
    Set<String> named = named();

    writer.write(story());

    for (String key : redis.keys("*")) {
      String family = key.replace("earshot:{demo}:", "").replaceFirst("(?<!queue):.*", ":");
      assertThat(named).contains(family);
      if (redis.type(key).equals("hash")) {
        for (String field : redis.hkeys(key)) {
          assertThat(named).containsAnyOf(field, field.replaceFirst("_ms$", ""));
          Matcher part = PART.matcher(redis.hget(key, field));
          while (part.find()) {
            assertThat(named).as(field).contains(part.group(1));
          }
        }
      }
    }
  }

  @Test
  void everyStateEndAndTrendIsInTheContract() throws IOException {
    assertThat(named())
        .containsAll(words(Alert.State.values()))
        .containsAll(words(Alert.Resolution.values()))
        .containsAll(words(Brief.Trend.values()));
  }

  /** The words that its prose and tables set apart; what only an example shows is not explained. */
  private static Set<String> named() throws IOException {
    String explained = Files.readString(CONTRACT).replaceAll("(?s)```.*?```", "");
    Set<String> named = new TreeSet<>();
    Matcher word = Pattern.compile("[`\"]([a-z0-9_:]+)[`<\"]").matcher(explained);
    while (word.find()) {
      named.add(word.group(1));
    }
    return named;
  }

  private static List<String> words(Enum<?>... constants) {
    return Stream.of(constants).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
  }

  /**
   * What the examples tell of: three in the queue, one cleared; of four alerts the newest with its
   * evidence, and a brand's crisis; the brand's pulse.
   */
  static List<Entry> story() {
    return List.of(
        raise(
            "cust:C-1001",
            Level.URGENT,
            new Bump.Parts(17.5, 19.5, 15, 20, 0),
            List.of(
                "complaint without an answer for 60 minutes", "3 negative posts within an hour"),
            List.of("a1"),
            List.of("NegativeStreak@3"),
            List.of(ref("4711"))),
        raise(
            "cust:C-2",
            Level.HIGH,
            new Bump.Parts(18, 24, 15, 7, 0),
            List.of("threatens to leave"),
            List.of("a2"),
            List.of("SeriousIntent@3"),
            List.of(ref("57"))),
        raise(
            "acct:bluesky:did:plc:bob",
            Level.NORMAL,
            new Bump.Parts(15, 25, 0, 4, 0),
            List.of("3 negative posts within an hour"),
            List.of("a3"),
            List.of("NegativeStreak@3"),
            List.of()),
        Entries.clear("acct:mastodon:109302445511", version(2), List.of(ref("63"))),
        Entries.acknowledged("a1", version(3), 3),
        Entries.escalated("a4", version(3), 2),
        Entries.resolved("a5", version(3), 1),
        Entries.firestorm("f1", version(3), NOON.plusSeconds(1800)),
        Entries.pulse("acme", 30, 9),
        Entries.source("bluesky-jetstream", 30),
        Entry.of(new Heartbeat("demo", NOON.plusSeconds(1800))),
        Entries.card("C-1001", version(1), "gold"),
        Entries.suggestion("s1", 1),
        Entries.evidence(
            "p1", version(1), "Third day without internet & nobody answers. <b>Never again.</b>"));
  }

  private static Entry raise(
      String subject,
      Level level,
      Bump.Parts parts,
      List<String> reasons,
      List<String> alerts,
      List<String> rules,
      List<Customer.Ref> refs) {
    return Entry.of(
        new Bump(
            Bump.Kind.RAISE,
            version(1),
            "demo",
            subject,
            level,
            (int) parts.sum(),
            parts,
            reasons,
            alerts,
            rules,
            List.of("p1"),
            refs,
            NOON,
            NOON,
            NOON.plus(STAYS)));
  }

  /** Stream ids come from the server's clock; versions, which look like them, stay. */
  private static String timeless(String text) {
    return text.replaceAll("(?m)^(?!" + NOON.toEpochMilli() + ")[1-9]\\d{12}-\\d+$", "<id>")
        .replaceAll("(?m)^[0-9a-f]{40}$", "<sha1>")
        .strip();
  }

  private static String run(String block) throws IOException, InterruptedException {
    ProcessBuilder shell = new ProcessBuilder("sh", "-e", "-u", "-c", block);
    shell
        .environment()
        .putAll(
            Map.of("PORT", Integer.toString(server.port()), "REDISCLI_AUTH", server.password()));
    Process process = shell.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(block + printed).isZero();
    return printed;
  }
}
