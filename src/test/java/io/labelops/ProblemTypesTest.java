package io.labelops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Problem types are a promise to clients, so each one is on the API's page, and no other. */
class ProblemTypesTest {

  private static final Pattern GIVEN =
      Pattern.compile("(?:HttpStatus\\.\\w+,|new \\w+Conflict\\()\\s*\"([a-z-]*[a-z])\"");
  private static final Pattern TYPES =
      Pattern.compile("^\\| \\d{3} \\|(.*)\\|$", Pattern.MULTILINE);
  private static final Pattern TYPE = Pattern.compile("`([a-z-]+)`");

  @Test
  void thePageNamesEveryProblemTypeAndNoOther() throws IOException {
    Set<String> given = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        add(GIVEN.matcher(Files.readString(file)), given);
      }
    }
    Set<String> told = new TreeSet<>();
    Matcher row = TYPES.matcher(Files.readString(Path.of("docs/api.md")));
    while (row.find()) {
      add(TYPE.matcher(row.group(1)), told);
    }

    assertThat(told).isEqualTo(given);
  }

  private static void add(Matcher found, Set<String> types) {
    while (found.find()) {
      types.add(found.group(1));
    }
  }
}
