package io.labelops.dashboard;

import io.labelops.access.ActingPerson;
import io.labelops.escalation.Escalation;
import io.labelops.escalation.EscalationList;
import io.labelops.escalation.Escalations;
import io.labelops.ledger.DecisionFilter;
import io.labelops.ledger.DecisionLog;
import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Open escalations, the most urgent first, and one with its steps. */
@Controller
@PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
class EscalationsPage {

  private static final int PAGE_SIZE = 50;
  private static final int MOST_STEPS = 100;

  private final EscalationList list;
  private final Escalations escalations;
  private final DecisionLog log;

  EscalationsPage(EscalationList list, Escalations escalations, DecisionLog log) {
    this.list = list;
    this.escalations = escalations;
    this.log = log;
  }

  @GetMapping("/escalations")
  String escalations(
      @RequestParam(defaultValue = "open") String show,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    boolean open = !show.equals("decided");
    ResultPage<Escalation> found = list.page(open, null, new PageQuery(page, PAGE_SIZE));
    model.addAttribute("open", open);
    model.addAttribute("found", found);
    model.addAttribute("pages", (found.total() + PAGE_SIZE - 1) / PAGE_SIZE);
    return "dashboard/escalations";
  }

  @GetMapping("/escalations/{id:[1-9]\\d{0,17}}")
  String escalation(@PathVariable long id, ActingPerson person, Model model) {
    Escalation escalation = escalations.require(id);
    model.addAttribute("escalation", escalation);
    model.addAttribute("owner", escalations.owner(escalation).orElse(null));
    model.addAttribute(
        "asked",
        person.groups().contains(escalation.group())
            || person.username().equals(escalation.delegate()));
    model.addAttribute(
        "steps",
        log.find(
            new DecisionFilter(null, null, null, null, null, null, null, escalation.link(), null),
            MOST_STEPS,
            0));
    return "dashboard/escalation";
  }
}
