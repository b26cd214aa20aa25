package dev.earshot.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.earshot.model.Json;
import dev.earshot.model.RecordReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A record and the schema that claims to describe it.
 *
 * @param name the schema's, as its file is called
 * @param full an example with every field
 * @param minimal an example with nothing that may be left out
 * @param input whether others write it
 */
record Contract(String name, Record full, Record minimal, boolean input) {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  Class<? extends Record> type() {
    return full.getClass();
  }

  /** The schema's text as a tree. */
  ObjectNode schema() {
    return (ObjectNode) tree(text());
  }

  /** What the schema thinks of a record: empty when it is content. */
  String schemaFaults(JsonNode record) {
    Schema schema = REGISTRY.getSchema(text());
    return String.join("; ", faults(schema, record.toString()));
  }

  boolean schemaAccepts(JsonNode record) {
    return schemaFaults(record).isEmpty();
  }

  boolean readerAccepts(JsonNode record) {
    try {
      RecordReader.of(type()).read(record.toString().getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (RecordReader.Unreadable e) {
      return false;
    }
  }

  static Iterable<String> faults(Schema schema, String json) {
    return schema.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  static ObjectNode written(Record example) {
    return (ObjectNode) tree(Json.write(example));
  }

  static JsonNode tree(String json) {
    try {
      return Json.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text() {
    try {
      return Files.readString(Path.of("schema", name + ".schema.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
