package io.labelops.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The processes, decisions and forms of this build. */
record Models(SortedMap<String, byte[]> contents) {

  private static final String[] PATTERNS = {
    "classpath*:processes/*.bpmn", "classpath*:processes/*.dmn", "classpath*:forms/*.form"
  };

  static Models onClasspath() {
    var resolver = new PathMatchingResourcePatternResolver();
    SortedMap<String, byte[]> contents = new TreeMap<>();
    try {
      for (String pattern : PATTERNS) {
        for (Resource resource : resolver.getResources(pattern)) {
          contents.put(String.valueOf(resource.getFilename()), resource.getContentAsByteArray());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the models of this build cannot be read", e);
    }
    return new Models(contents);
  }

  boolean isEmpty() {
    return contents.isEmpty();
  }

  /** Tells builds with different models apart. */
  String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Map.Entry<String, byte[]> model : contents.entrySet()) {
        digest.update(
            (model.getKey() + "\0" + model.getValue().length + "\0")
                .getBytes(StandardCharsets.UTF_8));
        digest.update(model.getValue());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
