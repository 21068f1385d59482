package io.labelops.quality.signals;

import io.labelops.program.DatasetVersions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Gives out the signals of a version. */
@RestController
@Tag(name = "Quality")
@PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
class SignalController {

  private final SignalReader reader;
  private final DatasetVersions versions;

  SignalController(SignalReader reader, DatasetVersions versions) {
    this.reader = reader;
    this.versions = versions;
  }

  @Operation(
      summary = "Reasons to look: people off the others, copied errors, batches unlike the rest",
      description = "Of labels that are classes, the newest million; no ranking and no verdict.")
  @GetMapping("/api/v1/datasets/{key}/versions/{version}/quality/signals")
  Signals signals(@PathVariable String key, @PathVariable int version) {
    return reader.of(versions.require(key, version).id());
  }
}
