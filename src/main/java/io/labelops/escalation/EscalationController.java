package io.labelops.escalation;

import io.labelops.access.ActingPerson;
import io.labelops.program.DatasetVersions;
import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Escalations raised by hand, what is open, and the response times. */
@RestController
@Tag(name = "Escalations")
@RequestMapping("/api/v1")
class EscalationController {

  private final Escalations escalations;
  private final EscalationList list;
  private final EscalationPolicies policies;
  private final DatasetVersions versions;

  EscalationController(
      Escalations escalations,
      EscalationList list,
      EscalationPolicies policies,
      DatasetVersions versions) {
    this.escalations = escalations;
    this.list = list;
    this.policies = policies;
    this.versions = versions;
  }

  @Operation(summary = "Raise a decision that cannot wait; the same key again raises nothing new")
  @PostMapping("/escalations")
  @ResponseStatus(HttpStatus.CREATED)
  Escalation raise(@RequestBody NewEscalation wanted, ActingPerson person) {
    var raised = wanted.checked(person.username());
    if (raised.dataset() != null) {
      versions.require(raised.dataset().datasetKey(), raised.dataset().version());
    }
    return escalations.require(escalations.raise(raised));
  }

  @Operation(summary = "Escalations, open ones first and of these the most urgent first")
  @GetMapping("/escalations")
  @PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
  ResultPage<Escalation> list(
      @RequestParam(required = false) @Nullable Boolean open,
      @RequestParam(required = false) @Nullable String dataset,
      @ParameterObject PageQuery page) {
    return list.page(open, dataset, page);
  }

  @Operation(summary = "One escalation")
  @GetMapping("/escalations/{id}")
  @PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
  Escalation one(@PathVariable long id) {
    return escalations.require(id);
  }

  @Operation(summary = "The response times in force")
  @GetMapping("/escalation-policy")
  EscalationPolicies.Policy policy() {
    return policies.current();
  }

  @Operation(summary = "Make the next version of the response times; send all of them")
  @PostMapping("/escalation-policy")
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize("hasRole('MANAGER')")
  EscalationPolicies.Policy change(@RequestBody List<ResponseTimes> times, ActingPerson person) {
    return policies.change(times, person);
  }

  /** Who owns a program. */
  record Owner(String username) {}

  @Operation(summary = "Name the owner of a program, whom the last level reaches")
  @PutMapping("/programs/{program}/owner")
  @PreAuthorize("hasRole('MANAGER')")
  Owner own(@PathVariable String program, @RequestBody Owner owner, ActingPerson person) {
    policies.own(program, owner.username(), person);
    return owner;
  }
}
