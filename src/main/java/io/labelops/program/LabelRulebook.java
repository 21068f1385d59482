package io.labelops.program;

import io.labelops.guideline.GuidelineVersion;
import io.labelops.guideline.Guidelines;
import io.labelops.guideline.LabelClass;
import io.labelops.shared.DatasetVersionId;
import io.labelops.task.LabelRules;
import org.springframework.stereotype.Service;

/** Looks up the rules of a dataset's labels: its task type with a label set of its guideline. */
@Service
public class LabelRulebook {

  private final Datasets datasets;
  private final Guidelines guidelines;

  LabelRulebook(Datasets datasets, Guidelines guidelines) {
    this.datasets = datasets;
    this.guidelines = guidelines;
  }

  /** Returns the rules with the label set that is current. */
  public LabelRules of(DatasetVersionId dataset) {
    return of(datasets.require(dataset));
  }

  /** Returns the rules with the label set that is current. */
  public LabelRules of(Dataset dataset) {
    return of(dataset, guidelines.current(dataset.guidelineKey()));
  }

  /** Returns the rules with the label set of a version of the guideline, which may be unknown. */
  public LabelRules of(Dataset dataset, String version) {
    return dataset.taskType().rules(guidelines.codes(dataset.guidelineKey(), version));
  }

  private static LabelRules of(Dataset dataset, GuidelineVersion guideline) {
    return dataset.taskType().rules(guideline.classes().stream().map(LabelClass::code).toList());
  }
}
