package io.labelops.guideline;

import static io.labelops.guideline.Ontologies.label;
import static io.labelops.guideline.Ontologies.merge;
import static io.labelops.guideline.Ontologies.rename;
import static io.labelops.guideline.Ontologies.split;
import static io.labelops.guideline.Ontologies.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OntologyCheckTest {

  private static final Ontology BIRDS = Ontologies.of(label("tern"), label("gull"));

  @Test
  void aSoundOntologyHasNoProblems() {
    assertThat(
            OntologyCheck.problems(
                with(BIRDS, rename("seabird", "bird"), split("bird", "tern", "gull"))))
        .isEmpty();
  }

  @Test
  void aCircleOfMappingsIsToldWithItsWay() {
    assertThat(
            OntologyCheck.problems(
                with(BIRDS, rename("a", "b"), rename("b", "c"), rename("c", "a"))))
        .containsExactly(
            "the mappings lead in a circle: a -> b -> c -> a; a code that was given up cannot come back, choose a new one");
    assertThat(OntologyCheck.problems(with(BIRDS, rename("a", "a"))))
        .singleElement()
        .asString()
        .contains("circle: a -> a");
    assertThat(OntologyCheck.problems(with(BIRDS, split("a", "tern", "b"), merge("a", "b", "c"))))
        .singleElement()
        .asString()
        .contains("circle: a -> b -> a");
  }

  /** Each split leads to both classes of the next, so there are 2^40 ways through it. */
  @Test
  void manySplitsOfSplitsAreSearchedOnce() {
    Ontology deep =
        new Ontology(
            BIRDS.classes(),
            IntStream.range(0, 40)
                .boxed()
                .flatMap(
                    level ->
                        List.of("l", "r").stream()
                            .map(
                                side ->
                                    split(
                                        side + level,
                                        level == 39 ? "tern" : "l" + (level + 1),
                                        level == 39 ? "gull" : "r" + (level + 1))))
                .toList());
    assertThat(OntologyCheck.problems(deep)).isEmpty();
  }

  @Test
  void mappingsLeadFromWhatIsGoneToWhatIsThere() {
    assertThat(OntologyCheck.problems(with(BIRDS, rename("tern", "gull"))))
        .singleElement()
        .asString()
        .contains("is a label still");
    assertThat(OntologyCheck.problems(with(BIRDS, rename("a", "auk"))))
        .singleElement()
        .asString()
        .contains("leads to auk, which is no class");
    assertThat(OntologyCheck.problems(with(BIRDS, rename("a", "tern"), rename("a", "gull"))))
        .containsExactly("class a has two mappings");
    assertThat(OntologyCheck.problems(with(BIRDS, split("a", "tern"))))
        .singleElement()
        .asString()
        .contains("from one to several");
  }

  @Test
  void theTreeHasNoLooseEndsAndNoCircles() {
    assertThat(OntologyCheck.problems(Ontologies.of(under("a", "b"), label("c"))))
        .containsExactly("class a lies under b, which is no class");
    assertThat(OntologyCheck.problems(Ontologies.of(under("a", "b"), under("b", "a"))))
        .containsExactly(
            "class a lies under itself: a > b > a", "class b lies under itself: b > a > b");
  }

  private static OntologyClass under(String code, String parent) {
    return new OntologyClass(
        code, code, parent, null, null, false, null, List.of(), List.of(), List.of(), List.of());
  }
}
