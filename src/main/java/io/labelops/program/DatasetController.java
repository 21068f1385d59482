package io.labelops.program;

import io.labelops.access.ActingPerson;
import io.labelops.program.DatasetView.VersionView;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Requests, shows, pauses and cancels datasets. */
@RestController
@Tag(name = "Datasets")
@RequestMapping("/api/v1/datasets")
class DatasetController {

  private static final String MAY_RUN = "hasAnyRole('OPERATIONS', 'MANAGER')";

  private final DatasetRequests requests;
  private final Datasets datasets;
  private final DatasetVersions versions;
  private final DatasetList list;

  DatasetController(
      DatasetRequests requests, Datasets datasets, DatasetVersions versions, DatasetList list) {
    this.requests = requests;
    this.datasets = datasets;
    this.versions = versions;
    this.list = list;
  }

  @Operation(summary = "Request a dataset; the same request again changes nothing")
  @PostMapping
  @PreAuthorize(MAY_RUN)
  ResponseEntity<DatasetView> create(@RequestBody DatasetRequest request, ActingPerson requester) {
    return requests
        .submit(request, requester.username())
        .answer(version -> DatasetView.of(datasets.require(version.id()), version));
  }

  @Operation(summary = "The datasets, each with its newest version")
  @GetMapping
  ResultPage<DatasetView.Row> all(
      @RequestParam(required = false) @Nullable Stage stage,
      @RequestParam(required = false) @Nullable String program,
      @ParameterObject PageQuery page) {
    return page.of(
        list.find(stage, program, page.limit(), page.offset()), list.count(stage, program));
  }

  @Operation(summary = "One dataset with its newest version")
  @GetMapping("/{key}")
  ResponseEntity<DatasetView> one(@PathVariable String key) {
    DatasetVersion version = versions.newest(key);
    return tagged(version).body(DatasetView.of(datasets.require(key), version));
  }

  @Operation(
      summary = "Ask for a dataset anew: the next version, over the same items",
      description =
          "Once the newest version is over; more items may be delivered until they are complete.")
  @PostMapping("/{key}/versions")
  @PreAuthorize(MAY_RUN)
  @ResponseStatus(HttpStatus.CREATED)
  VersionView next(@PathVariable String key, ActingPerson requester) {
    datasets.require(key);
    return VersionView.of(versions.requestNext(key, requester.username()));
  }

  @Operation(summary = "One dataset version: its stage, pause and process instance")
  @GetMapping("/{key}/versions/{version}")
  ResponseEntity<VersionView> version(@PathVariable String key, @PathVariable int version) {
    return answer(versions.require(id(key, version)));
  }

  @Operation(summary = "Pause: nothing can be claimed and no deadline runs")
  @PostMapping("/{key}/versions/{version}/pause")
  @PreAuthorize(MAY_RUN)
  @Transactional
  ResponseEntity<VersionView> pause(
      @PathVariable String key,
      @PathVariable int version,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody Reason reason,
      ActingPerson actor) {
    return answer(
        versions.pause(unchanged(key, version, ifMatch), reason.text(), actor.username()));
  }

  @Operation(summary = "Let the work go on")
  @PostMapping("/{key}/versions/{version}/resume")
  @PreAuthorize(MAY_RUN)
  @Transactional
  ResponseEntity<VersionView> resume(
      @PathVariable String key,
      @PathVariable int version,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      ActingPerson actor) {
    return answer(versions.resume(unchanged(key, version, ifMatch), actor.username()));
  }

  @Operation(summary = "Give the version up for good; its verdict is FAIL")
  @PostMapping("/{key}/versions/{version}/cancel")
  @PreAuthorize(MAY_RUN)
  @Transactional
  ResponseEntity<VersionView> cancel(
      @PathVariable String key,
      @PathVariable int version,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody Reason reason,
      ActingPerson actor) {
    return answer(
        versions.cancel(unchanged(key, version, ifMatch), reason.text(), actor.username()));
  }

  private DatasetVersionId unchanged(String key, int version, @Nullable String ifMatch) {
    DatasetVersionId id = id(key, version);
    versions.requireUnchanged(id, ifMatch == null ? null : ifMatch.replace("\"", ""));
    return id;
  }

  private static ResponseEntity<VersionView> answer(DatasetVersion version) {
    return tagged(version).body(VersionView.of(version));
  }

  private static ResponseEntity.BodyBuilder tagged(DatasetVersion version) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache().cachePrivate())
        .eTag(version.tag());
  }

  private DatasetVersionId id(String key, int version) {
    return versions.require(key, version).id();
  }

  record Reason(@Nullable String reason) {
    String text() {
      return reason == null ? "" : reason;
    }
  }
}
