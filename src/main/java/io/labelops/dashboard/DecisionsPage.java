package io.labelops.dashboard;

import io.labelops.access.ActingPerson;
import io.labelops.ledger.DecisionFilter;
import io.labelops.ledger.DecisionLog;
import io.labelops.ledger.HandEntries;
import io.labelops.ledger.NewEntry;
import io.labelops.shared.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The decision log: search, export, and entries by hand. */
@Controller
@PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
class DecisionsPage {

  private static final String EXPORT = "/api/v1/decisions";

  private final DecisionLog log;
  private final HandEntries entries;

  DecisionsPage(DecisionLog log, HandEntries entries) {
    this.log = log;
    this.entries = entries;
  }

  @GetMapping("/decisions")
  String decisions(@ModelAttribute("choice") DecisionChoice choice, Model model) {
    show(choice, model);
    model.addAttribute("entry", new NewEntry(UUID.randomUUID().toString(), "", "", "", List.of()));
    return "dashboard/decisions";
  }

  /** Writes an entry and leads back; one that is refused keeps what was typed. */
  @PostMapping("/decisions")
  String write(
      @RequestParam String key,
      @RequestParam String summary,
      @RequestParam String reason,
      @RequestParam(required = false) @Nullable String dataset,
      @RequestParam(required = false) @Nullable String links,
      ActingPerson person,
      HttpServletResponse response,
      Model model) {
    NewEntry entry = new NewEntry(key, summary, reason, dataset, links(links));
    try {
      entries.write(entry, person.username());
      return "redirect:/decisions";
    } catch (ProblemException refusal) {
      DecisionChoice choice = new DecisionChoice(null, null, null, null, null, null, null, null);
      model.addAttribute("choice", choice);
      show(choice, model);
      model.addAttribute("entry", entry);
      response.setStatus(refusal.status().value());
      model.addAttribute("refused", refusal.getMessage());
      return "dashboard/decisions";
    }
  }

  private void show(DecisionChoice choice, Model model) {
    DecisionFilter filter = choice.filter();
    long total = log.count(filter);
    int page = choice.number();
    long pages = (total + DecisionChoice.PAGE_SIZE - 1) / DecisionChoice.PAGE_SIZE;
    model.addAttribute(
        "rows", log.find(filter, DecisionChoice.PAGE_SIZE, (long) page * DecisionChoice.PAGE_SIZE));
    model.addAttribute("total", total);
    model.addAttribute("actions", log.actions());
    model.addAttribute("page", page + 1);
    model.addAttribute("pages", pages);
    model.addAttribute("newer", page > 0 ? choice.address("/decisions", page - 1) : null);
    model.addAttribute("older", page + 1 < pages ? choice.address("/decisions", page + 1) : null);
    model.addAttribute("csv", choice.address(EXPORT + ".csv", null));
    model.addAttribute("jsonl", choice.address(EXPORT + ".jsonl", null));
  }

  private static List<@Nullable String> links(@Nullable String typed) {
    return typed == null || typed.isBlank()
        ? List.of()
        : Arrays.asList(typed.strip().split("\\s+"));
  }
}
