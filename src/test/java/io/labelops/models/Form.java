package io.labelops.models;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One form of the repository. */
record Form(Path file, JsonNode json) {

  static Form of(Path file, byte[] content) {
    return new Form(file, JsonMapper.shared().readTree(content));
  }

  String name() {
    return Repository.nameOf(file);
  }

  /** Everything on the form, what is in groups too. */
  List<JsonNode> fields() {
    return json.findValues("components").stream().flatMap(JsonNode::valueStream).toList();
  }

  /** Fields whose value is sent, each with a key. */
  List<JsonNode> inputs() {
    return fields().stream().filter(field -> field.hasNonNull("key")).toList();
  }

  JsonNode input(String key) {
    return inputs().stream()
        .filter(field -> field.path("key").asString().equals(key))
        .findFirst()
        .orElseGet(() -> json.path("missing"));
  }
}
