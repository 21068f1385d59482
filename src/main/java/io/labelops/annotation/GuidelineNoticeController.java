package io.labelops.annotation;

import io.labelops.access.ActingPerson;
import io.labelops.workforce.Annotator;
import io.labelops.workforce.Annotators;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a vendor has to know of new guideline versions while it labels a batch. */
@RestController
@Tag(name = "Batches")
@RequestMapping("/api/v1/batches/{batchId}/guideline")
class GuidelineNoticeController {

  private final GuidelineNotices notices;
  private final ActingVendors vendors;
  private final BatchRepository batches;
  private final Annotators annotators;
  private final Clock clock;

  GuidelineNoticeController(
      GuidelineNotices notices,
      ActingVendors vendors,
      BatchRepository batches,
      Annotators annotators,
      Clock clock) {
    this.notices = notices;
    this.vendors = vendors;
    this.batches = batches;
    this.annotators = annotators;
    this.clock = clock;
  }

  @Operation(summary = "New guideline versions the batch has to go on under, newest first")
  @GetMapping("/notices")
  List<GuidelineNotice> notices(@PathVariable String batchId, ActingPerson person) {
    if (!person.isStaff()
        && batches.findByIdAndVendorKey(batchId, person.requireVendor()).isEmpty()) {
      throw new UnknownBatch(batchId);
    }
    batches.require(batchId);
    return notices.of(batchId);
  }

  @Operation(
      summary = "Say that an annotator was shown the newest version; claims go on after that")
  @PostMapping("/acknowledgements")
  @Transactional
  public List<GuidelineNotice> acknowledge(
      @PathVariable String batchId,
      @RequestBody Acknowledgement acknowledgement,
      ActingPerson person) {
    String vendorKey = vendors.labelingFor(person, batchId);
    batches.share(batchId, vendorKey);
    String pseudonym = acknowledgement.annotator();
    Annotator annotator =
        annotators
            .find(vendorKey, pseudonym == null ? "" : pseudonym)
            .orElseThrow(() -> UnusableAnnotator.unknown(vendorKey, String.valueOf(pseudonym)));
    notices.acknowledge(batchId, annotator.id(), person.username(), clock.instant());
    return notices.of(batchId);
  }

  /** Who was shown it. */
  record Acknowledgement(@Nullable String annotator) {}
}
