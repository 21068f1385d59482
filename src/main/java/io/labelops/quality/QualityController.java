package io.labelops.quality;

import io.labelops.program.DatasetVersions;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was measured of a dataset version, for staff who do not judge its labels blind. */
@RestController
@Tag(name = "Quality")
@PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
@RequestMapping("/api/v1/datasets/{key}/versions/{version}")
class QualityController {

  private final QualityReader reader;
  private final GateResults results;
  private final DatasetVersions versions;

  QualityController(QualityReader reader, GateResults results, DatasetVersions versions) {
    this.reader = reader;
    this.results = results;
    this.versions = versions;
  }

  @Operation(summary = "The quality figures of a version, each with its numerator and denominator")
  @GetMapping("/quality")
  QualityFigures quality(@PathVariable String key, @PathVariable int version) {
    return reader.figures(versions.require(key, version).id());
  }

  @Operation(
      summary = "What the gates measured and what was decided on it, in the order it was measured")
  @GetMapping("/gate-results")
  ResultPage<GateResult> gateResults(
      @PathVariable String key,
      @PathVariable int version,
      @RequestParam(required = false) @Nullable Gate gate,
      @RequestParam(required = false) @Nullable String subject,
      @ParameterObject PageQuery page) {
    DatasetVersionId id = versions.require(key, version).id();
    return page.of(
        results.list(id, gate, subject, page.offset(), page.limit()),
        results.count(id, gate, subject));
  }
}
