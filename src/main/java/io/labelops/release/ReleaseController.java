package io.labelops.release;

import io.labelops.shared.DatasetVersionId;
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

/** Tells pipelines whether they may use a dataset version, and hands out what was released. */
@RestController
@RequestMapping("/api/v1/datasets/{key}/versions/{version}")
class ReleaseController {

  static final String CONTENT_SHA256 = "X-Content-SHA256";

  private final ReleaseGate gate;
  private final StoredFiles files;

  ReleaseController(ReleaseGate gate, StoredFiles files) {
    this.gate = gate;
    this.files = files;
  }

  @GetMapping("/gate")
  ResponseEntity<GateAnswer> gate(@PathVariable String key, @PathVariable String version) {
    GateAnswer answer = gate.answer(gate.resolve(key, version));
    if (!answer.decided()) {
      return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
    }
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache().cachePrivate())
        .eTag(answer.dataset() + ":" + answer.version() + ":" + answer.decidedAt())
        .body(answer);
  }

  @GetMapping("/release")
  void manifest(
      @PathVariable String key, @PathVariable String version, HttpServletResponse response)
      throws IOException {
    send(gate.resolve(key, version), ReleaseFile.MANIFEST, response);
  }

  @GetMapping("/release/files/{name}")
  void file(
      @PathVariable String key,
      @PathVariable String version,
      @PathVariable String name,
      HttpServletResponse response)
      throws IOException {
    send(gate.resolve(key, version), name, response);
  }

  private void send(DatasetVersionId dataset, String name, HttpServletResponse response)
      throws IOException {
    StoredFiles.Entry file = files.require(dataset, name);
    response.setContentType(
        name.endsWith(".json")
            ? MediaType.APPLICATION_JSON_VALUE
            : MediaType.APPLICATION_NDJSON_VALUE);
    response.setContentLengthLong(file.size());
    response.setHeader(CONTENT_SHA256, file.sha256());
    response.setHeader(HttpHeaders.ETAG, "\"" + file.sha256() + "\"");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.name() + "\"");
    files.copy(dataset, file, response.getOutputStream());
  }
}
