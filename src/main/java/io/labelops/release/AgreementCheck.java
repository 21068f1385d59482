package io.labelops.release;

import io.labelops.measure.Interval;
import io.labelops.quality.QualityFigures.AgreementFigures;
import io.labelops.quality.QualityReader;
import io.labelops.shared.DatasetVersionId;
import org.springframework.stereotype.Component;

/** Tells how far the original labels agree: for information, not a condition. */
@Component
class AgreementCheck {

  private final QualityReader quality;

  AgreementCheck(QualityReader quality) {
    this.quality = quality;
  }

  ReleaseCheck measure(DatasetVersionId dataset) {
    AgreementFigures figures = quality.agreement(dataset);
    Double alpha = figures.krippendorffAlpha();
    Interval interval = figures.alphaInterval();
    ReleaseCheck check =
        ReleaseCheck.information(
            CheckName.AGREEMENT,
            alpha,
            figures.items(),
            new Links(dataset).quality(),
            alpha == null
                ? "no α: it needs items with two labels, and two labels that differ"
                : "Krippendorff's α, %s distance, original labels, 95 %% interval; for information"
                    .formatted(figures.distance()));
    return interval == null ? check : check.within(interval.lower(), interval.upper());
  }
}
