package io.labelops.quality;

import io.labelops.access.ActingPerson;
import io.labelops.access.Role;
import io.labelops.shared.NotAllowed;
import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import io.labelops.workforce.AnnotatorStop;
import io.labelops.workforce.AnnotatorStops;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Annotators who get no more work, and the appeal: a quality lead lifts it. */
@RestController
@Tag(name = "Annotator stops")
@RequestMapping("/api/v1/annotator-stops")
class AnnotatorStopController {

  private static final String QUALITY = "quality";

  private final AnnotatorStops stops;
  private final StoppedAnnotators stopped;

  AnnotatorStopController(AnnotatorStops stops, StoppedAnnotators stopped) {
    this.stops = stops;
    this.stopped = stopped;
  }

  @Operation(
      summary =
          "Who gets no more work, why and since when, newest first; a vendor sees its own annotators")
  @GetMapping
  @PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER', 'VENDOR')")
  ResultPage<AnnotatorStop> list(
      @RequestParam(defaultValue = "true") boolean inForce,
      @ParameterObject PageQuery page,
      ActingPerson person) {
    return stops.list(person.role() == Role.VENDOR ? person.requireVendor() : null, inForce, page);
  }

  @Operation(summary = "Let an annotator claim again; of the group quality only, with a reason")
  @PostMapping("/{id}/lift")
  @PreAuthorize("hasRole('MANAGER')")
  AnnotatorStop lift(
      @PathVariable long id, @RequestBody @Valid Reason reason, ActingPerson person) {
    if (person.role() != Role.ADMIN && !person.groups().contains(QUALITY)) {
      throw new NotAllowed("only a quality lead lets an annotator on again");
    }
    return stopped.lift(id, person.username(), reason.reason().strip());
  }

  /** Why the annotator is let on again. */
  record Reason(@NotBlank @Size(max = 500) String reason) {}
}
