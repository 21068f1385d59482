package io.labelops.annotation;

import io.labelops.guideline.LabelClass;
import java.util.List;

/** What an annotator holds, with the guideline and labels to show. */
record Claim(
    String batchId,
    int round,
    String annotator,
    String guidelineKey,
    String guidelineVersion,
    List<LabelClass> classes,
    List<Lease> assignments,
    List<String> notLeased) {}
