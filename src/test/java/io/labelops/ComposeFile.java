package io.labelops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** A compose file as it is written. */
record ComposeFile(Map<String, Object> content) {

  static ComposeFile read(Path file) {
    return new ComposeFile(yaml(file));
  }

  static Map<String, Object> yaml(Path file) {
    return new Yaml().load(text(file));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The value at a dotted path, or null. */
  static @Nullable Object at(@Nullable Object content, String path) {
    for (String key : path.split("\\.")) {
      content = content instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return content;
  }

  Stream<Service> services() {
    return entries("services").entrySet().stream()
        .map(entry -> new Service(entry.getKey(), entry.getValue()));
  }

  Service service(String name) {
    return services().filter(service -> service.name().equals(name)).findFirst().orElseThrow();
  }

  Map<String, String> secretFiles() {
    return entries("secrets").entrySet().stream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().get("file").toString()));
  }

  @SuppressWarnings("unchecked")
  private Map<String, Map<String, Object>> entries(String key) {
    return new LinkedHashMap<>((Map<String, Map<String, Object>>) content.get(key));
  }

  /** One service and its settings. */
  record Service(String name, Map<String, Object> settings) {

    String image() {
      return String.valueOf(settings.get("image"));
    }

    boolean has(String... keys) {
      return settings.keySet().containsAll(Set.of(keys));
    }

    @SuppressWarnings("unchecked")
    List<Object> list(String key) {
      return (List<Object>) settings.getOrDefault(key, List.of());
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> map(String key) {
      return (Map<String, Object>) settings.getOrDefault(key, Map.of());
    }

    Set<String> secretSources() {
      return secrets("source");
    }

    Set<String> secretTargets() {
      return secrets("target");
    }

    private Set<String> secrets(String key) {
      return list("secrets").stream()
          .map(each -> each instanceof Map<?, ?> secret ? secret.get(key) : each)
          .map(String::valueOf)
          .collect(Collectors.toSet());
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
