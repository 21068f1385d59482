package io.labelops.review;

import io.labelops.guideline.LabelClass;
import java.util.List;

/** What a reviewer has to look at in a batch's round. */
record ReviewPage(String batchId, int round, List<LabelClass> classes, List<ReviewRow> items) {}
