package io.labelops.guideline;

import static io.labelops.guideline.Ontologies.deprecated;
import static io.labelops.guideline.Ontologies.label;
import static io.labelops.guideline.Ontologies.named;
import static io.labelops.guideline.Ontologies.rename;
import static io.labelops.guideline.Ontologies.split;
import static io.labelops.guideline.Ontologies.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelops.guideline.OntologyChange.Kind;
import io.labelops.guideline.OntologyClass.ClassAttribute;
import io.labelops.guideline.OntologyClass.EdgeCase;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuidelineDifferenceTest {

  private static final Ontology BASE = Ontologies.of(label("a"), label("b"));

  @Test
  void wordingIsAPatch() {
    assertThat(changeClass(BASE, Ontologies.of(label("b"), label("a"))))
        .isEqualTo(ChangeClass.PATCH);
    assertThat(changeClass(BASE, Ontologies.of(named("a", "class  A", "better said"), label("b"))))
        .isEqualTo(ChangeClass.PATCH);
    GuidelineDifference text =
        GuidelineDifference.between(
            new GuidelineDocument("one", BASE), new GuidelineDocument("two", BASE));
    assertThat(text.changeClass()).isEqualTo(ChangeClass.PATCH);
    assertThat(text.bodyChanged()).isTrue();
    assertThat(text.isEmpty()).isFalse();
  }

  @Test
  void whatLeavesOldLabelsValidIsMinor() {
    assertThat(changeClass(BASE, Ontologies.of(label("a"), label("b"), label("c"))))
        .isEqualTo(ChangeClass.MINOR);
    assertThat(changeClass(BASE, rich(attribute(false, "x"), "keep", List.of("good"), List.of())))
        .isEqualTo(ChangeClass.MINOR);
    assertThat(
            changeClass(
                rich(attribute(false, "x"), "keep", List.of(), List.of()),
                rich(attribute(false, "x", "y"), "keep", List.of(), List.of())))
        .isEqualTo(ChangeClass.MINOR);
  }

  @Test
  void whatMayMakeOldLabelsWrongIsMajor() {
    assertThat(changeClass(BASE, Ontologies.of(label("a"), label("c"))))
        .isEqualTo(ChangeClass.MAJOR);
    assertThat(changeClass(BASE, with(Ontologies.of(label("a"), label("c")), rename("b", "c"))))
        .isEqualTo(ChangeClass.MAJOR);
    assertThat(changeClass(BASE, Ontologies.of(label("a"), named("b", "Something else", null))))
        .isEqualTo(ChangeClass.MAJOR);
    assertThat(changeClass(BASE, Ontologies.of(label("a"), deprecated("b", "no use"))))
        .isEqualTo(ChangeClass.MAJOR);
    Ontology rich = rich(attribute(false, "x", "y"), "keep", List.of("e"), List.of());
    assertThat(changeClass(rich, rich(attribute(false, "x"), "keep", List.of("e"), List.of())))
        .isEqualTo(ChangeClass.MAJOR);
    assertThat(changeClass(rich, rich(attribute(true, "x", "y"), "keep", List.of("e"), List.of())))
        .isEqualTo(ChangeClass.MAJOR);
    assertThat(changeClass(rich, rich(attribute(false, "x", "y"), "drop", List.of("e"), List.of())))
        .isEqualTo(ChangeClass.MAJOR);
    assertThat(changeClass(rich, rich(attribute(false, "x", "y"), "keep", List.of(), List.of("e"))))
        .isEqualTo(ChangeClass.MAJOR);
  }

  @Test
  void theAffectedClassesAreThoseWhoseLabelsMayBeWrong() {
    Ontology after =
        with(
            Ontologies.of(label("a"), label("b1"), label("b2"), label("new")),
            split("b", "b1", "b2"));
    GuidelineDifference difference =
        GuidelineDifference.between(
            new GuidelineDocument("x", BASE), new GuidelineDocument("x", after));
    assertThat(difference.affected(BASE)).containsExactly("b");
    assertThat(difference.ontology())
        .extracting(OntologyChange::kind)
        .containsExactly(
            Kind.CLASS_REMOVED,
            Kind.CLASS_ADDED,
            Kind.CLASS_ADDED,
            Kind.CLASS_ADDED,
            Kind.MAPPING_ADDED);
  }

  @Test
  void linesStandBesideEachOtherWithChangedWordsMarked() {
    assertThat(SideBySide.of("same\nold <b>word</b> here\n", "same\nnew <b>word</b> here\nmore\n"))
        .extracting(SideBySide::kind, SideBySide::before, SideBySide::after)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(SideBySide.Kind.SAME, "same", "same"),
            org.assertj.core.groups.Tuple.tuple(
                SideBySide.Kind.CHANGED,
                SideBySide.OUT_FROM + "old" + SideBySide.OUT_TO + " <b>word</b> here",
                SideBySide.IN_FROM + "new" + SideBySide.IN_TO + " <b>word</b> here"),
            org.assertj.core.groups.Tuple.tuple(SideBySide.Kind.ADDED, "", "more"),
            org.assertj.core.groups.Tuple.tuple(SideBySide.Kind.SAME, "", ""));
  }

  @Test
  void aGuidelineBringsNoScriptsToItsReaders() {
    assertThat(
            GuidelineHtml.render(
                "# Rule\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1)) *fine*\n\n|a|b|\n|-|-|\n|1|2|\n"))
        .contains("<h1>Rule</h1>", "&lt;script&gt;", "<em>fine</em>", "<table>")
        .doesNotContain("<script", "javascript:");
  }

  private static ChangeClass changeClass(Ontology before, Ontology after) {
    return GuidelineDifference.between(
            new GuidelineDocument("x", before), new GuidelineDocument("x", after))
        .changeClass();
  }

  private static ClassAttribute attribute(boolean required, String... values) {
    return new ClassAttribute("size", "Size", required, List.of(values));
  }

  private static Ontology rich(
      ClassAttribute attribute, String ruling, List<String> positive, List<String> negative) {
    return Ontologies.of(
        new OntologyClass(
            "a",
            "Class a",
            null,
            null,
            null,
            false,
            null,
            List.of(attribute),
            List.of(new EdgeCase("at night", ruling)),
            positive,
            negative),
        label("b"));
  }
}
