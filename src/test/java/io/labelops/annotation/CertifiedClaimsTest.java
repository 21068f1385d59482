package io.labelops.annotation;

import static io.labelops.annotation.LabelingWorld.DATASET;
import static io.labelops.annotation.LabelingWorld.FIRST;
import static io.labelops.annotation.LabelingWorld.line;
import static io.labelops.annotation.LabelingWorld.north;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelops.ModuleTest;
import io.labelops.TestClock;
import io.labelops.task.TaskType;
import io.labelops.workforce.Certificate;
import io.labelops.workforce.CertificateScope;
import io.labelops.workforce.Certificates;
import io.labelops.workforce.NewCertificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

@ModuleTest
@Import(LabelingWorld.class)
class CertifiedClaimsTest {

  private static final CertificateScope SCOPE =
      new CertificateScope(TaskType.CLASSIFICATION, "birds", "en");
  private static final Duration VALIDITY = Duration.ofHours(1);

  private final BatchOpening opening;
  private final Deadlines deadlines;
  private final Certificates certificates;
  private final LabelingWorld world;
  private final TestClock clock;

  CertifiedClaimsTest(
      BatchOpening opening,
      Deadlines deadlines,
      Certificates certificates,
      LabelingWorld world,
      TestClock clock) {
    this.opening = opening;
    this.deadlines = deadlines;
    this.certificates = certificates;
    this.world = world;
    this.clock = clock;
  }

  @BeforeEach
  void dispatchABatchForCertifiedAnnotators() {
    world.run("TRUNCATE certificate");
    world.create();
    world.run("UPDATE dataset SET certification_required = TRUE, language = 'en'");
    opening.openProduction(DATASET);
    deadlines.dispatch(FIRST, 1);
  }

  @Test
  void whoHasNoCertificateIsToldForWhatAndWhereToGetOne() {
    assertThatThrownBy(() -> world.claim(north(), FIRST, "north-1", 1))
        .isInstanceOf(UnusableAnnotator.class)
        .hasMessageContaining(
            "north-1 has no valid certificate for CLASSIFICATION under guideline birds 1 in en")
        .hasMessageContaining("POST /api/v1/certifications");
    issue("north-1", new CertificateScope(TaskType.CLASSIFICATION, "birds", "de"), 0);
    issue("north-1", new CertificateScope(TaskType.PREFERENCE, "birds", "en"), 0);
    assertThatThrownBy(() -> world.claim(north(), FIRST, "north-1", 1))
        .hasMessageContaining("there is none yet");
  }

  @Test
  void whatIsLeasedWhenACertificateEndsIsFinishedAndKeepsItAndNothingMoreIsClaimed() {
    Certificate certificate = issue("north-1", SCOPE, 0);
    List<String> items = world.claim(north(), FIRST, "north-1", 2);
    clock.advance(VALIDITY);

    assertThatThrownBy(() -> world.claim(north(), FIRST, "north-1", 1))
        .hasMessageContaining("was valid until " + certificate.validUntil());
    assertThat(
            world
                .submit(
                    north(),
                    FIRST,
                    "s1",
                    line(items.get(0), "north-1", "duck") + line(items.get(1), "north-1", "duck"))
                .taken())
        .isEqualTo(2);
    Certificate renewed = issue("north-1", SCOPE, 0);
    world.label(north(), FIRST, "north-1", "goose");

    assertThat(
            world.text(
                """
                SELECT string_agg(label || ' ' || certificate_id, ', ' ORDER BY annotation_id)
                  FROM v_label_certificate
                """))
        .isEqualTo(
            "duck %1$d, duck %1$d, goose %2$d, goose %2$d, goose %2$d"
                .formatted(certificate.id(), renewed.id()));
    assertThat(certificates.find(certificate.id()).orElseThrow().state())
        .isEqualTo(Certificate.State.RENEWED);
  }

  @Test
  void aSuspendedOneIsGoodForNothingAndOneOnProbationForWork() {
    Certificate certificate = issue("north-1", SCOPE, 3);
    assertThat(world.claim(north(), FIRST, "north-1", 1)).hasSize(1);

    certificates.move(
        certificate.id(), Certificate.State.SUSPENDED, Certificate.State.PROBATION, "copied");

    assertThatThrownBy(() -> world.claim(north(), FIRST, "north-1", 1))
        .hasMessageContaining("is SUSPENDED: copied");
  }

  @Test
  void afterAMajorOneIsGoodUntilItsGraceEnds() {
    Certificate certificate = issue("north-1", SCOPE, 0);
    world.run(
        """
        INSERT INTO guideline_version (guideline_key, version, sequence, body, published_at, published_by)
        VALUES ('birds', '2.0.0', 2, 'Look twice.', now(), 'lead')
        """);
    assertThatThrownBy(() -> world.claim(north(), FIRST, "north-1", 1))
        .hasMessageContaining("is for major 1, not 2");

    certificates.allow(certificate.id(), 2, clock.instant().plusSeconds(60));
    assertThat(world.claim(north(), FIRST, "north-1", 1)).hasSize(1);
    clock.advance(Duration.ofSeconds(60));

    assertThatThrownBy(() -> world.claim(north(), FIRST, "north-1", 1))
        .hasMessageContaining("was good for the new major until");
  }

  private Certificate issue(String annotator, CertificateScope scope, int probation) {
    return certificates.issue(
        new NewCertificate(
            1,
            world.annotatorId(annotator),
            scope,
            1,
            probation,
            clock.instant().plus(VALIDITY),
            null,
            null,
            "passed"));
  }
}
