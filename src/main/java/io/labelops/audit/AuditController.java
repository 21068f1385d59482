package io.labelops.audit;

import io.labelops.access.ActingPerson;
import io.labelops.program.DatasetVersions;
import io.labelops.shared.ImportReport;
import io.labelops.shared.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows audits to staff, and samples to auditors, who send their labels back. */
@RestController
@Tag(name = "Audits")
@RequestMapping("/api/v1")
class AuditController {

  private final Audits audits;
  private final AuditFindings findings;
  private final DatasetVersions versions;

  AuditController(Audits audits, AuditFindings findings, DatasetVersions versions) {
    this.audits = audits;
    this.findings = findings;
    this.versions = versions;
  }

  @Operation(
      summary = "The audits of a version with plan, findings and verdict, the first attempt first")
  @GetMapping("/datasets/{key}/versions/{version}/audits")
  List<AuditSheet> audits(@PathVariable String key, @PathVariable int version) {
    return audits.of(versions.require(key, version).id());
  }

  @Operation(summary = "One audit")
  @GetMapping("/audits/{id}")
  AuditSheet audit(@PathVariable String id) {
    return audits.require(id);
  }

  @Operation(
      summary = "The sampled items for an auditor to label blind",
      description = "The released label is shown once an own label is given.")
  @GetMapping("/audits/{id}/sample")
  @PreAuthorize("hasRole('AUDITOR')")
  SamplePage sample(@PathVariable String id, @ParameterObject PageQuery page) {
    return findings.page(id, page);
  }

  @Operation(
      summary = "Send labels for sampled items",
      description = "Each row is checked by itself; a label once given stands.")
  @PostMapping("/audits/{id}/findings")
  @PreAuthorize("hasRole('AUDITOR')")
  ImportReport findings(
      @PathVariable String id, @RequestBody List<@Nullable Finding> sent, ActingPerson auditor) {
    return findings.take(id, sent, auditor);
  }
}
