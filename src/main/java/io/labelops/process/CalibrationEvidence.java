package io.labelops.process;

import io.labelops.calibration.Calibration;
import io.labelops.calibration.CalibrationVerdict;
import io.labelops.calibration.ReviewerResult;
import io.labelops.measure.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows a quality lead what a calibration came to, reviewer by reviewer. */
@Component
class CalibrationEvidence {

  private final Links links;

  CalibrationEvidence(Links links) {
    this.links = links;
  }

  Evidence of(Calibration calibration) {
    List<Evidence.Figure> figures = new ArrayList<>();
    figures.add(
        new Evidence.Figure(
            "Agreement among reviewers (α)",
            number(calibration.alpha()),
            null,
            calibration.comparedItems() + " items",
            interval(calibration.alphaInterval()),
            null));
    calibration.reviewers().forEach(each -> figures.add(figure(each)));
    long missing = calibration.reviewers().stream().filter(ReviewerResult::missing).count();
    return new Evidence(
        "Reviewers of %s drift from expert gold: are they retrained?"
            .formatted(calibration.programKey()),
        calibration.policyVersion(),
        links.to("/api/v1/calibrations/" + calibration.id()),
        "%d items, %d of them expert gold, seed %d. %d reviewers did not answer and are not counted."
            .formatted(calibration.items(), calibration.goldItems(), calibration.seed(), missing),
        figures,
        List.of(),
        List.of());
  }

  private static Evidence.Figure figure(ReviewerResult result) {
    if (result.missing()) {
      return Evidence.Figure.of(result.reviewer(), "did not answer");
    }
    Integer answers = result.answers();
    Integer correct = result.correct();
    return new Evidence.Figure(
        result.reviewer(),
        answers == null || correct == null || answers == 0
            ? "–"
            : "%d of %d right".formatted(correct, answers),
        null,
        answers == null ? null : answers + " gold items",
        interval(result.bounds()),
        outcome(result));
  }

  private static @Nullable String outcome(ReviewerResult result) {
    CalibrationVerdict verdict = result.verdict();
    Integer more = result.moreItems();
    return verdict == CalibrationVerdict.MORE_ITEMS && more != null
        ? "%d more items would decide".formatted(more)
        : result.reason();
  }

  private static String number(@Nullable Double value) {
    return value == null ? "undefined" : String.format(Locale.ROOT, "%.3f", value);
  }

  private static @Nullable String interval(@Nullable Interval interval) {
    return interval == null
        ? null
        : String.format(Locale.ROOT, "%.3f – %.3f", interval.lower(), interval.upper());
  }
}
