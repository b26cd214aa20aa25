package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private final Map<String, String> environment = new HashMap<>();

  @TempDir private Path folder;

  @Test
  void theEnvironmentSetsNumbersSwitchesAndText() {
    environment.put("EARSHOT_REDIS_PORT", "7000");
    environment.put("EARSHOT_REDIS_TLS", "true");
    environment.put("EARSHOT_REDIS_HOST", "redis.example");

    RedisSettings redis = shipped().redis();

    assertThat(redis.port()).isEqualTo(7000);
    assertThat(redis.tls()).isTrue();
    assertThat(redis.host()).isEqualTo("redis.example");
  }

  @Test
  void aVariableSetToNothingCountsAsNotSet() {
    environment.put("EARSHOT_REDIS_PORT", "");

    assertThat(shipped().redis().port()).isEqualTo(6379);
  }

  @Test
  void severalVariablesShareAValueAndWhatTheySayIsNotLookedThroughAgain() throws IOException {
    environment.put("USER_NAME", "${HOME}");
    environment.put("WORD", "a$1\\b");

    EarshotConfig config =
        read(
            "kafka: {client: {bootstrap.servers: a, sasl.jaas.config: 'u=${USER_NAME} p=${WORD}'}}");

    assertThat(config.kafka().client()).containsEntry("sasl.jaas.config", "u=${HOME} p=a$1\\b");
  }

  @Test
  void aPasswordOfDigitsStaysAsItWasTyped() throws IOException {
    EarshotConfig config = read(ShippedFilesTest.servers() + "redis: {password: 007}");

    assertThat(config.redis().password()).isEqualTo("007");
  }

  @Test
  void secretsAreNotPrinted() throws IOException {
    environment.put("EARSHOT_REDIS_PASSWORD", "hunter2");
    environment.put("EARSHOT_PEPPER", "hunter2hunter2hunter2");

    assertThat(new ConfigLoader(environment::get).shipped().toString())
        .doesNotContain("hunter2")
        .contains("password set", "pepper set");
    assertThat(
            read("kafka: {client: {bootstrap.servers: a, sasl.jaas.config: hunter2}}").toString())
        .doesNotContain("hunter2")
        .contains("sasl.jaas.config");
  }

  @Test
  void whatProvesADesksOrOurOwnRightIsNeverPrinted() throws IOException {
    String desks =
        read("""
            kafka: {client: {bootstrap.servers: a}}
            helpdesk:
              desks:
                z: {kind: zammad, url: 'https://desk.example', token: hunter2}
              door:
                secrets:
                  z: {kind: zammad, secret: hunter2hunter2hunter2, own_user: bridge}
            """)
            .toString();

    assertThat(desks).contains("desk.example", "bridge").doesNotContain("hunter2");
  }

  @Test
  void aNetworkThatIsNamedIsLaidOverTheStrictOnes() throws IOException {
    IdentitySettings identity =
        read(ShippedFilesTest.servers() + "identity: {networks: {bluesky: declared}}").identity();

    assertThat(identity.of("bluesky")).isEqualTo(IdentitySettings.Policy.DECLARED);
    assertThat(identity.of("reddit")).isEqualTo(IdentitySettings.Policy.FORBIDDEN);
  }

  @Test
  void brandsAndRulesMayLieElsewhere() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.copy(Path.of("rules-ordinary.yaml"), elsewhere.resolve("mine.yaml"));
    environment.put("EARSHOT_RULES", elsewhere.resolve("mine.yaml").toAbsolutePath().toString());

    ConfigLoader loader = new ConfigLoader(environment::get);

    assertThat(loader.load(Path.of("earshot.yaml")).rules().negativeStreak().influence()).isZero();
    assertThat(loader.shipped().rules().negativeStreak().influence()).isZero();
  }

  @Test
  void aMutedTopicThatNoBrandHasIsAWarningThatNamesTheTopicsThereAre() throws IOException {
    String topics = "topics: [{id: bags, keywords: [bag]}, {id: delay, keywords: [late]}]\n";
    String brands = "brands: [{id: a, name: A, keywords: [a], topics: [bags]}]\n";

    assertThat(warnings(brands + topics, "muted_topics: [bags, delay]"))
        .containsExactly(
            "rules.yaml: muted_topics[1] names a topic that no brand of brands.yaml has, so it mutes"
                + " nothing. Known here: bags");
    assertThat(warnings(brands + topics, "muted_topics: [bag]"))
        .singleElement()
        .asString()
        .endsWith("; did you mean 'bags'? Known here: bags");
    assertThat(warnings(brands + topics, "muted_topics: [bags]")).isEmpty();
  }

  @Test
  void aMutedTopicWhereBrandsHaveNoneIsAWarning() throws IOException {
    assertThat(warnings("brands: [{id: a, name: A, keywords: [a]}]", "muted_topics: [bags]"))
        .singleElement()
        .asString()
        .endsWith("mutes nothing. Known here: none");
  }

  @ParameterizedTest
  @CsvSource({"500ms, PT0.5S", "10s, PT10S", "5m, PT5M", "24h, PT24H", "28d, PT672H", "0s, PT0S"})
  void durationsReadAsPeopleWriteThem(String text, Duration expected) {
    assertThat(Durations.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "m", "-5m", "1.5h", "5 m", "5M", "5w", "PT5M", "9999999999d"})
  void whatIsNoDurationIsNone(String text) {
    assertThat(Durations.parse(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"500ms", "90s", "5m", "25h", "28d", "0ms"})
  void aDurationIsWrittenAsItIsRead(String text) {
    assertThat(Durations.write(Durations.parse(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "s3://bucket/earshot, s3://bucket/earshot",
    "file:///var/checkpoints, file:///var/checkpoints",
    "/var/checkpoints, file:///var/checkpoints"
  })
  void checkpointsGoToAFolderOrAUri(String dir, String uri) {
    var job = new JobSettings(1, Duration.ofSeconds(1), dir, 0);

    assertThat(job.checkpointUri()).hasToString(uri);
  }

  @Test
  void rulesTravelWithTheirOperators() throws Exception {
    Settings settings = new ConfigLoader(environment::get).shipped();

    assertThat(copied(settings.rules())).isEqualTo(settings.rules());
    assertThat(copied(settings.brands())).isEqualTo(settings.brands());
    assertThat(copied(settings.playbook())).isEqualTo(settings.playbook());
    assertThat(copied(settings.config().identity())).isEqualTo(settings.config().identity());
    assertThat(copied(settings.config().mappings().get("streams")))
        .isEqualTo(settings.config().mappings().get("streams"));
  }

  @Test
  void aLevelMustBeRarerWhenManyAreWatched() {
    var budget = new BudgetSettings(Duration.ofDays(30), 60, 2);

    assertThat(budget.cardDays(8)).isEqualTo(30);
    assertThat(budget.cardDays(600)).isEqualTo(100);
    assertThat(budget.cardDays(1_000_000)).isEqualTo(3650);
    assertThat(budget.pageDays(1)).isEqualTo(35);
    assertThat(budget.pageDays(9)).isEqualTo(315);
  }

  private EarshotConfig shipped() {
    return new ConfigLoader(environment::get).shipped().config();
  }

  private EarshotConfig read(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("earshot.yaml"), yaml + "\n");
    Files.copy(Path.of("brands.yaml"), folder.resolve("brands.yaml"));
    Files.copy(Path.of("rules.yaml"), folder.resolve("rules.yaml"));
    Files.copy(Path.of("playbook.yaml"), folder.resolve("playbook.yaml"));
    return new ConfigLoader(environment::get).load(file).config();
  }

  private List<String> warnings(String brands, String rules) throws IOException {
    environment.put("EARSHOT_PEPPER", "0123456789abcdef");
    Path file =
        Files.writeString(
            folder.resolve("earshot.yaml"),
            ShippedFilesTest.servers() + "privacy: {pepper: '${EARSHOT_PEPPER}'}\n");
    Files.writeString(folder.resolve("brands.yaml"), brands);
    Files.writeString(folder.resolve("rules.yaml"), "version: 1\n" + rules + "\n");
    Files.writeString(folder.resolve("playbook.yaml"), "actions: {Outage: Open one incident.}\n");
    return new ConfigLoader(environment::get).load(file).warnings();
  }

  /** As Flink sends an operator to where it runs. */
  private static Object copied(Object original) throws IOException, ClassNotFoundException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(original);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }
}
