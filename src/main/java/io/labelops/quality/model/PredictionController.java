package io.labelops.quality.model;

import io.labelops.access.ActingPerson;
import io.labelops.program.DatasetVersions;
import io.labelops.shared.ImportReport;
import io.labelops.shared.Spool;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes what models and labeling functions say of items. */
@RestController
@Tag(name = "Models")
@PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
@RequestMapping("/api/v1/datasets/{key}/versions/{version}/predictions")
class PredictionController {

  private static final MediaType CSV = MediaType.parseMediaType("text/csv");

  private final PredictionImports imports;
  private final Uploads uploads;
  private final DatasetVersions versions;

  PredictionController(PredictionImports imports, Uploads uploads, DatasetVersions versions) {
    this.imports = imports;
    this.uploads = uploads;
    this.versions = versions;
  }

  @Operation(
      summary = "Deliver what a model or a labeling function says of items",
      description =
          "Probabilities by class from a model that was not trained on the item, or labels. Sent again under the same id"
              + " the first report is answered. Predictions count as nobody's label: not in agreement, gold, quotas or cost.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              description = "One item per line; gzip is accepted",
              content = {
                @Content(
                    mediaType = "application/x-ndjson",
                    schema = @Schema(type = "string"),
                    examples =
                        @ExampleObject(
                            "{\"item\": \"i-1\", \"probabilities\": {\"cat\": 0.9, \"dog\": 0.1}}")),
                @Content(
                    mediaType = "text/csv",
                    schema = @Schema(type = "string"),
                    examples = @ExampleObject("item,cat,dog\ni-1,0.9,0.1\n"))
              }))
  @PutMapping(
      path = "/{uploadId}",
      consumes = {"text/csv", "application/x-ndjson", "application/jsonl"})
  ImportReport take(
      @PathVariable String key,
      @PathVariable int version,
      @PathVariable String uploadId,
      @RequestParam String model,
      @RequestParam String modelVersion,
      @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
      @RequestHeader(name = HttpHeaders.CONTENT_ENCODING, required = false)
          @Nullable String encoding,
      HttpServletRequest request,
      ActingPerson person)
      throws IOException {
    return imports.take(
        versions.require(key, version).id(),
        new Uploads.Delivery(uploadId, model, modelVersion, person.username()),
        CSV.isCompatibleWith(type),
        Spool.isGzip(encoding),
        request.getInputStream());
  }

  @Operation(summary = "The uploads of predictions, newest first, at most 500")
  @GetMapping
  List<PredictionUpload> list(@PathVariable String key, @PathVariable int version) {
    return uploads.list(versions.require(key, version).id());
  }
}
