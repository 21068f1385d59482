package io.labelops.certification;

import io.labelops.access.ActingPerson;
import io.labelops.annotation.ItemBars;
import io.labelops.guideline.GuidelineVersion;
import io.labelops.guideline.Guidelines;
import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.workforce.Certificate;
import io.labelops.workforce.Certificates;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands tests out: which one is due, and with which items. */
@Service
class Tests {

  private final CertificationRows rows;
  private final Attempts attempts;
  private final Requirements requirements;
  private final TestPool pool;
  private final Certificates certificates;
  private final Guidelines guidelines;
  private final ItemBars bars;
  private final Ledger ledger;
  private final Clock clock;

  Tests(
      CertificationRows rows,
      Attempts attempts,
      Requirements requirements,
      TestPool pool,
      Certificates certificates,
      Guidelines guidelines,
      ItemBars bars,
      Ledger ledger,
      Clock clock) {
    this.rows = rows;
    this.attempts = attempts;
    this.requirements = requirements;
    this.pool = pool;
    this.certificates = certificates;
    this.guidelines = guidelines;
    this.bars = bars;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Which test is due, and for which certificate. */
  private record Due(ScoreBasis kind, @Nullable Certificate certificate) {

    @Nullable Long certificateId() {
      return certificate == null ? null : certificate.id();
    }
  }

  /** Hands out the test that is under way, or draws the one that is due. */
  @Transactional
  TestClaim claim(long id, ActingPerson person) {
    Certification certification = rows.lock(id, person.requireVendor());
    Optional<Attempt> open = attempts.open(id);
    return shown(certification, open.isPresent() ? open.get() : draw(certification, person));
  }

  private Attempt draw(Certification certification, ActingPerson person) {
    Instant now = clock.instant();
    GuidelineVersion guideline = guidelines.current(certification.guidelineKey());
    Requirement requirement = requirements.require(certification.scope());
    Due due = due(certification, requirement, guideline.major(), now);
    Instant coolingOff = certification.coolingOffUntil();
    if (coolingOff != null && now.isBefore(coolingOff)) {
      throw CertificationConflict.coolingOff(coolingOff, now);
    }
    if (triesLeft(certification, due.kind(), due.certificateId(), requirement) < 1) {
      throw CertificationConflict.of(
          "all %d tries of this %s are used up".formatted(requirement.tries(), due.kind()));
    }
    int before = due.certificate() == null ? guideline.major() : due.certificate().guidelineMajor();
    int count =
        due.kind() == ScoreBasis.DIFFERENCE
            ? requirement.differenceItems()
            : requirement.goldItems();
    long seed = seed(certification, attempts.of(certification.id()).size() + 1);
    List<TestPool.Drawn> items = pool.draw(certification, before, guideline.major(), count, seed);
    if (items.size() < count) {
      throw CertificationConflict.exhausted(
          items.size(), count, certification.scope().named(guideline.major()));
    }
    Attempt attempt =
        attempts.insert(
            certification,
            due.kind(),
            due.certificateId(),
            requirement,
            guideline.version(),
            seed,
            person.username());
    attempts.addItems(attempt.id(), items);
    bars.bar(
        List.of(certification.annotatorId()),
        items.stream().map(TestPool.Drawn::itemId).toList(),
        ItemBars.Reason.TESTED);
    ledger.record(
        new Decision(
            "%s:test:%d".formatted(certification.link(), attempt.number()),
            null,
            person.username(),
            "DRAW_TEST",
            null,
            "annotator:" + certification.annotatorId(),
            null,
            Map.of("attempt", attempt, "items", count, "seed", seed)));
    return attempt;
  }

  private Due due(Certification certification, Requirement requirement, int major, Instant now) {
    return switch (certification.stage()) {
      case TRAINING ->
          throw CertificationConflict.of(
              "first read %s and POST to /api/v1/certifications/%d/acknowledgement"
                  .formatted(requirement.material(), certification.id()));
      case QUALIFICATION -> new Due(ScoreBasis.QUALIFICATION, null);
      case CERTIFICATE -> held(certification, requirement, major, now);
      case STOPPED, OVER ->
          throw CertificationConflict.of(
              "certification %d ended: %s"
                  .formatted(certification.id(), certification.closedWhy()));
    };
  }

  private Due held(Certification certification, Requirement requirement, int major, Instant now) {
    Certificate certificate =
        certificates.ofCertification(certification.id(), certification.annotatorId()).orElseThrow();
    if (certificate.state() == Certificate.State.SUSPENDED) {
      throw CertificationConflict.of(
          "certificate %d is suspended: %s".formatted(certificate.id(), certificate.stateWhy()));
    }
    if (certificate.guidelineMajor() < major) {
      return new Due(ScoreBasis.DIFFERENCE, certificate);
    }
    Instant renewal = certificate.validUntil().minus(requirement.renewal());
    if (now.isBefore(renewal)) {
      throw CertificationConflict.of(
          "certificate %d is valid until %s and is renewed from %s on"
              .formatted(certificate.id(), certificate.validUntil(), renewal));
    }
    return new Due(ScoreBasis.RENEWAL, certificate);
  }

  /** Counts the tries that are left for one kind of test, with those for the same certificate. */
  int triesLeft(
      Certification certification,
      ScoreBasis kind,
      @Nullable Long certificateId,
      Requirement requirement) {
    long used =
        attempts.of(certification.id()).stream()
            .filter(attempt -> attempt.kind() == kind && !attempt.isOpen())
            .filter(
                attempt -> certificateId == null || certificateId.equals(attempt.certificateId()))
            .count();
    return (int) Math.max(0, requirement.tries() - used);
  }

  private TestClaim shown(Certification certification, Attempt attempt) {
    List<TestItem> items = attempts.items(attempt.id());
    GuidelineVersion guideline =
        guidelines.require(certification.guidelineKey(), attempt.guidelineVersion());
    return new TestClaim(
        certification.id(),
        attempt.number(),
        attempt.kind(),
        certification.annotator(),
        certification.guidelineKey(),
        attempt.guidelineVersion(),
        guideline.classes(),
        (int) items.stream().filter(item -> item.answer() != null).count(),
        items.stream()
            .filter(item -> item.answer() == null)
            .map(item -> new TestClaim.Item(item.shownAs(), item.payload()))
            .toList());
  }

  private static long seed(Certification certification, int number) {
    return UUID.nameUUIDFromBytes(
            (certification.link() + ":" + number).getBytes(StandardCharsets.UTF_8))
        .getMostSignificantBits();
  }
}
