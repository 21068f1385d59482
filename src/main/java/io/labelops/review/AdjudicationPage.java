package io.labelops.review;

import io.labelops.clarification.Precedent;
import io.labelops.guideline.LabelClass;
import java.util.List;

/**
 * What an adjudicator has to label in a batch's round, with the rules to label by.
 *
 * @param rules the guideline's text
 * @param rulings what was ruled on questions about the classes in question, newest first
 */
record AdjudicationPage(
    String batchId,
    int round,
    String guidelineKey,
    String guidelineVersion,
    String rules,
    List<LabelClass> classes,
    List<Precedent> rulings,
    List<AdjudicationRow> items) {}
