package io.labelops.annotation;

import io.labelops.guideline.GuidelineVersion;
import io.labelops.guideline.Guidelines;
import io.labelops.program.Dataset;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Knows what labels of a dataset look like. */
@Component
class LabelRules {

  private final Guidelines guidelines;

  LabelRules(Guidelines guidelines) {
    this.guidelines = guidelines;
  }

  /** The rule for one submission, which reads each guideline version once. */
  LabelRule of(Dataset dataset) {
    return new ClassCodes(
        version ->
            guidelines
                .find(dataset.guidelineKey(), version)
                .map(GuidelineVersion::codes)
                .orElse(Set.of()));
  }
}
