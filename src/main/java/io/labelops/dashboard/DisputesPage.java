package io.labelops.dashboard;

import io.labelops.calibration.Calibrations;
import io.labelops.dispute.Dispute;
import io.labelops.dispute.DisputeFigures;
import io.labelops.feedback.Errors;
import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Disputes with their clock, how often each reviewer's verdicts are disputed and overturned, what
 * their last calibration came to, and which confirmed errors annotators have not read.
 */
@Controller
@PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
class DisputesPage {

  private static final int PAGE_SIZE = 50;

  private final DisputeFigures figures;
  private final Errors errors;
  private final Calibrations calibrations;

  DisputesPage(DisputeFigures figures, Errors errors, Calibrations calibrations) {
    this.figures = figures;
    this.errors = errors;
    this.calibrations = calibrations;
  }

  @GetMapping("/disputes")
  String disputes(@RequestParam(defaultValue = "0") int page, Model model) {
    ResultPage<Dispute> found = figures.page(null, new PageQuery(page, PAGE_SIZE));
    model.addAttribute("rates", figures.rates());
    model.addAttribute("found", found);
    model.addAttribute("calibrations", calibrations.latest());
    model.addAttribute("errors", errors.counts(null));
    model.addAttribute("pages", (found.total() + PAGE_SIZE - 1) / PAGE_SIZE);
    return "dashboard/disputes";
  }
}
