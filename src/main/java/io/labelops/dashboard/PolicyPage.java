package io.labelops.dashboard;

import io.labelops.access.ActingPerson;
import io.labelops.access.Role;
import io.labelops.quality.Gate;
import io.labelops.quality.GatePolicies;
import io.labelops.quality.GatePolicy;
import io.labelops.quality.PolicyChange;
import io.labelops.quality.PolicyScope;
import io.labelops.shared.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The gates' terms: what holds for whom, its history, and a change that is confirmed first. */
@Controller
@PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
class PolicyPage {

  private final GatePolicies policies;
  private final PolicyTerms terms;

  PolicyPage(GatePolicies policies, PolicyTerms terms) {
    this.policies = policies;
    this.terms = terms;
  }

  @GetMapping("/gate-policies")
  String policies(
      @RequestParam(defaultValue = "BATCH") Gate gate,
      @RequestParam(defaultValue = PolicyScope.EVERY_PROGRAM) String scope,
      ActingPerson person,
      Model model) {
    Map<String, String> current = show(gate, scope, person, model);
    model.addAttribute("draft", terms.show(gate, current, Map.of()));
    return "dashboard/gate-policies";
  }

  /** Shows what would change; saves it when that was confirmed. */
  @PostMapping("/gate-policies")
  @PreAuthorize("hasRole('MANAGER')")
  String change(
      @RequestParam Gate gate,
      @RequestParam String scope,
      @RequestParam int read,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "false") boolean confirmed,
      @RequestParam Map<String, String> sent,
      ActingPerson person,
      HttpServletResponse response,
      RedirectAttributes redirect,
      Model model) {
    Map<String, Object> wanted = terms.read(gate, sent);
    try {
      policies.check(gate, wanted);
      if (reason.isBlank()) {
        model.addAttribute("refused", "Say why it changes; the reason stands in the history.");
      } else if (confirmed) {
        policies.change(
            gate, scope(scope), new PolicyChange(wanted, reason.strip(), read), person.username());
        redirect.addAttribute("gate", gate);
        redirect.addAttribute("scope", scope);
        return "redirect:/gate-policies";
      } else {
        model.addAttribute("confirming", true);
      }
    } catch (ProblemException refusal) {
      response.setStatus(refusal.status().value());
      model.addAttribute("refused", refusal.getMessage());
    }
    Map<String, String> current = show(gate, scope, person, model);
    model.addAttribute("draft", terms.show(gate, sent, current));
    model.addAttribute("differences", terms.changed(gate, sent, current));
    model.addAttribute("reason", reason);
    return "dashboard/gate-policies";
  }

  private Map<String, String> show(Gate gate, String chosen, ActingPerson person, Model model) {
    PolicyScope scope = scope(chosen);
    List<PolicyVersion> history = terms.history(policies.history(gate, scope));
    GatePolicy<?> current = policies.current(gate.terms(), scope);
    Map<String, String> text = terms.text(current);
    model.addAttribute("gate", gate);
    model.addAttribute("gates", Gate.values());
    model.addAttribute("scope", chosen);
    model.addAttribute("scopes", policies.scopes().stream().map(PolicyPage::name).toList());
    model.addAttribute("current", current);
    model.addAttribute("from", name(new PolicyScope(current.programKey(), current.datasetKey())));
    model.addAttribute("terms", terms.show(gate, text, Map.of()));
    model.addAttribute("history", history);
    model.addAttribute("read", history.isEmpty() ? 0 : history.getFirst().version());
    model.addAttribute("governed", policies.governed(gate, scope));
    model.addAttribute("mayChange", person.role() == Role.MANAGER || person.role() == Role.ADMIN);
    return text;
  }

  private static String name(PolicyScope scope) {
    @Nullable String dataset = scope.datasetKey();
    return dataset == null ? scope.programKey() : scope.programKey() + "/" + dataset;
  }

  private static PolicyScope scope(String name) {
    int slash = name.indexOf('/');
    return slash < 0
        ? PolicyScope.program(name)
        : new PolicyScope(name.substring(0, slash), name.substring(slash + 1));
  }
}
