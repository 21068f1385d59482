package io.labelops.task;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells what a label may be, for whoever writes a labeling tool. */
@RestController
@Tag(name = "Task types")
@RequestMapping("/api/v1/task-types")
class TaskTypeController {

  private static final MediaType SCHEMA = MediaType.parseMediaType("application/schema+json");

  /**
   * A task type.
   *
   * @param nominal whether a label is nothing but one of the guideline's classes
   * @param schema of a label, JSON Schema 2020-12
   */
  record Told(
      TaskType type, boolean nominal, @Schema(type = "object") @JsonRawValue String schema) {}

  @Operation(summary = "The task types, each with the JSON Schema of its labels")
  @GetMapping
  List<Told> list() {
    return Arrays.stream(TaskType.values())
        .map(type -> new Told(type, type.isNominal(), type.schema()))
        .toList();
  }

  @Operation(summary = "The JSON Schema (2020-12) of a label of a task type")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "application/schema+json", schema = @Schema(type = "object")))
  @GetMapping("/{type}/schema")
  ResponseEntity<String> schema(@PathVariable TaskType type) {
    return ResponseEntity.ok().contentType(SCHEMA).body(type.schema());
  }
}
