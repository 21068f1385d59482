package io.labelops.certification;

import io.labelops.access.ActingPerson;
import io.labelops.access.Role;
import io.labelops.shared.NotAllowed;
import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import io.labelops.task.TaskType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is certified for what until when, suspensions and appeals; a vendor sees its own only. */
@RestController
@Tag(name = "Certification")
@RequestMapping("/api/v1")
class CertificateController {

  private final CertificateList list;
  private final Suspensions suspensions;

  CertificateController(CertificateList list, Suspensions suspensions) {
    this.list = list;
    this.suspensions = suspensions;
  }

  /** Why. */
  record Reason(@Nullable String reason) {}

  @Operation(summary = "Who is certified for what until when, a vendor's own or for staff all")
  @GetMapping("/certificates")
  ResultPage<CertificateRow> list(
      @RequestParam(required = false) @Nullable String vendor,
      @RequestParam(required = false) @Nullable String annotator,
      @RequestParam(required = false) @Nullable TaskType taskType,
      @RequestParam(required = false) @Nullable String guideline,
      @RequestParam(required = false) @Nullable String language,
      @RequestParam(required = false) @Nullable String state,
      @ParameterObject PageQuery page,
      ActingPerson person) {
    return list.page(filter(vendor, annotator, taskType, guideline, language, state, person), page);
  }

  @Operation(summary = "The same as a spreadsheet")
  @GetMapping(path = "/certificates.csv", produces = "text/csv")
  ResponseEntity<String> csv(
      @RequestParam(required = false) @Nullable String vendor,
      @RequestParam(required = false) @Nullable String annotator,
      @RequestParam(required = false) @Nullable TaskType taskType,
      @RequestParam(required = false) @Nullable String guideline,
      @RequestParam(required = false) @Nullable String language,
      @RequestParam(required = false) @Nullable String state,
      ActingPerson person) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .header("Content-Disposition", "attachment; filename=\"certificates.csv\"")
        .body(list.csv(filter(vendor, annotator, taskType, guideline, language, state, person)));
  }

  @Operation(summary = "Suspend a certificate by hand; of the group quality only, with a reason")
  @PostMapping("/certificates/{id:\\d+}/suspension")
  @PreAuthorize("hasRole('MANAGER')")
  Suspension suspend(@PathVariable long id, @RequestBody Reason reason, ActingPerson person) {
    if (person.role() != Role.ADMIN && !person.groups().contains("quality")) {
      throw new NotAllowed("only a quality lead suspends a certificate");
    }
    return suspensions.suspend(id, reason.reason(), person);
  }

  @Operation(summary = "Appeal the suspension of an own annotator's certificate")
  @PostMapping("/certificates/{id:\\d+}/appeal")
  Suspension appeal(@PathVariable long id, @RequestBody Reason reason, ActingPerson person) {
    return suspensions.appeal(id, reason.reason(), person);
  }

  private static CertificateFilter filter(
      @Nullable String vendor,
      @Nullable String annotator,
      @Nullable TaskType taskType,
      @Nullable String guideline,
      @Nullable String language,
      @Nullable String state,
      ActingPerson person) {
    String own = Viewers.vendor(person);
    return new CertificateFilter(
        own == null ? vendor : own, annotator, taskType, guideline, language, state);
  }
}
