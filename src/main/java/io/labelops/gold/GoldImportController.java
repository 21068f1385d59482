package io.labelops.gold;

import io.labelops.access.ActingPerson;
import io.labelops.shared.ImportReport;
import io.labelops.shared.Spool;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes gold; it is never shown again, or it would not look like work any more. */
@RestController
@Tag(name = "Gold")
class GoldImportController {

  private final GoldImports imports;

  GoldImportController(GoldImports imports) {
    this.imports = imports;
  }

  @Operation(
      summary = "Deliver gold: items whose right label is known",
      description = "It is never shown again. Gold that annotators have answered keeps its label.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              description = "One item per line; gzip is accepted",
              content =
                  @Content(
                      mediaType = "application/x-ndjson",
                      schema = @Schema(type = "string"),
                      examples = @ExampleObject("{\"item\": \"i-1\", \"label\": \"duck\"}"))))
  @PutMapping(
      path = "/api/v1/datasets/{key}/gold",
      consumes = {"application/x-ndjson", "application/jsonl"})
  @PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
  ImportReport take(
      @PathVariable String key,
      @RequestHeader(name = HttpHeaders.CONTENT_ENCODING, required = false)
          @Nullable String encoding,
      HttpServletRequest request,
      ActingPerson person)
      throws IOException {
    return imports.take(key, request.getInputStream(), Spool.isGzip(encoding), person.username());
  }
}
