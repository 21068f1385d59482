package io.labelops.dispute;

import io.labelops.access.ActingPerson;
import io.labelops.shared.NotAllowed;
import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where vendors see the verdicts on their work and dispute them; a vendor sees its own only. */
@RestController
@Tag(name = "Disputes")
@RequestMapping("/api/v1")
class DisputeController {

  private final Disputes disputes;
  private final DisputeRows rows;
  private final DisputeFigures figures;
  private final DisputePolicies policies;

  DisputeController(
      Disputes disputes, DisputeRows rows, DisputeFigures figures, DisputePolicies policies) {
    this.disputes = disputes;
    this.rows = rows;
    this.figures = figures;
    this.policies = policies;
  }

  /** What a vendor sends. */
  record NewDispute(@Nullable String verdict, @Nullable String reason) {}

  @Operation(
      summary =
          "The verdicts against a vendor's work in a batch, and until when each may be disputed")
  @GetMapping("/batches/{batchId}/verdicts")
  List<AdverseVerdict> verdicts(@PathVariable String batchId, ActingPerson person) {
    return rows.verdicts(batchId, person.requireVendor(), policies.current());
  }

  @Operation(summary = "Dispute a verdict; the same again changes nothing")
  @PostMapping("/disputes")
  ResponseEntity<Dispute> raise(@RequestBody NewDispute wanted, ActingPerson person) {
    return disputes.raise(wanted.verdict(), wanted.reason(), person).answer();
  }

  @Operation(summary = "The disputes, a vendor's own or for staff all, open ones first")
  @GetMapping("/disputes")
  ResultPage<Dispute> list(
      @RequestParam(required = false) @Nullable Boolean open,
      @ParameterObject PageQuery page,
      ActingPerson person) {
    return figures.page(seenBy(person), open, page);
  }

  @Operation(summary = "One dispute")
  @GetMapping("/disputes/{id:\\d+}")
  Dispute one(@PathVariable long id, ActingPerson person) {
    return rows.find(id, seenBy(person))
        .orElseThrow(() -> new UnknownVerdict("there is no dispute " + id));
  }

  @Operation(
      summary =
          "How often verdicts are disputed and overturned: all together first, then by reviewer")
  @GetMapping("/disputes/rates")
  @PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
  List<DisputeRate> rates() {
    return figures.rates();
  }

  @Operation(summary = "The times of disputes in force")
  @GetMapping("/dispute-policy")
  DisputePolicy policy() {
    return policies.current();
  }

  @Operation(summary = "Make the next version of the times of disputes")
  @PostMapping("/dispute-policy")
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize("hasRole('MANAGER')")
  DisputePolicy change(@RequestBody DisputePolicy wanted, ActingPerson person) {
    return policies.change(wanted, person.username());
  }

  /** Who judges blind would learn from a dispute whose work it is about. */
  private static @Nullable String seenBy(ActingPerson person) {
    if (person.judgesBlind()) {
      throw new NotAllowed(
          person.username() + " judges labels blind and sees disputes in tasks only");
    }
    return person.isStaff() ? null : person.requireVendor();
  }
}
