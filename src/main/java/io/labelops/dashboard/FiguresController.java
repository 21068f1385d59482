package io.labelops.dashboard;

import io.labelops.shared.DatasetVersionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The figures of a dataset version, as its page shows them. */
@RestController
@Tag(name = "Quality")
@RequestMapping("/api/v1/datasets/{key}/versions/{version}")
@PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
class FiguresController {

  private final RecentFigures figures;
  private final DatasetDetail detail;

  FiguresController(RecentFigures figures, DatasetDetail detail) {
    this.figures = figures;
    this.detail = detail;
  }

  @Operation(summary = "The figures of a version with unit, n, interval and period")
  @GetMapping("/figures")
  List<Figure> figures(@PathVariable String key, @PathVariable int version) {
    return measured(key, version);
  }

  @Operation(summary = "The same as a spreadsheet")
  @GetMapping(path = "/figures.csv", produces = "text/csv")
  ResponseEntity<String> csv(@PathVariable String key, @PathVariable int version) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("figures-%s-%d.csv".formatted(key, version))
                .build()
                .toString())
        .body(FiguresCsv.of(measured(key, version)));
  }

  private List<Figure> measured(String key, int version) {
    DatasetVersionId id = new DatasetVersionId(key, version);
    if (detail.facts(id).isEmpty()) {
      throw new UnknownVersion(id);
    }
    return figures.of(id);
  }
}
