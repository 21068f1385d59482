package io.labelops.annotation;

import io.labelops.access.ActingPerson;
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
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where vendors find their batches, claim assignments and deliver labels. */
@RestController
@Tag(name = "Batches")
@RequestMapping("/api/v1/batches")
class BatchController {

  private final BatchViews views;
  private final ActingVendors vendors;
  private final Claims claims;
  private final Submissions submissions;
  private final Closings closings;

  BatchController(
      BatchViews views,
      ActingVendors vendors,
      Claims claims,
      Submissions submissions,
      Closings closings) {
    this.views = views;
    this.vendors = vendors;
    this.claims = claims;
    this.submissions = submissions;
    this.closings = closings;
  }

  @Operation(summary = "The batches, a vendor's own or for staff all")
  @GetMapping
  ResultPage<BatchView> list(
      @RequestParam(required = false) @Nullable String dataset,
      @RequestParam(required = false) @Nullable Integer version,
      @RequestParam(required = false) @Nullable BatchState state,
      @ParameterObject PageQuery page,
      ActingPerson person) {
    var filter = new BatchFilter(vendors.seenBy(person), dataset, version, state);
    return page.of(views.find(filter, page.limit(), page.offset()), views.count(filter));
  }

  @Operation(summary = "One batch with its deadline and counted slots")
  @GetMapping("/{batchId}")
  BatchView one(@PathVariable String batchId, ActingPerson person) {
    return views.find(batchId, vendors.seenBy(person)).orElseThrow(() -> new UnknownBatch(batchId));
  }

  @Operation(summary = "The items of a batch and how many labels each needs")
  @GetMapping("/{batchId}/items")
  BatchItems items(@PathVariable String batchId, ActingPerson person) {
    return views.items(one(batchId, person).batchId());
  }

  @Operation(
      summary = "Lease assignments to an annotator",
      description =
          "Send annotator and count; items may be named only where recorded labels are replayed.")
  @PostMapping("/{batchId}/claims")
  Claim claim(
      @PathVariable String batchId, @RequestBody ClaimRequest request, ActingPerson person) {
    return claims.claim(batchId, request, person);
  }

  @Operation(summary = "What an annotator holds, for a client that lost the answer to its claim")
  @GetMapping("/{batchId}/claims/{annotator}")
  Claim held(@PathVariable String batchId, @PathVariable String annotator, ActingPerson person) {
    return claims.held(batchId, annotator, person);
  }

  @Operation(summary = "Give back what an annotator holds and has not delivered")
  @DeleteMapping("/{batchId}/claims/{annotator}")
  Claims.Released release(
      @PathVariable String batchId, @PathVariable String annotator, ActingPerson person) {
    return claims.release(batchId, annotator, person);
  }

  @Operation(
      summary = "Deliver labels",
      description =
          "The same submission with the same body may be sent again at any time and answers the first report.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              description = "One label per line; gzip is accepted",
              content =
                  @Content(
                      mediaType = "application/x-ndjson",
                      schema = @Schema(type = "string"),
                      examples =
                          @ExampleObject(
                              "{\"item\": \"i-1\", \"annotator\": \"ann-7\", \"label\": \"duck\", \"seconds\": 4.2}"))))
  @PutMapping(
      path = "/{batchId}/submissions/{submissionId}",
      consumes = {"application/x-ndjson", "application/jsonl"})
  ImportReport submit(
      @PathVariable String batchId,
      @PathVariable String submissionId,
      @RequestHeader(name = HttpHeaders.CONTENT_ENCODING, required = false)
          @Nullable String encoding,
      HttpServletRequest request,
      ActingPerson person)
      throws IOException {
    return submissions.take(
        batchId, submissionId, Spool.isGzip(encoding), request.getInputStream(), person);
  }

  @Operation(summary = "End the round with the labels there are")
  @PostMapping("/{batchId}/close")
  BatchView close(
      @PathVariable String batchId, @RequestBody Closings.Request request, ActingPerson person) {
    return closings.close(batchId, request, person);
  }
}
