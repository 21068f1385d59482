package io.labelops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Draws docs/modules.md from the code; -Dlabelops.draw=true draws it anew. */
class ModuleDiagramTest {

  private static final Path DIAGRAM = Path.of("docs", "modules.md");

  @Test
  void theDiagramShowsTheModulesAsTheyAre() throws IOException {
    String drawn = draw(uses());
    if (Boolean.getBoolean("labelops.draw")) {
      Files.writeString(DIAGRAM, drawn);
    }
    assertThat(DIAGRAM)
        .as("draw it anew: mvn test -Dtest=ModuleDiagramTest -Dlabelops.draw=true")
        .hasContent(drawn);
  }

  private static Map<String, Set<String>> uses() {
    ApplicationModules modules = ApplicationModules.of(LabelopsApplication.class);
    Map<String, Set<String>> uses = new TreeMap<>();
    for (ApplicationModule module : modules) {
      uses.put(
          module.getIdentifier().toString(),
          module
              .getDirectDependencies(modules)
              .uniqueModules()
              .map(used -> used.getIdentifier().toString())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    return uses;
  }

  private static String draw(Map<String, Set<String>> uses) {
    StringBuilder drawn =
        new StringBuilder(
            """
            # Modules

            Drawn from the code by `ModuleDiagramTest`. An arrow means "uses"; what is reached over others anyway is left out.

            ```mermaid
            flowchart TD
            """);
    uses.forEach(
        (module, used) -> {
          drawn.append("  ").append(module).append('\n');
          used.stream()
              .filter(target -> !reachedOverOthers(uses, used, target))
              .forEach(
                  target ->
                      drawn
                          .append("  ")
                          .append(module)
                          .append(" --> ")
                          .append(target)
                          .append('\n'));
        });
    return drawn.append("```\n").toString();
  }

  private static boolean reachedOverOthers(
      Map<String, Set<String>> uses, Set<String> used, String target) {
    return used.stream()
        .filter(other -> !other.equals(target))
        .anyMatch(other -> reaches(uses, other, target));
  }

  private static boolean reaches(Map<String, Set<String>> uses, String from, String target) {
    Set<String> used = uses.getOrDefault(from, Set.of());
    return used.contains(target) || used.stream().anyMatch(next -> reaches(uses, next, target));
  }
}
