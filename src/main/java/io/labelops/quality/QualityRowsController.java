package io.labelops.quality;

import io.labelops.access.ActingPerson;
import io.labelops.access.Role;
import io.labelops.program.DatasetVersions;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.NotAllowed;
import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The quality of parts of a dataset version; a vendor sees its own annotators only. */
@RestController
@Tag(name = "Quality")
@PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER', 'VENDOR')")
@RequestMapping("/api/v1/datasets/{key}/versions/{version}/quality")
class QualityRowsController {

  private final QualityRows rows;
  private final DatasetVersions versions;

  QualityRowsController(QualityRows rows, DatasetVersions versions) {
    this.rows = rows;
    this.versions = versions;
  }

  @Operation(
      summary =
          "Quality by dataset, batch, annotator, class, slice (name a field of the payload) or day; a vendor sees its own annotators")
  @GetMapping("/rows")
  ResponseEntity<ResultPage<QualityRow>> list(
      @PathVariable String key,
      @PathVariable int version,
      @RequestParam QualityBy by,
      @RequestParam(required = false) @Nullable String field,
      @ParameterObject PageQuery page,
      ActingPerson person) {
    return ResponseEntity.ok(rows.page(id(key, version), by, vendor(person, by), field, page));
  }

  @Operation(summary = "All of the same rows as a spreadsheet")
  @GetMapping(path = "/rows.csv", produces = "text/csv")
  ResponseEntity<String> csv(
      @PathVariable String key,
      @PathVariable int version,
      @RequestParam QualityBy by,
      @RequestParam(required = false) @Nullable String field,
      ActingPerson person) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .header(
            "Content-Disposition",
            "attachment; filename=\"quality-%s-%d-%s.csv\"".formatted(key, version, by))
        .body(rows.csv(id(key, version), by, vendor(person, by), field));
  }

  private DatasetVersionId id(String key, int version) {
    return versions.require(key, version).id();
  }

  private static @Nullable String vendor(ActingPerson person, QualityBy by) {
    if (person.role() != Role.VENDOR) {
      return null;
    }
    if (by != QualityBy.ANNOTATOR) {
      throw new NotAllowed("a vendor sees quality by ANNOTATOR, of its own annotators");
    }
    return person.requireVendor();
  }
}
