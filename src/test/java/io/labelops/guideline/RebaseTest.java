package io.labelops.guideline;

import static io.labelops.guideline.Ontologies.label;
import static io.labelops.guideline.Ontologies.named;
import static io.labelops.guideline.Ontologies.rename;
import static io.labelops.guideline.Ontologies.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelops.guideline.Rebase.Conflict;
import org.junit.jupiter.api.Test;

class RebaseTest {

  private static final GuidelineDocument BASE =
      new GuidelineDocument("one\ntwo\nthree\nfour\nfive", Ontologies.of(label("a"), label("b")));

  @Test
  void whatOnlyOneSideChangedIsTakenFromIt() {
    Rebase rebase =
        Rebase.of(
            BASE,
            new GuidelineDocument(
                "one\nTWO\nthree\nfour\nfive",
                Ontologies.of(label("a"), label("b"), label("mine"))),
            new GuidelineDocument(
                "zero\none\ntwo\nthree\nfour\nFIVE",
                with(Ontologies.of(label("a"), label("theirs")), rename("b", "theirs"))));

    assertThat(rebase.conflicts()).isEmpty();
    assertThat(rebase.document().body()).isEqualTo("zero\none\nTWO\nthree\nfour\nFIVE");
    assertThat(rebase.document().ontology().classes())
        .extracting(OntologyClass::code)
        .containsExactly("a", "theirs", "mine");
    assertThat(rebase.document().ontology().mappings()).containsExactly(rename("b", "theirs"));
  }

  @Test
  void whatBothChangedInAnotherWayIsToldAndMarked() {
    Rebase rebase =
        Rebase.of(
            BASE,
            new GuidelineDocument(
                "one\nmine\nthree\nfour\nfive",
                Ontologies.of(named("a", "Class a", "mine"), label("b"))),
            new GuidelineDocument(
                "one\ntheirs\nthree\nfour\nfive",
                Ontologies.of(named("a", "Class a", "theirs"), label("b"))));

    assertThat(rebase.conflicts()).extracting(Conflict::subject).containsExactly(Rebase.TEXT, "a");
    assertThat(rebase.conflicts().getLast())
        .isEqualTo(new Conflict("a", "CLASS_REWORDED mine", "CLASS_REWORDED theirs"));
    assertThat(rebase.document().body())
        .isEqualTo(
            "one\n<<<<<<< this change\nmine\n=======\ntheirs\n>>>>>>> published meanwhile\nthree\nfour\nfive");
    assertThat(Rebase.isMarked(rebase.document().body())).isTrue();
    assertThat(rebase.document().ontology().find("a").orElseThrow().definition()).isEqualTo("mine");
  }

  @Test
  void theSameChangeOnBothSidesIsNoConflict() {
    GuidelineDocument same =
        new GuidelineDocument("one\nsame\nthree\nfour\nfive", Ontologies.of(label("a")));
    assertThat(Rebase.of(BASE, same, same)).isEqualTo(new Rebase(same, java.util.List.of()));
  }

  @Test
  void aMappingPublishedMeanwhileStaysAndTheOtherIsTold() {
    Rebase rebase =
        Rebase.of(
            BASE,
            new GuidelineDocument(
                BASE.body(), with(Ontologies.of(label("a"), label("mine")), rename("b", "mine"))),
            new GuidelineDocument(
                BASE.body(), with(Ontologies.of(label("a"), label("own")), rename("b", "own"))));

    assertThat(rebase.document().ontology().mappings()).containsExactly(rename("b", "own"));
    assertThat(rebase.conflicts())
        .containsExactly(new Conflict("b", "RENAME b to mine", "RENAME b to own"));
  }
}
