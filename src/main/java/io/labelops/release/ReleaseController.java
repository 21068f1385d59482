package io.labelops.release;

import io.labelops.shared.DatasetVersionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Tells pipelines whether they may use a dataset version, and hands out what was released. */
@RestController
@Tag(name = "Release")
@RequestMapping("/api/v1/datasets/{key}/versions/{version}")
class ReleaseController {

  static final String CONTENT_SHA256 = "X-Content-SHA256";

  private final ReleaseGate gate;
  private final StoredFiles files;

  ReleaseController(ReleaseGate gate, StoredFiles files) {
    this.gate = gate;
    this.files = files;
  }

  @Operation(
      summary = "May this version be used? PASS, FAIL or PENDING with every check",
      description =
          "The version is a number or latest. Always 200 for a known version; nothing is evaluated here.")
  @GetMapping("/gate")
  ResponseEntity<GateAnswer> gate(@PathVariable String key, @PathVariable String version) {
    GateAnswer answer = gate.answer(gate.resolve(key, version));
    if (!answer.decided()) {
      return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
    }
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache().cachePrivate())
        .eTag(answer.datasetKey() + ":" + answer.version() + ":" + answer.decidedAt())
        .body(answer);
  }

  @Operation(summary = "The manifest of a released version")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  @GetMapping("/release")
  void manifest(
      @PathVariable String key,
      @PathVariable String version,
      WebRequest request,
      HttpServletResponse response)
      throws IOException {
    send(gate.resolve(key, version), ReleaseFile.MANIFEST, request, response);
  }

  @Operation(summary = "A file of a released version; X-Content-SHA256 is its hash in the manifest")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string")))
  @GetMapping("/release/files/{name}")
  void file(
      @PathVariable String key,
      @PathVariable String version,
      @PathVariable String name,
      WebRequest request,
      HttpServletResponse response)
      throws IOException {
    send(gate.resolve(key, version), name, request, response);
  }

  private void send(
      DatasetVersionId dataset, String name, WebRequest request, HttpServletResponse response)
      throws IOException {
    StoredFiles.Entry file = files.require(dataset, name);
    if (request.checkNotModified("\"" + file.sha256() + "\"")) {
      return;
    }
    response.setContentType(
        name.endsWith(".json")
            ? MediaType.APPLICATION_JSON_VALUE
            : MediaType.APPLICATION_NDJSON_VALUE);
    response.setContentLengthLong(file.size());
    response.setHeader(CONTENT_SHA256, file.sha256());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.name() + "\"");
    files.copy(dataset, file, response.getOutputStream());
  }
}
