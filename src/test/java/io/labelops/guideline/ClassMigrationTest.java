package io.labelops.guideline;

import static io.labelops.guideline.Ontologies.deprecated;
import static io.labelops.guideline.Ontologies.label;
import static io.labelops.guideline.Ontologies.merge;
import static io.labelops.guideline.Ontologies.rename;
import static io.labelops.guideline.Ontologies.split;
import static io.labelops.guideline.Ontologies.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.labelops.guideline.ClassMigration.Migrated;
import io.labelops.guideline.ClassMigration.Outcome;
import org.junit.jupiter.api.Test;

class ClassMigrationTest {

  private final ClassMigration migration =
      new ClassMigration(
          with(
              Ontologies.of(
                  label("dog"),
                  label("cat"),
                  label("tern"),
                  label("gull"),
                  deprecated("emu", "rare")),
              rename("hound", "canine"),
              merge("dog", "canine", "wolf"),
              split("seabird", "tern", "gull"),
              rename("sea-bird", "seabird")));

  @Test
  void aLabelThatIsOneStillStays() {
    assertThat(migration.migrate("cat"))
        .extracting(Migrated::outcome, Migrated::to)
        .containsExactly(Outcome.UNCHANGED, "cat");
  }

  @Test
  void renamesAndMergesAreFollowedOverSeveralVersions() {
    assertThat(migration.migrate("hound"))
        .extracting(Migrated::outcome, Migrated::to)
        .containsExactly(Outcome.MAPPED, "dog");
    assertThat(migration.migrate("wolf").to()).isEqualTo("dog");
  }

  @Test
  void aSplitNeedsAPersonWhoSeesWhatItMayHaveBecome() {
    Migrated split = migration.migrate("sea-bird");
    assertThat(split.outcome()).isEqualTo(Outcome.NEEDS_PERSON);
    assertThat(split.to()).isNull();
    assertThat(split.candidates()).containsExactly("tern", "gull");
    assertThat(split.reason()).contains("seabird was split");
  }

  @Test
  void whatWasRemovedOrDeprecatedNeedsAPerson() {
    assertThat(migration.migrate("dodo").reason())
        .isEqualTo("dodo was removed without a successor");
    assertThat(migration.migrate("emu").reason()).contains("no label any more: rare");
  }
}
