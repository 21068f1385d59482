package io.labelops.dashboard.rules;

import io.labelops.guideline.GuidelineDifference;
import io.labelops.guideline.GuidelineDocument;
import io.labelops.guideline.GuidelineHtml;
import io.labelops.guideline.GuidelineSummary;
import io.labelops.guideline.GuidelineVersion;
import io.labelops.guideline.Guidelines;
import io.labelops.guideline.SideBySide;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Guidelines: text and class tree of a version, its history, and any two versions compared. */
@Controller
@PreAuthorize(GuidelinesPage.READERS)
class GuidelinesPage {

  static final String READERS = "hasAnyRole('OPERATIONS', 'MANAGER', 'REVIEWER', 'AUDITOR')";

  private final Guidelines guidelines;

  GuidelinesPage(Guidelines guidelines) {
    this.guidelines = guidelines;
  }

  @GetMapping("/guidelines")
  String all(Model model) {
    model.addAttribute("guidelines", guidelines.all());
    return "rules/guidelines";
  }

  @GetMapping("/guidelines/{key}")
  String one(
      @PathVariable String key,
      @RequestParam @Nullable String version,
      @RequestParam @Nullable String from,
      Model model) {
    GuidelineVersion current = guidelines.current(key);
    GuidelineVersion shown =
        version == null || version.isBlank() ? current : guidelines.require(key, version);
    GuidelineDocument document = guidelines.document(shown);
    List<GuidelineSummary> versions = guidelines.versions(key);
    model.addAttribute("guideline", shown);
    model.addAttribute("inForce", current.version());
    model.addAttribute("versions", versions);
    model.addAttribute(
        "summary",
        versions.stream().filter(each -> each.version().equals(shown.version())).findFirst().get());
    model.addAttribute("tree", ClassTree.of(document.ontology()).rows());
    model.addAttribute("mappings", document.ontology().mappings());
    model.addAttribute("text", GuidelineHtml.render(document.body()));
    if (from != null && !from.isBlank()) {
      GuidelineDocument before = guidelines.document(key, from);
      model.addAttribute("from", from);
      model.addAttribute("difference", GuidelineDifference.between(before, document));
      model.addAttribute("lines", DifferenceRow.of(SideBySide.of(before.body(), document.body())));
    }
    return "rules/guideline";
  }
}
