package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.model.Level;
import dev.earshot.model.Post;
import dev.earshot.model.Reading;
import dev.earshot.model.RecordReader;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in {@code config/} is test input. */
class ShippedFilesTest {
  private static final Path EARSHOT = Path.of("earshot.yaml");

  private final ConfigLoader loader = new ConfigLoader(name -> null);

  @TempDir private Path folder;

  @Test
  void everythingShippedLoadsWithoutAnyVariableSet() {
    Settings settings = loader.load(EARSHOT);

    assertThat(settings.config().kafka().client())
        .containsEntry("bootstrap.servers", "localhost:9092");
    assertThat(settings.config().redis().host()).isEqualTo("localhost");
    assertThat(settings.config().redis().port()).isEqualTo(6379);
    assertThat(settings.config().postsMapping()).isNull();
    assertThat(settings.source()).isEqualTo(EARSHOT);
  }

  @Test
  void theJarCarriesTheSameFiles() {
    Settings read = loader.load(EARSHOT);

    Settings shipped = loader.shipped();

    assertThat(shipped.config()).isEqualTo(read.config());
    assertThat(shipped.brands()).isEqualTo(read.brands());
    assertThat(shipped.rules()).isEqualTo(read.rules());
    assertThat(shipped.playbook()).isEqualTo(read.playbook());
  }

  @Test
  void thePlaybookHasAnActionForEverySituation() {
    Settings settings = loader.load(EARSHOT);

    assertThat(settings.playbook().actions())
        .containsOnlyKeys(settings.rules().all().stream().map(RuleSettings::name).toList());
  }

  @Test
  void theEnvironmentChoosesOtherRulesOfTheJar() {
    Map<String, String> environment = Map.of("EARSHOT_RULES", "rules-ordinary.yaml");

    Rules rules = new ConfigLoader(environment::get).shipped().rules();

    assertThat(rules).isEqualTo(loader.rules(Path.of("rules-ordinary.yaml")));
  }

  @Test
  void aKeyLeftOutHasTheValueShown() throws IOException {
    Path bare = Files.writeString(folder.resolve("earshot.yaml"), servers());
    Files.copy(Path.of("brands.yaml"), folder.resolve("brands.yaml"));
    Files.writeString(folder.resolve("rules.yaml"), "version: 1\n");
    Files.copy(Path.of("playbook.yaml"), folder.resolve("playbook.yaml"));

    Settings defaults = loader.load(bare);

    Settings shipped = loader.load(EARSHOT);
    assertThat(defaults.rules()).isEqualTo(shipped.rules());
    assertThat(defaults.config())
        .usingRecursiveComparison()
        .ignoringFields("mappings")
        .isEqualTo(shipped.config());
  }

  @Test
  void everyKeyThereIsIsShown() throws IOException {
    assertShown(EARSHOT, EarshotConfig.class);
    assertShown(Path.of("rules.yaml"), RulesFile.class);
    assertShown(Path.of("rules-ordinary.yaml"), RulesFile.class);
    assertShown(Path.of("brands.yaml"), Brands.class);
    assertShown(Path.of("playbook.yaml"), Playbook.class);
  }

  @Test
  void theHelpDeskShownInACommentWorksOnceItIsNoCommentAnyMore() throws IOException {
    Path file = Files.writeString(folder.resolve("earshot.yaml"), uncommented(EARSHOT));
    for (String other : List.of("brands.yaml", "rules.yaml", "playbook.yaml")) {
      Files.copy(Path.of(other), folder.resolve(other));
    }

    HelpdeskSettings helpdesk = loader.load(file).config().helpdesk();

    assertThat(loader.load(EARSHOT).config().helpdesk().desks()).isEmpty();
    DeskSettings shown = helpdesk.desks().get("zendesk");
    assertThat(shown.kind()).isEqualTo(DeskSettings.Kind.ZENDESK);
    assertThat(shown.levels()).containsEntry("urgent", "urgent");
    assertThat(helpdesk.desks().get("crm").templates().mark().body()).contains("{{level}}");
    assertThat(helpdesk.door().secrets()).containsOnlyKeys("zendesk");
    assertThat(helpdesk.toString()).doesNotContain("made-there", "0123456789abcdef");
  }

  @Test
  void aKeyOfAHelpDeskThatIsLeftOutHasTheValueShown() throws IOException {
    Path file = Files.writeString(folder.resolve("earshot.yaml"), uncommented(EARSHOT));
    Path bare =
        Files.writeString(
            folder.resolve("bare.yaml"),
            servers()
                + """
                helpdesk:
                  desks:
                    zendesk: {kind: zendesk, url: 'https://acme.zendesk.example', token: made-there}
                """);
    for (String other : List.of("brands.yaml", "rules.yaml", "playbook.yaml")) {
      Files.copy(Path.of(other), folder.resolve(other));
    }

    assertThat(loader.load(bare).config().helpdesk().desks().get("zendesk"))
        .usingRecursiveComparison()
        .ignoringFields("user", "levels")
        .isEqualTo(loader.load(file).config().helpdesk().desks().get("zendesk"));
  }

  @Test
  void theChannelsShownInACommentWorkOnceTheyAreNoCommentAnyMore() throws IOException {
    Path file = Files.writeString(folder.resolve("earshot.yaml"), uncommented(EARSHOT));
    for (String other : List.of("brands.yaml", "rules.yaml", "playbook.yaml")) {
      Files.copy(Path.of(other), folder.resolve(other));
    }

    NotificationSettings notification = loader.load(file).config().notification();

    assertThat(loader.load(EARSHOT).config().notification().channels()).isEmpty();
    assertThat(notification.channels()).containsOnlyKeys("team", "mail");
    assertThat(notification.channels().get("mail").smtp().to())
        .containsExactly("care@acme.example");
    assertThat(notification.routes().get(0).channels()).containsExactly("team");
    assertThat(notification.toString()).doesNotContain("hooks.acme", "whsec", "made-there");
  }

  @Test
  void thePersonShownInACommentMayComeInOnceItIsNoCommentAnyMore() throws IOException {
    Path file = Files.writeString(folder.resolve("earshot.yaml"), uncommented(EARSHOT));
    for (String other : List.of("brands.yaml", "rules.yaml", "playbook.yaml")) {
      Files.copy(Path.of(other), folder.resolve(other));
    }

    WallSettings wall = loader.load(file).config().wall();

    assertThat(loader.load(EARSHOT).config().wall().users()).isEmpty();
    assertThat(wall.users()).containsOnlyKeys("eva");
    assertThat(wall.users().get("eva").role()).isEqualTo(WallSettings.Role.AGENT);
    assertThat(wall.toString()).doesNotContain("0123456789abcdef");
  }

  @Test
  void theReadmeNamesEveryVariable() throws IOException {
    Set<String> variables = new TreeSet<>();
    String settings = Files.readString(EARSHOT).replaceAll("(?m)^ *#.*$", "");
    var found = Pattern.compile("\\$\\{(EARSHOT_\\w+)").matcher(settings);
    while (found.find()) {
      variables.add(found.group(1));
    }

    assertThat(variables).isNotEmpty();
    assertThat(Files.readString(Path.of("README.md"))).contains(variables);
  }

  @Test
  void ordinaryRulesDifferInTheInfluenceAStreakNeedsAndInNothingElse() {
    Rules rules = loader.rules(Path.of("rules.yaml"));

    Rules ordinary = loader.rules(Path.of("rules-ordinary.yaml"));

    assertThat(rules.negativeStreak().influence()).isEqualTo(60);
    assertThat(ordinary.negativeStreak().influence()).isZero();
    assertThat(ordinary)
        .usingRecursiveComparison()
        .ignoringFields("negativeStreak.influence")
        .isEqualTo(rules);
  }

  @Test
  void theRulesAreThoseOfTheMethod() {
    Rules rules = loader.rules(Path.of("rules.yaml"));

    assertThat(rules.angryInfluencer().influence()).isEqualTo(80);
    assertThat(rules.angryInfluencer().customerInfluence()).isEqualTo(60);
    assertThat(rules.seriousIntent().floor()).isEqualTo(Level.HIGH);
    assertThat(rules.seriousIntent().customerFloor()).isEqualTo(Level.HIGH);
    assertThat(rules.negativeStreak().windows())
        .containsExactly(
            new NegativeStreakSettings.Window(3, Duration.ofHours(24)),
            new NegativeStreakSettings.Window(2, Duration.ofHours(1)));
    assertThat(rules.influence().reference("x")).isEqualTo(1e6);
    assertThat(rules.influence().reference("somewhere")).isEqualTo(1e6);
  }

  @Test
  void everyBrandIsSortedByTopicsAndEveryTopicSortsABrand() {
    Brands brands = loader.load(EARSHOT).brands();

    assertThat(brands.brands()).allSatisfy(brand -> assertThat(brand.topics()).isNotEmpty());
    assertThat(brands.brands().stream().flatMap(brand -> brand.topics().stream()).distinct())
        .containsExactlyInAnyOrderElementsOf(brands.topics().stream().map(BrandTopic::id).toList());
    assertThat(brands.topics())
        .filteredOn(topic -> topic.id().equals("safety"))
        .singleElement()
        .satisfies(
            topic -> {
              assertThat(topic.keywords()).contains("safe", "trial*");
              assertThat(topic.intents()).containsExactly(Reading.Intent.SAFETY_LEGAL);
            });
  }

  @Test
  void whatRevealsSomebodysHealthIsSpecialAsShipped() {
    Brands brands = loader.load(EARSHOT).brands();

    assertThat(brands.topics())
        .filteredOn(BrandTopic::special)
        .extracting(BrandTopic::id)
        .containsExactly("side-effects");
    assertThat(brands.brands()).noneMatch(Brand::special);
  }

  @Test
  void noNetworkIsLooserThanItsTermsAsShipped() {
    IdentitySettings identity = loader.load(EARSHOT).config().identity();

    assertThat(identity.of("reddit")).isEqualTo(IdentitySettings.Policy.FORBIDDEN);
    assertThat(identity.of("x")).isEqualTo(IdentitySettings.Policy.OPT_IN);
    assertThat(identity.of("somewhere")).isEqualTo(IdentitySettings.Policy.OPT_IN);
  }

  @Test
  void theStreamsMappingReadsBothKindsOfFile() throws Exception {
    Map<String, String> environment = Map.of("EARSHOT_POSTS_MAPPING", "streams");
    var reader =
        RecordReader.ofPosts(
            new ConfigLoader(environment::get).load(EARSHOT).config().postsMapping());

    Post plain =
        reader.read(
            utf8(
                """
                {"id": "1", "author": "u1", "brand": "Delta", "created_at": "2015-02-24T11:35:52Z",
                 "text": "late again", "shares": 3, "label": "negative"}
                """));
    Post rich =
        reader.read(
            utf8(
                """
                {"id": 2, "author": 77, "author_created": "2009-04-08T17:52:46Z",
                 "followers": 405, "following": 1692, "favourites": 3247, "verified": false,
                 "created_at": "2020-12-20T06:06:44Z", "text": "same folks",
                 "shares": 1, "likes": 9, "hashtags": ["PfizerBioNTech"]}
                """));

    assertThat(plain.authorKey()).isEqualTo("x:u1");
    assertThat(plain.engagement().reposts()).isEqualTo(3);
    assertThat(plain.author().followers()).isNull();
    assertThat(rich.authorKey()).isEqualTo("x:77");
    assertThat(rich.author().followers()).isEqualTo(405);
    assertThat(rich.author().verified()).isFalse();
    assertThat(rich.engagement().likes()).isEqualTo(9);
  }

  @Test
  void withoutAPepperThereIsAWarningThatSaysWhatToDoAndWithOneThereIsNone() {
    assertThat(loader.load(EARSHOT).warnings())
        .singleElement()
        .asString()
        .contains("tenant's name")
        .contains("openssl rand -hex 32");

    Map<String, String> environment = Map.of("EARSHOT_PEPPER", "0123456789abcdef");
    assertThat(new ConfigLoader(environment::get).load(EARSHOT).warnings()).isEmpty();
  }

  /**
   * With the settings that stand in comments, two or four spaces after the #, as if they did not.
   */
  private static String uncommented(Path file) throws IOException {
    return Files.readString(file)
        .replaceAll(
            "(?m)^( +(?:desks|secrets|segments|channels|routes|users):) (?:\\{}|\\[])$", "$1")
        .replaceAll("(?m)^( +)#(?=(  )+\\S)", "$1");
  }

  static String servers() {
    return "kafka: {client: {bootstrap.servers: 'localhost:9092'}}\n";
  }

  private static void assertShown(Path file, Class<?> root) throws IOException {
    Set<String> missing = new HashSet<>();
    collectMissing(List.of(YamlReader.read(file.toString(), uncommented(file))), root, "", missing);
    assertThat(missing).as("keys that %s does not show", file).isEmpty();
  }

  /** What none of these pieces of YAML shows of the type: items of one list help each other. */
  private static void collectMissing(
      List<Node> nodes, Type type, String path, Set<String> missing) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      collectMissing(
          nodes.stream().flatMap(node -> children(node).stream()).toList(),
          arguments[arguments.length - 1],
          path + "[]",
          missing);
      return;
    }
    if (!((Class<?>) type).isRecord()) {
      return;
    }
    for (RecordComponent component : ((Class<?>) type).getRecordComponents()) {
      String key = Binder.key(component);
      List<Node> found =
          nodes.stream()
              .filter(Node.Mapping.class::isInstance)
              .map(node -> ((Node.Mapping) node).entries().get(key))
              .filter(Objects::nonNull)
              .toList();
      if (found.isEmpty()) {
        missing.add(path + "." + key);
      }
      collectMissing(found, component.getGenericType(), path + "." + key, missing);
    }
  }

  private static List<Node> children(Node node) {
    return node instanceof Node.Mapping mapping
        ? List.copyOf(mapping.entries().values())
        : node instanceof Node.Sequence sequence ? sequence.items() : List.of();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
