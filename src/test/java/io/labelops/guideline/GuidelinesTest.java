package io.labelops.guideline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.labelops.ModuleTest;
import io.labelops.access.ActingPerson;
import io.labelops.access.Role;
import io.labelops.shared.Creation;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.AssertablePublishedEvents;

@ModuleTest
class GuidelinesTest {

  private static final ActingPerson PUBLISHER =
      new ActingPerson("quality-lead", Role.MANAGER, null, Set.of());

  private final Guidelines guidelines;
  private final JdbcClient jdbc;

  private final NewVersions newVersions;

  GuidelinesTest(Guidelines guidelines, NewVersions newVersions, JdbcClient jdbc) {
    this.guidelines = guidelines;
    this.newVersions = newVersions;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void forgetGuidelines() {
    jdbc.sql("TRUNCATE guideline_version CASCADE").update();
  }

  @Test
  void theNewestVersionIsCurrentAndKeepsTheOrderOfItsClasses() {
    publish("1.9.0", "z", "a");
    change("1.9.0", null, "z", "a", "m");
    change("1.10.0", null, "m", "b", "k");

    GuidelineVersion current = guidelines.current("birds");
    assertThat(current.version()).isEqualTo("2.0.0");
    assertThat(current.classes()).extracting(LabelClass::code).containsExactly("m", "b", "k");
    assertThat(current.codes()).containsExactlyInAnyOrder("m", "b", "k");
    assertThat(guidelines.find("birds", "1.9.0").orElseThrow().codes())
        .containsExactlyInAnyOrder("z", "a");
    assertThat(guidelines.versions("birds"))
        .extracting(
            GuidelineSummary::version,
            GuidelineSummary::classes,
            GuidelineSummary::ontologyVersion,
            GuidelineSummary::changeClass,
            GuidelineSummary::versionBefore)
        .containsExactly(
            tuple("2.0.0", 3, "2.0.0", ChangeClass.MAJOR, "1.10.0"),
            tuple("1.10.0", 3, "1.10.0", ChangeClass.MINOR, "1.9.0"),
            tuple("1.9.0", 2, "1.9.0", null, null));
    assertThat(guidelines.all()).hasSize(1);
  }

  @Test
  void theClassOfAChangeFollowsFromTheDifferenceAndIsNeverLess() {
    publish("1.0.0", "a", "b");

    NewVersions.Prospect removed =
        newVersions.prospect(draft("1.0.0", ChangeClass.PATCH, "a", "c"));
    assertThat(removed.changeClass()).isEqualTo(ChangeClass.MAJOR);
    assertThat(removed.version()).isEqualTo("2.0.0");
    assertThat(removed.affectedClasses()).containsExactly("b");

    NewVersions.Prospect declared =
        newVersions.prospect(draft("1.0.0", ChangeClass.MAJOR, "a", "b", "c"));
    assertThat(declared.derived()).isEqualTo(ChangeClass.MINOR);
    assertThat(declared.version()).isEqualTo("2.0.0");
    assertThat(declared.ontologyVersion()).isEqualTo("1.1.0");
    assertThat(declared.affectedClasses()).containsExactly("a", "b");
  }

  @Test
  void whatAnAdministratorBringsHasTheNumberItsDifferenceMakesIt() {
    publish("1.0.0", "a", "b");
    GuidelineVersion first = guidelines.current("birds");

    assertThatThrownBy(() -> newVersions.bring(first, brought("1.0.1"), "admin"))
        .hasMessageContaining("makes it version 2.0.0, not 1.0.1");

    assertThat(newVersions.bring(first, brought("2.0.0"), "admin").publishedBy())
        .isEqualTo("admin");
    assertThat(guidelines.current("birds").version()).isEqualTo("2.0.0");
  }

  private static NewGuidelineVersion brought(String version) {
    List<LabelClass> classes =
        Stream.of("a", "b", "c").map(code -> new LabelClass(code, code, null)).toList();
    return new NewGuidelineVersion(version, "Choose.", "from our archive", classes, null);
  }

  @Test
  void codesAndMappingsOutliveTheirVersion() {
    publish("1.0.0", "a", "b");
    newVersions.publish(
        draft(
            "1.0.0",
            Ontologies.with(
                Ontologies.of(Ontologies.label("a"), Ontologies.label("c")),
                Ontologies.rename("b", "c"))),
        "ada");

    assertThatThrownBy(() -> newVersions.prospect(draft("2.0.0", null, "a", "c")))
        .hasMessageContaining("mapping RENAME b to c is gone");
    assertThatThrownBy(
            () ->
                newVersions.prospect(
                    draft(
                        "2.0.0",
                        Ontologies.with(
                            Ontologies.of(Ontologies.label("a"), Ontologies.label("b")),
                            Ontologies.rename("b", "c"),
                            Ontologies.rename("c", "b")))))
        .hasMessageContaining("circle: b -> c -> b");
    assertThatThrownBy(
            () ->
                newVersions.prospect(
                    draft(
                        "2.0.0",
                        Ontologies.with(
                            Ontologies.of(Ontologies.label("a"), Ontologies.label("c")),
                            Ontologies.rename("b", "c"),
                            Ontologies.rename("dodo", "c")))))
        .hasMessageContaining("dodo, which never was a class");
  }

  @Test
  void aWithdrawnVersionIsOutOfForceAndKeepsItsNumber() {
    publish("1.0.0", "a", "b");
    change("1.0.0", null, "a", "b", "c");

    guidelines.withdraw("birds", "1.1.0", "wrong class", "ada");

    assertThat(guidelines.current("birds").version()).isEqualTo("1.0.0");
    assertThat(guidelines.versions("birds").getFirst().withdrawnReason()).isEqualTo("wrong class");
    assertThat(newVersions.prospect(draft("1.0.0", null, "a", "b", "d")).version())
        .isEqualTo("1.2.0");
    assertThatThrownBy(() -> guidelines.withdraw("birds", "1.0.0", "too", "ada"))
        .isInstanceOf(GuidelineConflict.class)
        .hasMessageContaining("only version in force");
  }

  @Test
  void aDraftOfAVersionThatIsNoMoreInForceIsNotPublished() {
    publish("1.0.0", "a", "b");
    change("1.0.0", null, "a", "b", "c");

    assertThatThrownBy(
            () ->
                newVersions.publish(
                    new NewVersions.Draft(
                        "birds",
                        "1.0.0",
                        new GuidelineDocument("# Other", Ontologies.of(Ontologies.label("a"))),
                        null,
                        Set.of(),
                        null,
                        Duration.ZERO,
                        "another"),
                    "ada"))
        .isInstanceOf(GuidelineConflict.class)
        .hasMessageContaining("1.1.0 is in force; rebase it");
    assertThat(change("1.0.0", null, "a", "b", "c").version())
        .as("the same change again")
        .isEqualTo("1.1.0");
  }

  @Test
  void publishingTheSameAgainChangesNothing() {
    assertThat(publish("1.0.0", "a", "b").created()).isTrue();
    assertThat(publish("1.0.0", "a", "b").created()).isFalse();
  }

  @Test
  void eachLaterVersionTellsOnceWhatItDoesToOldLabels(AssertablePublishedEvents events) {
    publish("1.0.0", "a", "b");
    change("1.0.0", null, "a", "b", "c");
    change("1.0.0", null, "a", "b", "c");
    change("1.1.0", null, "a", "c");

    assertThat(events.ofType(GuidelinePublished.class))
        .extracting(
            GuidelinePublished::version,
            GuidelinePublished::changeClass,
            GuidelinePublished::classes)
        .containsExactly(
            tuple("1.1.0", ChangeClass.MINOR, Set.of()),
            tuple("2.0.0", ChangeClass.MAJOR, Set.of("b")));
  }

  @Test
  void aPublishedVersionNeverChanges() {
    publish("1.0.0", "a", "b");

    assertThatThrownBy(() -> publish("1.0.0", "a", "c")).isInstanceOf(GuidelineConflict.class);
  }

  @Test
  void aLaterVersionComesFromAChangeOnly() {
    publish("1.0.0", "a", "b");

    assertThatThrownBy(() -> publish("1.1.0", "a", "b", "c"))
        .isInstanceOf(GuidelineConflict.class)
        .hasMessageContaining("comes from an approved change");
  }

  @Test
  void whatIsNoGuidelineIsRefusedWithTheReason() {
    assertThatThrownBy(() -> publish("1.0", "a", "b")).hasMessageContaining("major.minor.patch");
    assertThatThrownBy(() -> publish("1.0.0")).hasMessageContaining("needs a label class");
    assertThatThrownBy(() -> publish("1.0.0", "a", "a")).hasMessageContaining("twice");
    assertThatThrownBy(() -> publish("1.0.0", "a", " ")).hasMessageContaining("code");
    assertThatThrownBy(() -> guidelines.current("birds")).isInstanceOf(UnknownGuideline.class);
  }

  private Creation<GuidelineVersion> publish(String version, String... codes) {
    List<LabelClass> classes =
        List.of(codes).stream().map(code -> new LabelClass(code, "Class " + code, null)).toList();
    return guidelines.publishFirst(
        "birds", new NewGuidelineVersion(version, "# Birds", null, classes, null), PUBLISHER);
  }

  private GuidelineVersion change(String base, @Nullable ChangeClass declared, String... codes) {
    return newVersions.publish(draft(base, declared, codes), "ada");
  }

  private static NewVersions.Draft draft(
      String base, @Nullable ChangeClass declared, String... codes) {
    return new NewVersions.Draft(
        "birds",
        base,
        new GuidelineDocument(
            "# Birds",
            Ontologies.of(Stream.of(codes).map(Ontologies::label).toArray(OntologyClass[]::new))),
        declared,
        Set.of(),
        "why",
        Duration.ZERO,
        "from " + base);
  }

  private static NewVersions.Draft draft(String base, Ontology ontology) {
    return new NewVersions.Draft(
        "birds",
        base,
        new GuidelineDocument("# Birds", ontology),
        null,
        Set.of(),
        null,
        Duration.ZERO,
        "from " + base);
  }
}
