package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake says where it is and what would be right, and gives no secret away. */
class ConfigMistakesTest {
  private static final String KAFKA = "kafka: {client: {bootstrap.servers: here:9092}}\n";
  private static final String BRANDS = "brands: [{id: a, name: A, keywords: [a]}]\n";
  private static final String SECRET = "hunter2";

  private final Map<String, String> environment = new HashMap<>();

  @TempDir private Path folder;

  @BeforeEach
  void aSoundSetOfFiles() throws IOException {
    write("earshot.yaml", KAFKA);
    write("brands.yaml", BRANDS);
    write("rules.yaml", "version: 1\n");
    write("playbook.yaml", "actions: {Outage: Open one incident.}\n");
  }

  @Test
  void soundFilesAreNoMistake() {
    assertThat(load().brands().brands()).extracting(Brand::id).containsExactly("a");
  }

  @Test
  void aFileThatIsNotThere() throws IOException {
    Files.delete(folder.resolve("rules.yaml"));

    assertThat(mistake())
        .isEqualTo(
            "rules.yaml: does not exist; brands, rules and playbook are looked for beside"
                + " earshot.yaml");
  }

  @Test
  void aFolderInsteadOfAFile() throws IOException {
    Files.delete(folder.resolve("rules.yaml"));
    Files.createDirectory(folder.resolve("rules.yaml"));

    assertThat(mistake()).startsWith("rules.yaml: cannot be read");
  }

  @Test
  void aShippedFileThatIsNone() {
    environment.put("EARSHOT_RULES", "rulez.yaml");

    ConfigException mistake =
        catchThrowableOfType(
            ConfigException.class, () -> new ConfigLoader(environment::get).shipped());

    assertThat(mistake).hasMessage("rulez.yaml: is not among the shipped files");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          `tenant: [a`             | line 1: is not YAML: while parsing a flow sequence
          `tenant: @a`             | line 1: is not YAML: while scanning for the next token
          `tenant: a: b`           | line 1: is not YAML: mapping values are not allowed here
          `tenant: *anchor`        | line 1: uses a YAML *alias or !tag; write the value out, or quote it
          `tenant: !a`             | line 1: uses a YAML *alias
          `# nothing`              | earshot.yaml: is empty
          `tenant: a\n---\ntenant: b` | holds a second document
          `tenant: a\nbrands: b\ntenant: c` | line 3: tenant stands here twice
          `just words`             | line 1: must be a group of keys, is a single value
          """)
  void whatIsNotPlainYaml(String yaml, String expected) throws IOException {
    write("earshot.yaml", yaml.replace("\\n", "\n") + "\n");

    assertThat(mistake()).contains(expected);
  }

  @Test
  void whatIsNotUtf8() throws IOException {
    Files.write(
        folder.resolve("earshot.yaml"), "tenant: žir\n".getBytes(StandardCharsets.ISO_8859_1));
    Files.write(folder.resolve("brands.yaml"), new byte[] {'a', (byte) 0xff});
    write("earshot.yaml", KAFKA);

    assertThat(mistake()).isEqualTo("brands.yaml: is not UTF-8; save it as UTF-8");
  }

  @Test
  void aMisspeltKeyNamesItselfItsLineTheNearestKeyAndAllOthers() throws IOException {
    write("earshot.yaml", KAFKA + "redis:\n  hots: there\n");

    assertThat(mistake())
        .isEqualTo(
            "earshot.yaml, line 3: redis.hots is not a key; did you mean 'host'? Known here: batch,"
                + " host, linger, password, port, timeout, tls, user");
  }

  @Test
  void anUnknownKeyThatResemblesNothingSuggestsNothing() throws IOException {
    write("earshot.yaml", KAFKA + "zookeeper: there\n");

    assertThat(mistake())
        .startsWith("earshot.yaml, line 2: zookeeper is not a key. Known here: brands, customers,");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          `redis: {port: many}`             | redis.port must be a whole number
          `redis: {port: 6379.5}`           | redis.port must be a whole number
          `redis: {port: 65536}`            | redis.port is 65536, must be between 1 and 65535
          `redis: {port: [1]}`              | redis.port must be a single value, is a list
          `redis: {tls: yes}`               | redis.tls must be true or false
          `redis: {timeout: 1}`             | redis.timeout must be a whole number and a unit, such as 500ms, 10s, 5m, 24h or 28d
          `redis: {timeout: 1 s}`           | redis.timeout must be a whole number and a unit, such as 500ms, 10s, 5m, 24h or 28d
          `redis: {timeout: 2m}`            | redis.timeout is 2m, must be between 10ms and 1m
          `redis: {user: bob}`              | redis.password is missing; a user needs one
          `redis: here`                     | redis must be a group of keys, is a single value
          `tenant: Acme Inc`                | tenant must be 1 to 64 of a-z, 0-9, '.', '_' and '-', starting with a letter or digit
          `privacy: {pepper: short}`        | privacy.pepper is shorter than 16 characters and can be guessed; make one with: openssl rand -hex 32
          `privacy: {evidence_ttl: 29d}`    | privacy.evidence_ttl is 29d, must be between 1s and 28d
          `identity: {fallback: sometimes}` | identity.fallback must be one of declared, opt-in, forbidden
          `identity: {networks: {x: opt_in}}` | identity.networks.x must be one of declared, opt-in, forbidden
          `identity: {networks: {X: opt-in}}` | identity.networks.X must be 1 to 64 of a-z, 0-9, '.', '_' and '-', starting with a letter or digit
          `job: {parallelism: 0}`           | job.parallelism is 0, must be between 1 and 720
          `mappings: {m: {constants: {id: a}}}` | mappings.m is not valid: network is mapped from nothing; every post needs it
          """)
  void aValueThatDoesNotFit(String yaml, String expected) throws IOException {
    write("earshot.yaml", KAFKA + yaml + "\n");

    assertThat(mistake()).isEqualTo("earshot.yaml, line 2: " + expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          `desks: {Z: {kind: zammad, url: 'https://a', token: t}}` | desks.Z must be 1 to 64 of a-z, 0-9, '.', '_' and '-', starting with a letter or digit
          `desks: {z: {url: 'https://a'}}` | desks.z.kind is missing
          `desks: {z: {kind: jira}}` | desks.z.kind must be one of zendesk, zammad, http
          `desks: {z: {kind: zammad}}` | desks.z.url is missing
          `desks: {z: {kind: zammad, url: a.b, token: t}}` | desks.z.url must begin with https:// or http:// and name a host
          `desks: {z: {kind: zammad, url: 'file:///a', token: t}}` | desks.z.url must begin with https:// or http:// and name a host
          `desks: {z: {kind: zammad, url: 'https:///a', token: t}}` | desks.z.url must begin with https:// or http:// and name a host
          `desks: {z: {kind: zammad, url: 'https://u:p@a', token: t}}` | desks.z.url must be a host and at most a port and a path
          `desks: {z: {kind: zammad, url: 'https://a/?b=c', token: t}}` | desks.z.url must be a host and at most a port and a path
          `desks: {z: {kind: zammad, url: 'https://a/#b', token: t}}` | desks.z.url must be a host and at most a port and a path
          `desks: {z: {kind: zammad, url: 'https://a'}}` | desks.z.token is missing
          `desks: {z: {kind: zammad, url: 'https://a', token: ''}}` | desks.z.token is empty
          `desks: {z: {kind: zammad, url: 'https://a', token: t, mode: field}}` | desks.z.field is missing; mode field needs the desk's name of it
          `desks: {z: {kind: zendesk, url: 'https://a', token: t, mode: field, field: level}}` | desks.z.field must be the field's number at Zendesk
          `desks: {z: {kind: zammad, url: 'https://a', token: t, mode: field, field: Level!}}` | desks.z.field must be the field's internal name at Zammad
          `desks: {z: {kind: zammad, url: 'https://a', token: "t\\n"}}` | desks.z.token holds what cannot stand in a header
          `desks: {z: {kind: zammad, url: 'https://a', user: "ü", token: t}}` | desks.z.user holds what cannot stand in a header
          `desks: {z: {kind: zammad, url: 'https://a', token: t, field: f}}` | desks.z.field goes with mode field, and only with it
          `desks: {z: {kind: zammad, url: 'https://a', token: t, templates: {mark: {path: /a}}}}` | desks.z.templates go with kind http, and only with it
          `desks: {z: {kind: zammad, url: 'https://a', token: t, rate_per_minute: 0}}` | desks.z.rate_per_minute is 0, must be between 1 and 10000
          `desks: {z: {kind: zammad, url: 'https://a', token: t, timeout: 2m}}` | desks.z.timeout is 2m, must be between 100ms and 1m
          `desks: {z: {kind: zammad, url: 'https://a', token: t, levels: {hihg: h}}}` | desks.z.levels.hihg is no level; did you mean 'high'? Known here: high, low, normal, urgent
          `desks: {z: {kind: zammad, url: 'https://a', token: t, levels: {high: ' '}}}` | desks.z.levels.high is empty
          `desks: {z: {kind: http, url: 'https://a', token: t, templates: {tickets: {path: /a}}}}` | desks.z.templates.ticket.path is missing; a desk of kind http needs it
          `desks: {z: {kind: http, url: 'https://a', token: t, templates: {mark: {path: '//a'}}}}` | desks.z.templates.mark.path must begin with one slash
          `desks: {z: {kind: http, url: 'https://a', token: t, templates: {mark: {path: 'http://b/'}}}}` | desks.z.templates.mark.path must begin with one slash
          `desks: {z: {kind: http, url: 'https://a', token: t, templates: {mark: {method: GIVE}}}}` | desks.z.templates.mark.method must be GET, POST, PUT, PATCH or DELETE
          `desks: {z: {kind: http, url: 'https://a', token: t, templates: {answer: {level: urgency}}}}` | desks.z.templates.answer.level must begin with a slash, as JSON pointers do
          `door: {port: 70000}` | door.port is 70000, must be between 0 and 65535
          `door: {port: 8443}` | door.secrets is empty; give one for each desk that may knock
          `door: {secrets: {A: {kind: zammad, secret: 0123456789abcdef}}}` | door.secrets.A must be 1 to 64 of a-z, 0-9, '.', '_' and '-', starting with a letter or digit
          `door: {secrets: {a: {kind: zammad, secret: short}}}` | door.secrets.a.secret is shorter than 16 characters and can be guessed; make one with: openssl rand -hex 32
          `link: here` | link must begin with https:// or http:// and name a host
          """)
  void aMistakeAboutHelpDesks(String yaml, String expected) throws IOException {
    write("earshot.yaml", KAFKA + "helpdesk: {" + yaml + "}\n");

    assertThat(mistake()).isEqualTo("earshot.yaml, line 2: helpdesk." + expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          `channels: {A: {kind: slack, url: 'https://a'}}` | channels.A must be 1 to 64 of a-z, 0-9, '.', '_' and '-', starting with a letter or digit
          `channels: {a: {kind: fax}}` | channels.a.kind must be one of webhook, slack, teams, email, pagerduty, alertmanager
          `channels: {a: {kind: slack}}` | channels.a.url is empty
          `channels: {a: {kind: slack, url: 'http://a'}}` | channels.a.url must begin with https://, or say insecure: true
          `channels: {a: {kind: slack, url: 'https://a', token: t}}` | channels.a.token does not go with this kind of channel
          `channels: {a: {kind: slack, url: 'https://a', secrets: [s]}}` | channels.a.secrets does not go with this kind of channel
          `channels: {a: {kind: slack, url: 'https://a', timeout: 2m}}` | channels.a.timeout is 2m, must be between 100ms and 1m
          `channels: {a: {kind: slack, url: 'https://a', language: fr}}` | channels.a.language must be one of en, sl, ro, sr, ru
          `channels: {a: {kind: webhook, url: 'https://a', token: "t\\n"}}` | channels.a.token holds what cannot stand in a header
          `channels: {a: {kind: pagerduty}}` | channels.a.routing_key is missing; PagerDuty needs it
          `channels: {a: {kind: email}}` | channels.a.smtp.host is missing; e-mail needs it
          `channels: {a: {kind: email, smtp: {host: h, from: us}}}` | channels.a.smtp.from must be an address, such as alerts@acme.example
          `channels: {a: {kind: email, smtp: {host: h, from: a@b.c}}}` | channels.a.smtp.to is empty; whom does it go to?
          `channels: {a: {kind: email, smtp: {host: h, from: a@b.c, to: [a@b.c], security: none}}}` | channels.a.smtp.security none goes only with insecure: true
          `routes: [{severity: sev1}]` | routes[0].channels is empty; where is it to go?
          `routes: [{severity: sev0, channels: [a]}]` | routes[0].severity must be one of sev1, sev2, sev3, sev4
          `channels: {team: {kind: slack, url: 'https://a'}}, routes: [{channels: [taem]}]` | routes[0].channels names no channel; did you mean 'team'? Known here: team
          `quiet_hours: {zone: Mars}` | quiet_hours.zone is no time zone, such as Europe/Ljubljana or UTC
          `quiet_hours: {from: '22:00'}` | quiet_hours.to is missing; quiet hours need both ends
          `quiet_hours: {from: '22', to: '07:00'}` | quiet_hours.from must be a time of the day, such as 22:00
          `quiet_hours: {from: '07:00', to: '07:00'}` | quiet_hours.to is the same as from
          `storm: {most: 0}` | storm.most is 0, must be between 1 and 1000
          `languages: {floor: 2}` | languages.floor is 2, must be between 0 and 1
          `languages: {precision: {ru: 55}}` | languages.precision.ru is 55, must be between 0 and 1
          `door: {port: 8444}` | door.url is missing; messages link to it
          `door: {port: 8444, url: 'https://a', secret: short}` | door.secret is shorter than 16 characters and can be guessed; make one with: openssl rand -hex 32
          `watchdog: {channels: [a]}` | watchdog.channels names no channel. Known here: none
          `watchdog: {silence: 1s}` | watchdog.silence is 1s, must be between 20s and 1h
          `watchdog: {test: 'MAN 10:00'}` | watchdog.test must be a day and a time, such as MON 10:00
          """)
  void aMistakeAboutNotifications(String yaml, String expected) throws IOException {
    write("earshot.yaml", KAFKA + "notification: {" + yaml + "}\n");

    assertThat(mistake()).isEqualTo("earshot.yaml, line 2: notification." + expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          `bind: 0.0.0.0`                         | url is missing; where others may come in, a request is known by it
          `url: 'https://a.example/wall'`         | url must end with the host or its port
          `language: klingon`                     | language is none of ours. Known here: en, ro, ru, sl, sr
          `session: 1m`                           | session is 1m, must be between 5m and 7d
          `users: {eva: {role: agent}}`           | users.eva.token is missing; without a proxy nobody comes in else
          `users: {eva: {token: short}}`          | users.eva.token is shorter than 16 characters and can be guessed; make one with: openssl rand -hex 32
          `users: {eva: {token: aaaaaaaaaaaaaaaa}, bob: {token: aaaaaaaaaaaaaaaa}}` | users has two of one token; nobody could tell them apart
          `proxy: {header: 'X User', secret: aaaaaaaaaaaaaaaa}` | proxy.header is not the name of a header
          `proxy: {header: X-User}`               | proxy.secret is shorter than 16 characters and can be guessed; make one with: openssl rand -hex 32
          """)
  void aMistakeAboutTheWall(String yaml, String expected) throws IOException {
    write("earshot.yaml", KAFKA + "wall: {" + yaml + "}\n");

    assertThat(mistake()).isEqualTo("earshot.yaml, line 2: wall." + expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          `kafka: {group: g}`     | kafka.client.bootstrap.servers is missing; name the brokers, such as localhost:9092
          `kafka: {client: {bootstrap.servers: a, group.id: b}}` | kafka.client.group.id is set by kafka.group; remove it here
          `kafka: {client: {bootstrap.servers: a}, topics: {alerts: posts}}` | kafka.topics has two topics of one name; each needs its own
          `kafka: {client: {bootstrap.servers: a}, posts: {topic: 'a b'}}` | kafka.posts.topic is not a topic's name: 1 to 249 of a-z, A-Z, 0-9, '.', '_' and '-'
          `kafka: {client: {bootstrap.servers: a}, posts: {mapping: stream}}` | kafka.posts.mapping names no mapping. Known here: none
          """)
  void aMistakeAboutKafka(String yaml, String expected) throws IOException {
    write("earshot.yaml", yaml + "\n");

    assertThat(mistake()).isEqualTo("earshot.yaml, line 1: " + expected);
  }

  @Test
  void aMappingNobodyWroteSuggestsTheNearest() throws IOException {
    String shipped = Files.readString(Path.of("earshot.yaml"));
    write("earshot.yaml", shipped.replace("${EARSHOT_POSTS_MAPPING:-}", "steams"));

    assertThat(mistake())
        .contains(
            "kafka.posts.mapping names no mapping; did you mean 'streams'? Known here: streams");
  }

  @Test
  void aMappingIntoAFieldNoPostHas() throws IOException {
    String shipped = Files.readString(Path.of("earshot.yaml"));
    write("earshot.yaml", shipped.replace("author.followers: followers", "author.folowers: f"));

    assertThat(mistake())
        .contains("line ")
        .contains("mappings.streams.fields.author.folowers is not a field of a post")
        .contains("did you mean 'author.followers'?");
  }

  @Test
  void aConstantForAFieldThatIsNotText() throws IOException {
    String shipped = Files.readString(Path.of("earshot.yaml"));
    write("earshot.yaml", shipped.replace("network: x\n", "network: x\n      revision: 1\n"));

    assertThat(mistake())
        .contains("mappings.streams.constants.revision cannot be a constant: constants are text");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          `brands: []`                               | brands is empty; name at least one brand
          `brands: [{name: A, keywords: [a]}]`       | brands[0].id is missing
          `brands: [{id: a, name: A}]`               | brands[0].keywords is empty, and so are handles, accounts and hashtags; give at least one of them
          `brands: [{id: a, name: A, handles: [a]}]` | brands[0].handles[0] must be "@handle" or network:handle
          `brands: [{id: a, name: A, hashtags: ['#a']}]` | brands[0].hashtags[0] must be one word of letters and digits, without the #
          `brands: [{id: a, name: A, keywords: [~]}]` | brands[0].keywords[0] is empty; what follows a # is a comment unless it is in quotes
          `brands: [{id: a, name: A, keywords: [b, '!!']}]` | brands[0].keywords[1] must be words; signs alone and links are not looked for
          `brands: [{id: a, name: A, keywords: ['https://a.example']}]` | brands[0].keywords[0] must be words; signs alone and links are not looked for
          `brands: [{id: a, name: A, keywords: [a], rivals: [b]}]` | brands[0].rivals names no other brand; did you mean 'a'? Known here: a
          `brands: {a: b}`                           | brands must be a list, is a group of keys
          """)
  void aMistakeAboutBrands(String yaml, String expected) throws IOException {
    write("brands.yaml", yaml + "\n");

    assertThat(mistake()).isEqualTo("brands.yaml, line 1: " + expected);
  }

  @Test
  void twoBrandsOfOneId() throws IOException {
    write(
        "brands.yaml",
        "brands:\n- {id: a, name: A, keywords: [a]}\n- name: B\n  id: a\n  keywords: [b]\n");

    assertThat(mistake())
        .isEqualTo(
            "brands.yaml, line 4: brands[1].id is the id of brands[0], too; every brand needs its"
                + " own");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          `topics: [{keywords: [bag]}]`                      | topics[0].id is missing
          `topics: [{id: Lost Bags, keywords: [bag]}]`       | topics[0].id must be 1 to 64 of a-z, 0-9, '.', '_' and '-', starting with a letter or digit
          `topics: [{id: bags}]`                             | topics[0].keywords is empty, and so is intents; give at least one of them
          `topics: [{id: bags, keywords: [], intents: []}]`  | topics[0].keywords is empty, and so is intents; give at least one of them
          `topics: [{id: bags, keywords: [~]}]`              | topics[0].keywords[0] is empty; what follows a # is a comment unless it is in quotes
          `topics: [{id: bags, keywords: [bag, ba*]}]`       | topics[0].keywords[1] needs at least 3 letters before the star
          `topics: [{id: bags, keywords: ['*']}]`            | topics[0].keywords[0] must be words, with a star only at its end
          `topics: [{id: bags, keywords: ['*bag']}]`         | topics[0].keywords[0] must be words, with a star only at its end
          `topics: [{id: bags, keywords: [lost* bag]}]`      | topics[0].keywords[0] must be words, with a star only at its end
          `topics: [{id: bags, keywords: ['!!']}]`           | topics[0].keywords[0] must be words, with a star only at its end
          `topics: [{id: bags, intents: [anger]}]`           | topics[0].intents[0] must be one of complaint, question, praise, churn, outage, safety-legal, spam, other
          `topics: [{id: bags, keyword: [bag]}]`             | topics[0].keyword is not a key; did you mean 'keywords'? Known here: id, intents, keywords, special
          `topics: [{id: bags, keywords: [bag]}, {id: bags, keywords: [case]}]` | topics[1].id is the id of another topic, too; every topic needs its own
          """)
  void aMistakeAboutTopics(String yaml, String expected) throws IOException {
    write("brands.yaml", BRANDS + yaml + "\n");

    assertThat(mistake()).isEqualTo("brands.yaml, line 2: " + expected);
  }

  @Test
  void aBrandWithATopicNobodyWroteSuggestsTheNearest() throws IOException {
    write(
        "brands.yaml",
        "topics: [{id: delay, keywords: [late]}, {id: baggage, keywords: [bag]}]\n"
            + BRANDS.replace("}]", ", topics: [delay, bagage]}]"));

    assertThat(mistake())
        .isEqualTo(
            "brands.yaml, line 2: brands[0].topics names no topic; did you mean 'baggage'? Known"
                + " here: baggage, delay");
  }

  @Test
  void aBrandWithATopicWhereThereAreNone() throws IOException {
    write("brands.yaml", BRANDS.replace("}]", ", topics: [bags]}]"));

    assertThat(mistake()).startsWith("brands.yaml, line 1: brands[0].topics names no topic");
  }

  @Test
  void moreTopicsThanThereMayBe() throws IOException {
    write("brands.yaml", BRANDS + topics(30));
    assertThat(load().brands().topics()).hasSize(30);

    write("brands.yaml", BRANDS + topics(31));
    assertThat(mistake()).isEqualTo("brands.yaml, line 2: topics are 31; at most 30");
  }

  private static String topics(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{id: t%d, keywords: [word]}".formatted(i))
        .collect(Collectors.joining(", ", "topics: [", "]\n"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          `rules: {NegativeStreak: {windows: [{count: 1, within: 1h}]}}` | rules.NegativeStreak.windows[0].count is 1, must be between 2 and 100
          `rules: {NegativeStreak: {windows: [{count: 2}]}}`             | rules.NegativeStreak.windows[0].within is missing
          `rules: {NegativeStreak: {windows: []}}`                       | rules.NegativeStreak.windows is empty; give at least one count and within
          `rules: {negative_streak: {}}` | rules.negative_streak is not a key; did you mean 'NegativeStreak'? Known here: Advocate, AngryInfluencer, BrandSpike, Firestorm, GoingViral, IgnoredComplaint, NegativeStreak, Outage, Recovery, SeriousIntent, SourceSilent
          `rules: {AngryInfluencer: {negativity: 1.5}}`  | rules.AngryInfluencer.negativity is 1.5, must be between 0 and 1
          `rules: {AngryInfluencer: {negativity: .nan}}` | rules.AngryInfluencer.negativity must be a number
          `rules: {AngryInfluencer: {severity: bad}}`    | rules.AngryInfluencer.severity must be one of sev1, sev2, sev3, sev4
          `rules: {AngryInfluencer: {floor: none}}`      | rules.AngryInfluencer.floor must be low, normal, high or urgent
          `rules: {AngryInfluencer: {customer_floor: low}}` | rules.AngryInfluencer.customer_floor is lower than floor; a customer never waits behind a stranger
          `priority: {age: 21}`             | priority.crisis and the other weights add up to 101.0, at most 100
          `priority: {tier: -1}`            | priority.tier is -1, must be between 0 and 100
          `influence: {reference: {x: 10}}` | influence.reference.x is 10, must be between 100 and 1000000000
          `rules: {IgnoredComplaint: {sla: 5h}}` | rules.IgnoredComplaint.ordinary_sla is 4h, must be between 5h and 7d
          `rules: {GoingViral: {reactions: 1}}` | rules.GoingViral.reactions is 1, must be between 2 and 1000000
          `rules: {SeriousIntent: {mood_below: 1.5}}` | rules.SeriousIntent.mood_below is 1.5, must be between -1 and 1
          `rules: {SeriousIntent: {customer_floor: low}}` | rules.SeriousIntent.customer_floor is lower than floor; a customer never waits behind a stranger
          `rules: {Recovery: {within: 8d}}`     | rules.Recovery.within is 8d, must be between 1m and 7d
          `rules: {Advocate: {posts: 1}}`       | rules.Advocate.posts is 1, must be between 2 and 100
          `rules: {BrandSpike: {rise: 0.5}}`    | rules.BrandSpike.rise is 0.5, must be between 1 and 100
          `rules: {Outage: {authors: 1}}`       | rules.Outage.authors is 1, must be between 2 and 10000
          `rules: {Firestorm: {networks: 1}}`   | rules.Firestorm.networks is 1, must be between 2 and 20
          `rules: {SourceSilent: {odds: 5}}`    | rules.SourceSilent.odds is 5, must be between 10 and 1000000000000
          `budget: {sensitivity: 12h}`      | budget.sensitivity is 12h, must be between 1d and 365d
          `budget: {pages_a_week: 0}`       | budget.pages_a_week is 0, must be between 0.01 and 1000
          `lifecycle: {quiet: 0s}`          | lifecycle.quiet is 0ms, must be between 1s and 28d
          `lifecycle: {quiet: 1h, update_every: 90m}` | lifecycle.update_every is 90m, longer than quiet: growth would be told when the alert should be over already; make it 1h or less, or quiet longer
          `lifecycle: {quiet: 1m}`          | lifecycle.update_every is 5m, longer than quiet: growth would be told when the alert should be over already; make it 1m or less, or quiet longer
          `lifecycle: {escalate: {sev1: 2h}}` | lifecycle.escalate.sev2 is 1h, must be between 2h and 7d
          """)
  void aMistakeAboutRules(String yaml, String expected) throws IOException {
    write("rules.yaml", "version: 1\n" + yaml + "\n");

    assertThat(mistake()).isEqualTo("rules.yaml, line 2: " + expected);
  }

  @Test
  void anActionWithoutWords() throws IOException {
    write("playbook.yaml", "actions: {Outage: ' '}\n");

    assertThat(mistake()).startsWith("playbook.yaml, line 1: actions.Outage is empty");
  }

  @Test
  void rulesWithoutAVersion() throws IOException {
    write("rules.yaml", "priority: {age: 20}\n");

    assertThat(mistake()).isEqualTo("rules.yaml, line 1: version is missing");
  }

  @Test
  void aVariableThatIsNotSet() throws IOException {
    write("earshot.yaml", KAFKA + "redis:\n  password: ${REDIS_PASSWORD}\n");

    assertThat(mistake())
        .isEqualTo(
            "earshot.yaml, line 3: redis.password needs the environment variable REDIS_PASSWORD;"
                + " set it, or write ${REDIS_PASSWORD:-default}");
  }

  @Test
  void aVariableThatIsMisspelt() throws IOException {
    write("earshot.yaml", KAFKA + "redis:\n  password: ${REDIS-PASSWORD}\n");

    assertThat(mistake()).endsWith("has a '${' that is neither ${NAME} nor ${NAME:-default}");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          `redis: {password: hunter2, port: hunter2}`
          `redis: {password: [hunter2]}`
          `redis: {password: @hunter2}`
          `redis: {password: !hunter2!x a}`
          `redis: {password: "hunter2}`
          `redis: {password: hunter2: x}`
          `redis: {password: *hunter2}`
          `redis: {password: !hunter2}`
          `redis: {password: %hunter2}`
          `redis: {timeout: hunter2, tls: hunter2}`
          `privacy: {pepper: hunter2}`
          `tenant: hunter2 hunter2`
          `identity: {fallback: hunter2}`
          `helpdesk: {desks: {z: {kind: zammad, url: hunter2, token: hunter2}}}`
          `helpdesk: {desks: {z: {kind: http, url: 'https://a', token: hunter2, templates: {mark: {method: hunter2, path: hunter2, body: hunter2}}}}}`
          `helpdesk: {desks: {z: {kind: zammad, url: 'https://a', token: "hunter2\\n"}}}`
          `helpdesk: {desks: {z: {kind: zammad, url: 'https://u:hunter2@a', token: t}}}`
          `helpdesk: {door: {secrets: {z: {kind: zammad, secret: hunter2}}}}`
          `redis: {password: ${SECRET}, port: ${SECRET}}`
          `notification: {channels: {a: {kind: slack, url: hunter2}}}`
          `notification: {channels: {a: {kind: webhook, url: 'https://a', token: "hunter2\n"}}}`
          `notification: {door: {port: 1, url: 'https://a', secret: hunter2}}`
          `wall: {users: {eva: {token: hunter2}}}`
          `wall: {proxy: {header: X-User, secret: hunter2}}`
          """)
  void noMistakeRepeatsAValue(String yaml) throws IOException {
    environment.put("SECRET", SECRET);
    write("earshot.yaml", KAFKA + yaml + "\n");

    ConfigException mistake = catchThrowableOfType(ConfigException.class, this::load);

    assertThat(mistake).isNotNull().hasNoCause();
    assertThat(mistake.getMessage()).doesNotContain(SECRET);
  }

  private Settings load() {
    return new ConfigLoader(environment::get).load(folder.resolve("earshot.yaml"));
  }

  /** The message, with the folder's name taken out. */
  private String mistake() {
    ConfigException mistake = catchThrowableOfType(ConfigException.class, this::load);
    assertThat(mistake).isNotNull();
    return mistake.getMessage().replace(folder + folder.getFileSystem().getSeparator(), "");
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }
}
