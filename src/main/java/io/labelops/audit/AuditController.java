package io.labelops.audit;

import io.labelops.access.ActingPerson;
import io.labelops.program.DatasetVersions;
import io.labelops.shared.ImportReport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows audits to staff, and samples to auditors, who send their labels back. */
@RestController
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

  @GetMapping("/datasets/{key}/versions/{version}/audits")
  List<AuditSheet> audits(@PathVariable String key, @PathVariable int version) {
    return audits.of(versions.require(key, version).id());
  }

  @GetMapping("/audits/{id}")
  AuditSheet audit(@PathVariable String id) {
    return audits.require(id);
  }

  @GetMapping("/audits/{id}/sample")
  @PreAuthorize("hasRole('AUDITOR')")
  SamplePage sample(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "200") int limit) {
    return findings.page(id, after, limit);
  }

  @PostMapping("/audits/{id}/findings")
  @PreAuthorize("hasRole('AUDITOR')")
  ImportReport findings(
      @PathVariable String id, @RequestBody List<@Nullable Finding> sent, ActingPerson auditor) {
    return findings.take(id, sent, auditor);
  }
}
