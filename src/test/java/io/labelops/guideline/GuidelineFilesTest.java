package io.labelops.guideline;

import static io.labelops.guideline.Ontologies.label;
import static io.labelops.guideline.Ontologies.rename;
import static io.labelops.guideline.Ontologies.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelops.guideline.OntologyClass.ClassAttribute;
import io.labelops.guideline.OntologyClass.EdgeCase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuidelineFilesTest {

  private static final Ontology ONTOLOGY =
      with(
          Ontologies.of(
              new OntologyClass(
                  "bird",
                  "Bird – “any”",
                  null,
                  "Has feathers.\nMostly.",
                  "ada",
                  true,
                  null,
                  List.of(new ClassAttribute("size", "Size", true, List.of("s", "l"))),
                  List.of(new EdgeCase("a bat", "no bird")),
                  List.of("🐦"),
                  List.of("plane")),
              label("tern"),
              label("gull")),
          rename("seagull", "gull"));

  @Test
  void theFileHasOneThingPerLineAndNothingThatIsEmpty() {
    assertThat(OntologyFile.write(ONTOLOGY))
        .startsWith("{\n  \"classes\" : [\n    {\n      \"code\" : \"bird\",\n")
        .contains("      \"code\" : \"tern\",\n      \"name\" : \"Class tern\"\n    },\n")
        .endsWith("\n}\n");
  }

  @Test
  void aGuidelineComesBackFromGitByteByByte() {
    GuidelineDocument document =
        new GuidelineDocument("# Birds\r\n\r\n  trailing  \n\tÄ 🐦\n\n", ONTOLOGY);

    byte[] archive = GuidelineArchive.write(document);
    GuidelineDocument back = GuidelineArchive.read(archive);

    assertThat(back).isEqualTo(document);
    assertThat(GuidelineArchive.write(back)).isEqualTo(archive);
    assertThat(OntologyFile.write(OntologyFile.read(OntologyFile.write(ONTOLOGY))))
        .isEqualTo(OntologyFile.write(ONTOLOGY));
  }

  @Test
  void anArchiveThatIsNoneIsRefusedWithTheReason() {
    assertThatThrownBy(() -> GuidelineArchive.read("no zip".getBytes(StandardCharsets.UTF_8)))
        .hasMessage("the archive needs the files guideline.md and ontology.json");
    assertThatThrownBy(() -> OntologyFile.read("{\"classes\": [], \"clases\": []}"))
        .isInstanceOf(InvalidGuideline.class)
        .hasMessageContaining("clases");
    assertThatThrownBy(
            () -> OntologyFile.read("{\"classes\": [{\"code\": \"a\", \"code\": \"b\"}]}"))
        .hasMessageContaining("code");
    assertThatThrownBy(() -> OntologyFile.read("null")).hasMessageContaining("empty");
  }
}
