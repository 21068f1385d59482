package io.labelops.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The processes, decisions and forms of this build. */
public record Models(SortedMap<String, byte[]> contents) {

  private static final String[] PATTERNS = {
    "classpath*:processes/*.bpmn", "classpath*:processes/*.dmn", "classpath*:forms/*.form"
  };

  public static Models onClasspath() {
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

  public boolean isEmpty() {
    return contents.isEmpty();
  }

  /** Tells builds with different models apart. */
  public String hash() {
    MessageDigest digest = Sha256.digest();
    for (Map.Entry<String, byte[]> model : contents.entrySet()) {
      digest.update(
          (model.getKey() + "\0" + model.getValue().length + "\0")
              .getBytes(StandardCharsets.UTF_8));
      digest.update(model.getValue());
    }
    return Sha256.hex(digest.digest());
  }
}
