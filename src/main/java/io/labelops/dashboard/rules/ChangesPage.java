package io.labelops.dashboard.rules;

import io.labelops.access.ActingPerson;
import io.labelops.change.BeforeAfter;
import io.labelops.change.ChangeDrafts;
import io.labelops.change.ChangeRequest;
import io.labelops.change.ChangeReviews;
import io.labelops.change.ChangeState;
import io.labelops.change.Changes;
import io.labelops.change.FollowUps;
import io.labelops.change.GuidelineChange;
import io.labelops.change.ImpactAnalysis;
import io.labelops.change.Trials;
import io.labelops.guideline.ChangeClass;
import io.labelops.guideline.ChangeOrigin;
import io.labelops.guideline.GuidelineDocument;
import io.labelops.guideline.Guidelines;
import io.labelops.guideline.SideBySide;
import io.labelops.shared.ProblemException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changes of guidelines: which there are, what each changes and touches, and who is for it. */
@Controller
@RequestMapping("/guideline-changes")
@PreAuthorize(GuidelinesPage.READERS)
class ChangesPage {

  private final Changes changes;
  private final ChangeDrafts drafts;
  private final ImpactAnalysis impact;
  private final Trials trials;
  private final ChangeReviews reviews;
  private final BeforeAfter quality;
  private final FollowUps followUps;
  private final Guidelines guidelines;

  ChangesPage(
      Changes changes,
      ChangeDrafts drafts,
      ImpactAnalysis impact,
      Trials trials,
      ChangeReviews reviews,
      BeforeAfter quality,
      FollowUps followUps,
      Guidelines guidelines) {
    this.changes = changes;
    this.drafts = drafts;
    this.impact = impact;
    this.trials = trials;
    this.reviews = reviews;
    this.quality = quality;
    this.followUps = followUps;
    this.guidelines = guidelines;
  }

  @GetMapping
  String all(
      @RequestParam(defaultValue = "") String guideline,
      @RequestParam @Nullable ChangeState state,
      Model model) {
    model.addAttribute("found", changes.list(guideline.isBlank() ? null : guideline, state));
    model.addAttribute("guideline", guideline);
    model.addAttribute("state", state);
    model.addAttribute("states", ChangeState.values());
    model.addAttribute("guidelines", guidelines.all());
    model.addAttribute("classes", ChangeClass.values());
    return "rules/changes";
  }

  /** Asks for a change; its process begins with the confirmation in Tasklist. */
  @PostMapping
  String request(
      @RequestParam String guidelineKey,
      @RequestParam String title,
      @RequestParam String reason,
      @RequestParam @Nullable ChangeClass declaredClass,
      ActingPerson person,
      RedirectAttributes redirect) {
    try {
      ChangeRequest request =
          new ChangeRequest(
              guidelineKey,
              title,
              reason,
              ChangeOrigin.REQUEST,
              null,
              null,
              declaredClass,
              Set.of(),
              null);
      redirect.addAttribute("id", changes.request(request, person.username()).value().id());
      return "redirect:/guideline-changes/{id}";
    } catch (ProblemException refusal) {
      redirect.addFlashAttribute("refused", refusal.getMessage());
      return "redirect:/guideline-changes";
    }
  }

  @GetMapping("/{id}")
  String one(@PathVariable String id, ActingPerson person, Model model) {
    GuidelineChange change = changes.require(id);
    GuidelineDocument base = guidelines.document(change.guidelineKey(), change.baseVersion());
    model.addAttribute("change", change);
    model.addAttribute("states", ChangeState.values());
    model.addAttribute("lines", DifferenceRow.of(SideBySide.of(base.body(), change.body())));
    if (change.state().compareTo(ChangeState.PUBLISHED) < 0) {
      open(change, model);
    }
    model.addAttribute("opinions", reviews.opinions(change));
    model.addAttribute("approvals", reviews.approvals(change));
    model.addAttribute("trial", change.round() == 0 ? null : trials.figures(id));
    model.addAttribute(
        "mayDraft", change.state() == ChangeState.DRAFT && ChangeDraftPage.mayDraft(person));
    model.addAttribute(
        "mayJudge",
        change.state() == ChangeState.REVIEW && change.experts().contains(person.username()));
    model.addAttribute("mayTry", change.state() == ChangeState.TRIAL && person.judgesBlind());
    return "rules/change";
  }

  private void open(GuidelineChange change, Model model) {
    try {
      model.addAttribute("prospect", drafts.prospect(change));
      model.addAttribute("impact", impact.of(change));
    } catch (ProblemException unsound) {
      model.addAttribute("unsound", unsound.getMessage());
    }
  }

  /** What became of the labels, which takes a look at all of them and so comes after the page. */
  @GetMapping("/{id}/after")
  @PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
  String after(@PathVariable String id, Model model) {
    model.addAttribute("quality", quality.of(id));
    model.addAttribute("relabeling", followUps.progress(id));
    return "rules/change-after";
  }

  @PostMapping("/{id}/opinion")
  String opinion(
      @PathVariable String id,
      @RequestParam boolean endorsed,
      @RequestParam(defaultValue = "") String comment,
      ActingPerson person,
      RedirectAttributes redirect) {
    try {
      reviews.give(id, endorsed, comment.isBlank() ? null : comment, person);
    } catch (ProblemException refusal) {
      redirect.addFlashAttribute("refused", refusal.getMessage());
    }
    redirect.addAttribute("id", id);
    return "redirect:/guideline-changes/{id}";
  }
}
