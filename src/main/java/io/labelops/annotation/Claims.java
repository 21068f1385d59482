package io.labelops.annotation;

import io.labelops.access.ActingPerson;
import io.labelops.guideline.GuidelineVersion;
import io.labelops.guideline.Guidelines;
import io.labelops.program.Dataset;
import io.labelops.program.DatasetVersion;
import io.labelops.workforce.Annotator;
import io.labelops.workforce.AnnotatorStops;
import io.labelops.workforce.Annotators;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands assignments out in sets, and takes them back. */
@Service
class Claims {

  private final BatchRepository batches;
  private final ActingVendors vendors;
  private final Leases leases;
  private final Terms terms;
  private final Guidelines guidelines;
  private final GuidelineNotices notices;
  private final Annotators annotators;
  private final AnnotatorStops stops;
  private final CertifiedClaims certified;
  private final Clock clock;

  Claims(
      BatchRepository batches,
      ActingVendors vendors,
      Leases leases,
      Terms terms,
      Guidelines guidelines,
      GuidelineNotices notices,
      Annotators annotators,
      AnnotatorStops stops,
      CertifiedClaims certified,
      Clock clock) {
    this.batches = batches;
    this.vendors = vendors;
    this.leases = leases;
    this.terms = terms;
    this.guidelines = guidelines;
    this.notices = notices;
    this.annotators = annotators;
    this.stops = stops;
    this.certified = certified;
    this.clock = clock;
  }

  @Transactional
  Claim claim(String batchId, ClaimRequest request, ActingPerson person) {
    String vendorKey = vendors.labelingFor(person, batchId);
    List<String> items = request.items();
    Batch batch =
        items == null ? batches.share(batchId, vendorKey) : batches.lock(batchId, vendorKey);
    requireOpen(batch);
    Annotator annotator = annotator(vendorKey, request.checkedAnnotator());
    if (!annotator.active()) {
      throw UnusableAnnotator.inactive(annotator.pseudonym());
    }
    if (leases.isBarred(batchId, annotator.id())) {
      throw UnusableAnnotator.barred(annotator.pseudonym(), batchId);
    }
    stops
        .reason(annotator.id(), batch.dataset().datasetKey())
        .ifPresent(
            reason -> {
              throw UnusableAnnotator.stopped(annotator.pseudonym(), reason);
            });
    Instant now = Instant.now(clock);
    notices.requireFollowed(batchId, annotator, now);
    Dataset dataset = terms.dataset(batch.dataset());
    GuidelineVersion guideline = guidelines.current(dataset.guidelineKey());
    Long certificate = certified.require(annotator, dataset, guideline, now);
    LeaseTerms lease =
        new LeaseTerms(
            terms.contract(dataset.programKey(), vendorKey).lease(), guideline.version());
    leases.lockAnnotator(annotator.id());
    if (items == null) {
      List<Lease> next = leases.next(batch, annotator.id(), request.checkedCount(), lease, now);
      certified.note(batchId, annotator.id(), next, certificate);
      return claim(batch, annotator, guideline, next, List.of());
    }
    if (!dataset.isReplay()) {
      throw new InvalidRequest("items may be named only where recorded labels are replayed");
    }
    List<String> wanted = ClaimRequest.checked(items);
    List<Lease> leased = leases.exactly(batch, annotator.id(), wanted, lease, now);
    certified.note(batchId, annotator.id(), leased, certificate);
    List<String> missing = new ArrayList<>(wanted);
    leased.forEach(got -> missing.remove(got.item()));
    return claim(batch, annotator, guideline, leased, missing);
  }

  @Transactional(readOnly = true)
  Claim held(String batchId, String pseudonym, ActingPerson person) {
    String vendorKey = vendors.labelingFor(person, batchId);
    Batch batch =
        batches
            .findByIdAndVendorKey(batchId, vendorKey)
            .orElseThrow(() -> new UnknownBatch(batchId));
    Annotator annotator = annotator(vendorKey, pseudonym);
    GuidelineVersion guideline = guidelines.current(terms.dataset(batch.dataset()).guidelineKey());
    return claim(batch, annotator, guideline, leases.held(batchId, annotator.id()), List.of());
  }

  @Transactional
  Released release(String batchId, String pseudonym, ActingPerson person) {
    String vendorKey = vendors.labelingFor(person, batchId);
    batches.share(batchId, vendorKey);
    return new Released(leases.release(batchId, annotator(vendorKey, pseudonym).id()));
  }

  private void requireOpen(Batch batch) {
    if (batch.state() != BatchState.LABELING) {
      throw new BatchNotLabeling(batch);
    }
    DatasetVersion version = terms.version(batch.dataset());
    if (version.isPaused()) {
      throw new LabelingPaused(batch.dataset(), version.pauseReason());
    }
    if (version.stage().isClosed()) {
      throw new LabelingOver(batch.dataset(), version.stage());
    }
  }

  private Annotator annotator(String vendorKey, String pseudonym) {
    return annotators
        .find(vendorKey, pseudonym)
        .orElseThrow(() -> UnusableAnnotator.unknown(vendorKey, pseudonym));
  }

  private static Claim claim(
      Batch batch,
      Annotator annotator,
      GuidelineVersion guideline,
      List<Lease> leases,
      List<String> missing) {
    return new Claim(
        batch.id(),
        batch.round(),
        annotator.pseudonym(),
        guideline.guidelineKey(),
        guideline.version(),
        guideline.classes(),
        leases,
        missing);
  }

  /** How many assignments were given back. */
  record Released(int released) {}
}
