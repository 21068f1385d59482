package io.labelops.annotation;

import static io.labelops.annotation.LabelingWorld.FIRST;
import static io.labelops.annotation.LabelingWorld.north;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelops.ModuleTest;
import io.labelops.TestClock;
import io.labelops.guideline.ChangeClass;
import io.labelops.guideline.GuidelineDocument;
import io.labelops.guideline.NewVersions;
import io.labelops.guideline.Ontologies;
import io.labelops.guideline.Ontology;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

@ModuleTest
@Import(LabelingWorld.class)
class GuidelineNoticesTest {

  private static final Duration GRACE = Duration.ofMinutes(2);

  private final LabelingWorld world;
  private final BatchOpening opening;
  private final Deadlines deadlines;
  private final Claims claims;
  private final GuidelineNotices notices;
  private final GuidelineNoticeController controller;
  private final NewVersions versions;
  private final TestClock clock;

  GuidelineNoticesTest(
      LabelingWorld world,
      BatchOpening opening,
      Deadlines deadlines,
      Claims claims,
      GuidelineNotices notices,
      GuidelineNoticeController controller,
      NewVersions versions,
      TestClock clock) {
    this.world = world;
    this.opening = opening;
    this.deadlines = deadlines;
    this.claims = claims;
    this.notices = notices;
    this.controller = controller;
    this.versions = versions;
    this.clock = clock;
  }

  @BeforeEach
  void labeling() {
    world.create();
    opening.openProduction(LabelingWorld.DATASET);
    deadlines.dispatch(FIRST, 1);
  }

  @Test
  void ofWordingABatchHearsAndGoesOn() {
    publish(ChangeClass.PATCH);

    assertThat(claim("north-1").guidelineVersion()).isEqualTo("1.0.1");
    assertThat(notices.of(FIRST))
        .singleElement()
        .extracting(GuidelineNotice::changeClass)
        .isEqualTo(ChangeClass.PATCH);
  }

  @Test
  void anAdditionIsLabelledByFromTheNextClaimAfterItWasAcknowledged() {
    assertThat(claim("north-1").guidelineVersion()).isEqualTo("1.0.0");
    publish(ChangeClass.MINOR);

    assertThatThrownBy(() -> claim("north-1"))
        .isInstanceOf(GuidelineUnread.class)
        .hasMessageContaining("changed from 1.0.0 to 1.1.0; show it to north-1");
    acknowledge("north-1");
    assertThat(claim("north-1").assignments())
        .extracting(Lease::guidelineVersion)
        .containsOnly("1.1.0");
    assertThatThrownBy(() -> claim("north-2")).isInstanceOf(GuidelineUnread.class);
  }

  @Test
  void afterAMajorChangeOldLeasesEndWithTheGraceAndNewClaimsBeginThen() {
    long due =
        world.count("SELECT extract(epoch FROM due_at)::int FROM batch WHERE id = '" + FIRST + "'");
    claim("north-1");
    publish(ChangeClass.MAJOR);
    acknowledge("north-2");

    assertThat(
            world.count(
                "SELECT extract(epoch FROM due_at)::int FROM batch WHERE id = '" + FIRST + "'"))
        .as("the time nothing can be claimed in is relieved")
        .isEqualTo(due + GRACE.toSeconds());
    assertThatThrownBy(() -> claim("north-2"))
        .isInstanceOf(GuidelineUnread.class)
        .hasMessageContaining("may be finished under 1.0.0");
    assertThat(claims.held(FIRST, "north-1", north()).assignments())
        .as("open leases go on")
        .extracting(Lease::guidelineVersion)
        .containsOnly("1.0.0");

    clock.advance(GRACE);
    assertThat(notices.endGrace(FIRST, "2.0.0")).isEqualTo(2);
    assertThat(notices.endGrace(FIRST, "2.0.0")).as("again").isZero();
    assertThat(claims.held(FIRST, "north-1", north()).assignments()).isEmpty();
    assertThat(claim("north-2").guidelineVersion()).isEqualTo("2.0.0");
  }

  private Claim claim(String annotator) {
    return claims.claim(FIRST, new ClaimRequest(annotator, 2, null), north());
  }

  private void acknowledge(String annotator) {
    controller.acknowledge(
        FIRST, new GuidelineNoticeController.Acknowledgement(annotator), north());
  }

  private void publish(ChangeClass declared) {
    Ontology birds =
        Ontologies.of(
            Ontologies.named("duck", "Duck", null), Ontologies.named("goose", "Goose", null));
    versions.publish(
        new NewVersions.Draft(
            "birds",
            "1.0.0",
            new GuidelineDocument("Look twice.", birds),
            declared,
            Set.of(),
            "why",
            GRACE,
            "birds:c001"),
        "lead");
  }
}
