package io.labelops.review;

import io.labelops.access.ActingPerson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who knows which classes best, and who of staff labels too. */
@RestController
@Tag(name = "Reviews")
@RequestMapping("/api/v1/adjudicators")
@PreAuthorize("hasRole('MANAGER')")
class AdjudicatorController {

  private final Adjudicators adjudicators;

  AdjudicatorController(Adjudicators adjudicators) {
    this.adjudicators = adjudicators;
  }

  @Operation(summary = "The experts by class, and staff who are annotators too")
  @GetMapping
  List<Adjudicator> all() {
    return adjudicators.all();
  }

  @Operation(
      summary = "Set somebody's expertise and add annotators they label as",
      description =
          "Nobody decides items they labelled. Where the classes an item is between have experts"
              + " who may, one of them adjudicates it. Annotators are only ever added.")
  @PutMapping("/{username}")
  Adjudicator change(
      @PathVariable String username, @RequestBody Adjudicators.Change change, ActingPerson person) {
    return adjudicators.change(username, change, person);
  }
}
