package io.labelops.dashboard.rules;

import io.labelops.access.ActingPerson;
import io.labelops.change.ChangeDraft;
import io.labelops.change.ChangeDrafts;
import io.labelops.change.Changes;
import io.labelops.change.GuidelineChange;
import io.labelops.change.RelabelStrategy;
import io.labelops.guideline.ChangeClass;
import io.labelops.shared.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Where a draft is written; what is not sound is told, and what was typed stays. */
@Controller
@RequestMapping("/guideline-changes/{id}")
@PreAuthorize("hasAnyRole('MANAGER', 'REVIEWER')")
class ChangeDraftPage {

  private final Changes changes;
  private final ChangeDrafts drafts;
  private final JsonMapper json;

  ChangeDraftPage(Changes changes, ChangeDrafts drafts, JsonMapper json) {
    this.changes = changes;
    this.drafts = drafts;
    this.json = json;
  }

  static boolean mayDraft(ActingPerson person) {
    return switch (person.role()) {
      case MANAGER, REVIEWER, ADMIN -> true;
      default -> false;
    };
  }

  /**
   * What is typed into the page.
   *
   * @param effectiveAt in UTC
   */
  record Typed(
      int revision,
      String body,
      String ontology,
      String changeNote,
      @Nullable ChangeClass declaredClass,
      String affectedClasses,
      RelabelStrategy strategy,
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable LocalDateTime effectiveAt,
      int graceSeconds,
      String experts) {

    static Typed of(GuidelineChange change) {
      Instant at = change.effectiveAt();
      String note = change.changeNote();
      return new Typed(
          change.draftRevision(),
          change.body(),
          change.ontology(),
          note == null ? "" : note,
          change.declaredClass(),
          String.join(", ", change.affectedClasses()),
          change.strategy(),
          at == null ? null : LocalDateTime.ofInstant(at, ZoneOffset.UTC),
          change.graceSeconds(),
          String.join(", ", change.experts()));
    }

    private ChangeDraft draft(JsonMapper json) {
      return new ChangeDraft(
          body.replace("\r\n", "\n"),
          json.readTree(ontology),
          changeNote,
          declaredClass,
          names(affectedClasses),
          strategy,
          effectiveAt == null ? null : effectiveAt.toInstant(ZoneOffset.UTC),
          graceSeconds,
          names(experts));
    }

    private static Set<String> names(String list) {
      Set<String> names = new TreeSet<>();
      for (String each : list.split(",")) {
        if (!each.isBlank()) {
          names.add(each.strip());
        }
      }
      return names;
    }
  }

  @GetMapping("/draft")
  String edit(@PathVariable String id, Model model) {
    GuidelineChange change = changes.require(id);
    return show(change, Typed.of(change), model);
  }

  @PostMapping("/draft")
  String save(
      @PathVariable String id,
      Typed typed,
      ActingPerson person,
      HttpServletResponse response,
      RedirectAttributes redirect,
      Model model) {
    String refused;
    try {
      drafts.save(id, typed.revision(), typed.draft(json), person.username());
      redirect.addAttribute("id", id);
      return "redirect:/guideline-changes/{id}";
    } catch (ProblemException refusal) {
      response.setStatus(refusal.status().value());
      refused = refusal.getMessage();
    } catch (JacksonException unreadable) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      refused = "The ontology cannot be read: " + unreadable.getOriginalMessage();
    }
    model.addAttribute("refused", refused);
    return show(changes.require(id), typed, model);
  }

  /** Brings the draft to the version that was published meanwhile. */
  @PostMapping("/rebase")
  String rebase(@PathVariable String id, ActingPerson person, RedirectAttributes redirect) {
    try {
      drafts.rebase(id, person.username());
    } catch (ProblemException refusal) {
      redirect.addFlashAttribute("refused", refusal.getMessage());
    }
    redirect.addAttribute("id", id);
    return "redirect:/guideline-changes/{id}/draft";
  }

  private static String show(GuidelineChange change, Typed typed, Model model) {
    model.addAttribute("change", change);
    model.addAttribute("draft", typed);
    model.addAttribute("classes", ChangeClass.values());
    model.addAttribute("strategies", RelabelStrategy.values());
    return "rules/draft";
  }
}
