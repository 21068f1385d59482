package io.labelops.annotation;

import io.labelops.program.DatasetVersions;
import io.labelops.shared.DatasetVersionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Gives staff the original labels of a dataset version, superseded ones included. */
@RestController
@Tag(name = "Batches")
class AnnotationController {

  private static final int BUFFER = 1 << 16;

  private final DatasetVersions versions;
  private final AnnotationExport export;

  AnnotationController(DatasetVersions versions, AnnotationExport export) {
    this.versions = versions;
    this.export = export;
  }

  @Operation(summary = "All original labels of a version as JSON lines, superseded ones included")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string")))
  @GetMapping("/api/v1/datasets/{key}/versions/{version}/annotations")
  @PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
  void annotations(
      @PathVariable String key, @PathVariable int version, HttpServletResponse response)
      throws IOException {
    DatasetVersionId dataset = versions.require(key, version).id();
    response.setContentType("application/x-ndjson");
    try (OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER)) {
      export.write(dataset, out);
    }
  }
}
