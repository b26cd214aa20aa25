package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Schema and reader are two tellings of one contract: they must accept and refuse the same. */
class SchemaTest {
  private static final String ALL = "dev.earshot.config.Contracts#all";

  /** Objects that count by name: any name may stand in them. */
  private static final Set<String> BY_NAME =
      Set.of("limits", "topics", "networks", "sources", "attributes", "contact");

  /** Lists that are read from a single text as well. */
  private static final Set<String> ALSO_ONE_TEXT = Set.of("provenance");

  /** One of every JSON type, and a text that is no time and in no enumeration. */
  private static final List<JsonNode> STRANGERS =
      List.of(
          Contract.tree("5"),
          Contract.tree("1.5"),
          Contract.tree("true"),
          Contract.tree("\"strange\""),
          Contract.tree("\"12\""),
          Contract.tree("[]"),
          Contract.tree("{}"));

  @ParameterizedTest
  @MethodSource(ALL)
  void theSchemaIsASchema(Contract contract) {
    var draft =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of(Dialects.getDraft202012().getId()));

    assertThat(Contract.faults(draft, contract.schema().toString())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void whatWeWriteIsWhatTheSchemaDescribes(Contract contract) {
    assertThat(contract.schemaFaults(Contract.written(contract.full()))).isEmpty();
    assertThat(contract.schemaFaults(Contract.written(contract.minimal()))).isEmpty();
    assertThat(contract.readerAccepts(Contract.written(contract.full()))).isTrue();
    assertThat(contract.readerAccepts(Contract.written(contract.minimal()))).isTrue();
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void aFieldLeftOutIsMissedByBothOrByNone(Contract contract) {
    ObjectNode full = Contract.written(contract.full());
    for (JsonPointer place : places(full)) {
      if (place.last().mayMatchElement()) {
        continue;
      }
      ObjectNode without = full.deepCopy();
      ((ObjectNode) without.at(place.head())).remove(place.last().getMatchingProperty());

      boolean schema = contract.schemaAccepts(without);
      boolean reader = contract.readerAccepts(without);

      if (contract.input()) {
        assertThat(schema).as("%s without %s", contract, place).isEqualTo(reader);
      } else if (!reader) {
        // What we write promises more than what we could still read: see below.
        assertThat(schema).as("%s without %s", contract, place).isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void anOutputPromisesWhatIsAlwaysWrittenAndNothingElse(Contract contract) {
    if (contract.input()) {
      return;
    }
    Set<String> always = new TreeSet<>();
    Contract.written(contract.minimal()).fieldNames().forEachRemaining(always::add);
    Set<String> promised = new TreeSet<>();
    contract.schema().get("required").forEach(field -> promised.add(field.asText()));

    assertThat(promised).isEqualTo(always);
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void aNullIsRefusedByBothOrByNone(Contract contract) {
    ObjectNode full = Contract.written(contract.full());
    for (JsonPointer place : places(full)) {
      JsonNode changed = with(full, place, Contract.tree("null"));
      if (contract.input()) {
        assertThat(contract.schemaAccepts(changed))
            .as("%s with null at %s", contract, place)
            .isEqualTo(contract.readerAccepts(changed));
      } else {
        assertThat(contract.schemaAccepts(changed))
            .as("%s, which never writes a null, with one at %s", contract, place)
            .isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void theWrongTypeIsRefusedByBoth(Contract contract) {
    ObjectNode full = Contract.written(contract.full());
    int refused = 0;
    for (JsonPointer place : places(full)) {
      for (JsonNode stranger : STRANGERS) {
        if (stranger.isObject() && full.at(place).isObject()) {
          continue;
        }
        JsonNode changed = with(full, place, stranger);
        boolean reader = contract.readerAccepts(changed);

        assertThat(contract.schemaAccepts(changed))
            .as("%s with %s at %s", contract, stranger, place)
            .isEqualTo(reader);

        refused += reader ? 0 : 1;
        boolean one = ALSO_ONE_TEXT.contains(place.last().getMatchingProperty());
        if (stranger.getNodeType() != full.at(place).getNodeType()
            && !(one && stranger.isTextual())) {
          assertThat(reader).as("%s with %s at %s", contract, stranger, place).isFalse();
        }
      }
    }
    assertThat(refused).isGreaterThan(places(full).size() * 4);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          post     | /id               | ""
          post     | /id               | "  "
          post     | /id               | "a\\u0000b"
          post     | /id               | "a\\nb"
          post     | /network          | "Blue Sky"
          post     | /network          | ""
          post     | /revision         | -1
          post     | /schema           | 2
          post     | /author/id        | ""
          post     | /author/followers | 9223372036854775808
          post     | /created_at       | "2026-03-01"
          post     | /created_at       | "2026-03-01T10:00:00"
          post     | /created_at       | "2026-13-01T10:00:00Z"
          post     | /observed_at      | "1772359200"
          post     | /in_reply_to/id   | ""
          post     | /author/groups/0/id | ""
          customer | /accounts/0/network | "X"
          customer | /refs/0/id        | ""
          customer | /value            | 1e16
          customer | /contracts/0/product | ""
          customer | /attributes/plan  | null
          control  | /type             | "take"
          control  | /by               | ""
          desk-event | /type           | "closed"
          desk-event | /desk           | "Zen Desk"
          control  | /brand            | "Sky Hop"
          control  | /brand            | null
          signal   | /score            | 1.01
          signal   | /brand            | "Sky Hop"
          signal   | /influence/score  | 100.5
          signal   | /influence/bot    | -0.1
          tally    | /brand            | ""
          tally    | /loudest/0/score  | -1.01
          hearing  | /kind             | "status"
          alert    | /negativity       | -0.01
          alert    | /state            | "open"
          alert    | /measure/of       | ""
          alert    | /brief/rivals/0/brand | "Sky Hop"
          alert    | /evidence         | ["1","2","3","4","5","6"]
          alert    | /version/counter  | -1
          bump     | /rank             | 0
          bump     | /rank             | 101
          bump     | /kind             | "clear"
          bump     | /level            | "none"
          bump     | /evidence         | ["1","2","3","4","5","6"]
          evidence | /score            | 1.5
          evidence | /subject          | ""
          pulse    | /negative_share   | 1.01
          pulse    | /brand            | "Sky Hop"
          pulse    | /at               | "2026-03-01"
          source   | /source           | ""
          source   | /posts            | -1
          source   | /usual_ms         | 0
          source   | /behind_ms        | -1
          source   | /deaf_since       | "yesterday"
          """)
  void aValueOutOfRangeIsRefusedByBoth(String name, String place, String value) {
    Contract contract = Contracts.named(name);
    JsonNode changed =
        with(Contract.written(contract.full()), JsonPointer.compile(place), Contract.tree(value));

    assertThat(contract.schemaAccepts(changed)).isFalse();
    assertThat(contract.readerAccepts(changed)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          post     | /author/followers | -5
          post     | /author/followers | 9223372036854775807
          post     | /created_at       | "2026-03-01T10:00:00.123456+02:00"
          post     | /created_at       | "1970-01-01T00:00:00Z"
          post     | /text             | ""
          post     | /id               | "https://example.org/@ana/1?a=b#c ž"
          customer | /accounts/0/provenance | "declared"
          customer | /accounts/0/provenance | []
          signal   | /score            | -1
          signal   | /influence/score  | 100
          alert    | /evidence         | []
          bump     | /rank             | 100
          bump     | /evidence         | ["1","2","3","4","5"]
          evidence | /score            | -1
          pulse    | /negative_share   | 1
          pulse    | /disarmed         | []
          """)
  void aValueAtTheEdgeIsAcceptedByBoth(String name, String place, String value) {
    Contract contract = Contracts.named(name);
    JsonNode changed =
        with(Contract.written(contract.full()), JsonPointer.compile(place), Contract.tree(value));

    assertThat(contract.schemaFaults(changed)).isEmpty();
    assertThat(contract.readerAccepts(changed)).isTrue();
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void aFieldNobodyKnowsIsWelcomeInWhatWeReadAndNeverInWhatWeWrite(Contract contract) {
    for (JsonPointer place : records(contract)) {
      ObjectNode more = Contract.written(contract.full());
      ((ObjectNode) more.at(place)).put("x_new", 1);

      assertThat(contract.schemaAccepts(more))
          .as("%s with a new field in %s", contract, place)
          .isEqualTo(contract.input());
      assertThat(contract.readerAccepts(more)).isTrue();
    }
  }

  /** Where anything stands in a record, at every depth. */
  private static List<JsonPointer> places(JsonNode record) {
    Map<JsonPointer, JsonNode> found = new LinkedHashMap<>();
    collect(record, JsonPointer.empty(), found);
    return List.copyOf(found.keySet());
  }

  /** Where records stand; the objects whose names are data are none. */
  private static List<JsonPointer> records(Contract contract) {
    JsonNode full = Contract.written(contract.full());
    List<JsonPointer> records = new ArrayList<>(List.of(JsonPointer.empty()));
    for (JsonPointer place : places(full)) {
      if (full.at(place).isObject() && !BY_NAME.contains(place.last().getMatchingProperty())) {
        records.add(place);
      }
    }
    return records;
  }

  private static void collect(JsonNode node, JsonPointer at, Map<JsonPointer, JsonNode> found) {
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        found.put(at.appendIndex(i), array.get(i));
        collect(array.get(i), at.appendIndex(i), found);
      }
    }
    node.properties()
        .forEach(
            field -> {
              JsonPointer place = at.appendProperty(field.getKey());
              found.put(place, field.getValue());
              collect(field.getValue(), place, found);
            });
  }

  private static JsonNode with(ObjectNode record, JsonPointer place, JsonNode value) {
    ObjectNode changed = record.deepCopy();
    JsonNode parent = changed.at(place.head());
    assertThat(parent.isMissingNode()).as("there is no %s", place).isFalse();
    if (parent instanceof ArrayNode array) {
      array.set(place.last().getMatchingIndex(), value);
    } else {
      ((ObjectNode) parent).set(place.last().getMatchingProperty(), value);
    }
    return changed;
  }
}
