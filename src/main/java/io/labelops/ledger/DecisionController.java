package io.labelops.ledger;

import io.labelops.access.ActingPerson;
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
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The decision log for staff who do not judge labels blind: search, export, entries by hand. */
@RestController
@Tag(name = "Decisions")
@RequestMapping("/api/v1")
@PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
class DecisionController {

  private final DecisionLog log;
  private final DecisionExport export;
  private final HandEntries entries;

  DecisionController(DecisionLog log, DecisionExport export, HandEntries entries) {
    this.log = log;
    this.export = export;
    this.entries = entries;
  }

  @Operation(
      summary = "Who decided what, when and why, newest first",
      description =
          "text finds words of actor, action, subject, summary and reason (\"quoted words\" stand"
              + " together, -word is left out); link finds what is about or linked to a batch,"
              + " change or other thing, kind:id or the id alone.")
  @GetMapping("/decisions")
  ResultPage<DecisionEntry> list(
      @ParameterObject DecisionFilter filter, @ParameterObject PageQuery page) {
    return page.of(log.find(filter, page.limit(), page.offset()), log.count(filter));
  }

  @Operation(summary = "The same entries, all of them, as a spreadsheet")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
  @GetMapping("/decisions.csv")
  void csv(@ParameterObject DecisionFilter filter, HttpServletResponse response)
      throws IOException {
    try (OutputStream out = file(response, "text/csv;charset=UTF-8", "decisions.csv")) {
      export.csv(filter, out);
    }
  }

  @Operation(summary = "The same entries, all of them, as JSON lines")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string")))
  @GetMapping("/decisions.jsonl")
  void lines(@ParameterObject DecisionFilter filter, HttpServletResponse response)
      throws IOException {
    try (OutputStream out = file(response, "application/x-ndjson", "decisions.jsonl")) {
      export.lines(filter, out);
    }
  }

  @Operation(summary = "Write down a decision that was taken outside of any task")
  @PostMapping("/decisions")
  ResponseEntity<DecisionEntry> write(@RequestBody NewEntry entry, ActingPerson person) {
    return entries.write(entry, person.username()).answer();
  }

  private static OutputStream file(HttpServletResponse response, String type, String name)
      throws IOException {
    response.setContentType(type);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(name).build().toString());
    return new BufferedOutputStream(response.getOutputStream(), 1 << 16);
  }
}
