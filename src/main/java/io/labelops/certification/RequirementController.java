package io.labelops.certification;

import io.labelops.access.ActingPerson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What it takes to be certified. */
@RestController
@Tag(name = "Certification")
@RequestMapping("/api/v1/certification-requirements")
class RequirementController {

  private final Requirements requirements;

  RequirementController(Requirements requirements) {
    this.requirements = requirements;
  }

  @Operation(summary = "What it takes to be certified, by scope; with all, earlier versions too")
  @GetMapping
  @PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER', 'VENDOR')")
  List<Requirement> list(@RequestParam(defaultValue = "false") boolean all) {
    return requirements.list(all);
  }

  @Operation(
      summary = "Make the next version of what it takes for a scope",
      description =
          "Scope is taskType, guidelineKey and language; name materialLink or materialVersion. All else has a default.")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize("hasRole('MANAGER')")
  Requirement change(@RequestBody NewRequirement wanted, ActingPerson person) {
    return requirements.change(wanted, person);
  }
}
