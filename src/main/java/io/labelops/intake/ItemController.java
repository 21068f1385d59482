package io.labelops.intake;

import io.labelops.access.ActingPerson;
import io.labelops.program.DatasetVersion;
import io.labelops.program.DatasetVersions;
import io.labelops.program.Datasets;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.ImportReport;
import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import io.labelops.shared.Spool;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes the items of a dataset and shows them to staff. */
@RestController
@Tag(name = "Items")
@RequestMapping("/api/v1/datasets/{key}")
class ItemController {

  private final ItemImports imports;
  private final Items items;
  private final ItemProfiler profiler;
  private final Datasets datasets;
  private final DatasetVersions versions;

  ItemController(
      ItemImports imports,
      Items items,
      ItemProfiler profiler,
      Datasets datasets,
      DatasetVersions versions) {
    this.imports = imports;
    this.items = items;
    this.profiler = profiler;
    this.datasets = datasets;
    this.versions = versions;
  }

  @Operation(
      summary = "Deliver items",
      description =
          "The rows become items together when the whole body has arrived. The same importId with the same body goes on"
              + " after what an interrupted import stored, and later answers the first report. A refused row never takes"
              + " its neighbours down; the answer has the first 1,000, the import's refusals all.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              description =
                  "CSV with a header row that has the column item, or one JSON object per line; gzip is accepted",
              content = {
                @Content(
                    mediaType = "text/csv",
                    schema = @Schema(type = "string"),
                    examples = @ExampleObject("item,text\ni-1,first\n")),
                @Content(
                    mediaType = "application/x-ndjson",
                    schema = @Schema(type = "string"),
                    examples =
                        @ExampleObject("{\"item\": \"i-1\", \"payload\": {\"text\": \"first\"}}"))
              }))
  @PostMapping(
      path = "/items",
      consumes = {"text/csv", "application/x-ndjson", "application/jsonl"})
  @PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
  ImportReport take(
      @PathVariable String key,
      @RequestParam String importId,
      @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
      @RequestHeader(name = HttpHeaders.CONTENT_ENCODING, required = false)
          @Nullable String encoding,
      HttpServletRequest request,
      ActingPerson person)
      throws IOException {
    datasets.require(key);
    return imports.take(
        new Delivery(
            key, importId, ImportFormat.of(type), Spool.isGzip(encoding), person.username()),
        request.getInputStream());
  }

  @Operation(summary = "Say that the last item was delivered; intake goes on")
  @PostMapping("/items/complete")
  @PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
  Completion complete(@PathVariable String key) {
    DatasetVersion version = imports.complete(key);
    return new Completion(key, version.id().version(), items.count(key), version.itemsCompleteAt());
  }

  @Operation(summary = "The items with their payloads")
  @GetMapping("/items")
  @PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER', 'REVIEWER', 'AUDITOR')")
  ResultPage<Items.Row> list(@PathVariable String key, @ParameterObject PageQuery page) {
    datasets.require(key);
    return page.of(items.page(key, page.limit(), page.offset()), items.count(key));
  }

  @Operation(
      summary = "What the items were approved on: duplicates, missing fields, personal data, cost")
  @GetMapping("/versions/{version}/profile")
  @PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER', 'REVIEWER', 'AUDITOR')")
  ItemProfile profile(@PathVariable String key, @PathVariable int version) {
    DatasetVersionId id = versions.require(key, version).id();
    return profiler.find(id).orElseThrow(() -> new NotProfiled(id));
  }

  /** A dataset that has all its items. */
  record Completion(
      String datasetKey, int version, long items, @Nullable Instant itemsCompleteAt) {}
}
