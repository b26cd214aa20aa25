package dev.earshot.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A schema names exactly the fields and constants of its record, and says a word about each. */
class SchemaFieldsTest {
  private static final String ALL = "dev.earshot.config.Contracts#all";

  @Test
  void everySchemaHasItsRecord() throws IOException {
    try (var files = Files.list(Path.of("schema"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Contracts.all().map(contract -> contract.name() + ".schema.json").toList());
    }
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void fieldsAndConstantsAreThoseOfTheRecord(Contract contract) {
    check(contract.schema(), contract.schema(), contract.type(), contract.name());
  }

  @ParameterizedTest
  @MethodSource(ALL)
  void theFullExampleLeavesNothingOut(Contract contract) {
    assertComplete(Contract.written(contract.full()), contract.type());
  }

  private static void check(ObjectNode root, JsonNode described, Type type, String path) {
    JsonNode schema = resolved(root, described);
    if (type instanceof ParameterizedType many) {
      Type[] of = many.getActualTypeArguments();
      String items = of.length == 1 ? "items" : "additionalProperties";
      assertThat(schema.has(items)).as("%s of %s", items, path).isTrue();
      check(root, schema.path(items), of[of.length - 1], path + "[]");
      return;
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isEnum()) {
      Set<String> values = new TreeSet<>();
      schema.path("enum").forEach(value -> values.add(value.asText()));
      values.remove("null");
      assertThat(values)
          .as("values of %s", path)
          .isEqualTo(
              Arrays.stream(plain.getEnumConstants())
                  .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                  .collect(Collectors.toCollection(TreeSet::new)));
    }
    if (!plain.isRecord()) {
      return;
    }
    Set<String> properties = new TreeSet<>();
    schema.path("properties").fieldNames().forEachRemaining(properties::add);
    assertThat(properties).as("fields of %s", path).isEqualTo(fields(plain));
    for (RecordComponent component : plain.getRecordComponents()) {
      String field = Names.snake(component.getName());
      JsonNode property = schema.path("properties").path(field);
      assertThat(property.path("description").asText()).as("%s.%s", path, field).isNotBlank();
      check(root, property, component.getGenericType(), path + "." + field);
    }
  }

  private static void assertComplete(JsonNode json, Type type) {
    if (type instanceof ParameterizedType many) {
      Type[] of = many.getActualTypeArguments();
      assertThat(json).isNotEmpty();
      json.forEach(item -> assertComplete(item, of[of.length - 1]));
    } else if (((Class<?>) type).isRecord()) {
      Set<String> written = new TreeSet<>();
      json.fieldNames().forEachRemaining(written::add);
      assertThat(written).isEqualTo(fields((Class<?>) type));
      for (RecordComponent component : ((Class<?>) type).getRecordComponents()) {
        assertComplete(json.get(Names.snake(component.getName())), component.getGenericType());
      }
    }
  }

  private static Set<String> fields(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(component -> Names.snake(component.getName()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static JsonNode resolved(ObjectNode root, JsonNode schema) {
    return schema.has("$ref") ? root.at(schema.get("$ref").asText().substring(1)) : schema;
  }
}
