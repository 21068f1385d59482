package io.labelops.program;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Creates and shows programs. */
@RestController
@Tag(name = "Programs")
@RequestMapping("/api/v1/programs")
class ProgramController {

  private final Programs programs;

  ProgramController(Programs programs) {
    this.programs = programs;
  }

  @Operation(summary = "Create a program; the same one again changes nothing")
  @PostMapping
  @PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
  ResponseEntity<Program> create(@RequestBody NewProgram wanted) {
    return programs.create(wanted).answer();
  }

  @Operation(summary = "All programs")
  @GetMapping
  List<Program> list() {
    return programs.all();
  }

  @Operation(summary = "One program")
  @GetMapping("/{key}")
  Program one(@PathVariable String key) {
    return programs.require(key);
  }
}
