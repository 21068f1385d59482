package io.labelops.guideline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.labelops.ModuleTest;
import io.labelops.access.ActingPerson;
import io.labelops.access.Role;
import io.labelops.shared.Creation;
import java.util.List;
import java.util.Set;
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

  GuidelinesTest(Guidelines guidelines, JdbcClient jdbc) {
    this.guidelines = guidelines;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void forgetGuidelines() {
    jdbc.sql("TRUNCATE guideline_version CASCADE").update();
  }

  @Test
  void theNewestVersionIsCurrentAndKeepsTheOrderOfItsClasses() {
    publish("1.9.0", "z", "a");
    publish("1.10.0", "m", "b", "k");

    GuidelineVersion current = guidelines.current("birds");
    assertThat(current.version()).isEqualTo("1.10.0");
    assertThat(current.classes()).extracting(LabelClass::code).containsExactly("m", "b", "k");
    assertThat(current.codes()).containsExactlyInAnyOrder("m", "b", "k");
    assertThat(guidelines.find("birds", "1.9.0").orElseThrow().codes())
        .containsExactlyInAnyOrder("z", "a");
    assertThat(guidelines.versions("birds"))
        .extracting(GuidelineSummary::version, GuidelineSummary::classes)
        .containsExactly(tuple("1.10.0", 3), tuple("1.9.0", 2));
    assertThat(guidelines.all()).hasSize(1);
  }

  @Test
  void publishingTheSameAgainChangesNothing() {
    assertThat(publish("1.0.0", "a", "b").created()).isTrue();
    assertThat(publish("1.0.0", "a", "b").created()).isFalse();
  }

  @Test
  void eachPublicationTellsOnceHowMuchItChanges(AssertablePublishedEvents events) {
    for (String version : List.of("1.0.0", "1.0.1", "1.1.0", "1.1.0", "2.0.0")) {
      publish(version, "a", "b");
    }

    assertThat(events.ofType(GuidelinePublished.class))
        .extracting(GuidelinePublished::version, GuidelinePublished::changeClass)
        .containsExactly(
            tuple("1.0.0", ChangeClass.MAJOR),
            tuple("1.0.1", ChangeClass.PATCH),
            tuple("1.1.0", ChangeClass.MINOR),
            tuple("2.0.0", ChangeClass.MAJOR));
  }

  @Test
  void aPublishedVersionNeverChanges() {
    publish("1.0.0", "a", "b");

    assertThatThrownBy(() -> publish("1.0.0", "a", "c")).isInstanceOf(GuidelineConflict.class);
  }

  @Test
  void aVersionHasToBeHigherThanTheNewest() {
    publish("1.10.0", "a", "b");

    assertThatThrownBy(() -> publish("1.9.0", "a", "b"))
        .isInstanceOf(GuidelineConflict.class)
        .hasMessageContaining("1.10.0");
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
    return guidelines.publish(
        "birds", new NewGuidelineVersion(version, "# Birds", null, classes), PUBLISHER);
  }
}
