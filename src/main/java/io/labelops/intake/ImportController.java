package io.labelops.intake;

import io.labelops.program.Datasets;
import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows how far imports have come and what was refused. */
@RestController
@Tag(name = "Items")
@RequestMapping("/api/v1/datasets/{key}/imports")
@PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
class ImportController {

  private static final int BUFFER = 1 << 16;

  private final ItemImports imports;
  private final ImportStatuses statuses;
  private final ImportRefusals refusals;
  private final Datasets datasets;

  ImportController(
      ItemImports imports, ImportStatuses statuses, ImportRefusals refusals, Datasets datasets) {
    this.imports = imports;
    this.statuses = statuses;
    this.refusals = refusals;
    this.datasets = datasets;
  }

  @Operation(summary = "The imports of a dataset, the newest first")
  @GetMapping
  ResultPage<ImportStatus> all(
      @PathVariable String key,
      @RequestParam(required = false) @Nullable ImportState state,
      @ParameterObject PageQuery page) {
    datasets.require(key);
    return statuses.page(key, state, page);
  }

  @Operation(summary = "How far an import has come")
  @GetMapping("/{importId}")
  ImportStatus one(@PathVariable String key, @PathVariable String importId) {
    return statuses.find(key, importId).orElseThrow(() -> new UnknownImport(key, importId));
  }

  @Operation(
      summary = "All refused rows of an import",
      description = "Rows that repeat or contradict others are added when the import is complete.")
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string")),
        @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
      })
  @GetMapping("/{importId}/refusals")
  void refusals(
      @PathVariable String key,
      @PathVariable String importId,
      @RequestParam(defaultValue = "JSON_LINES") ImportFormat format,
      HttpServletResponse response)
      throws IOException {
    ItemImport known = imports.require(key, importId);
    boolean csv = format == ImportFormat.CSV;
    response.setContentType(csv ? "text/csv;charset=UTF-8" : "application/x-ndjson");
    try (OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER)) {
      refusals.write(known.id(), csv, out);
    }
  }

  @Operation(summary = "Give up an import that is not complete; nothing of it stays")
  @DeleteMapping("/{importId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String key, @PathVariable String importId) {
    imports.delete(key, importId);
  }
}
