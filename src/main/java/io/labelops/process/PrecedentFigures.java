package io.labelops.process;

import io.labelops.annotation.Batches;
import io.labelops.clarification.Precedent;
import io.labelops.clarification.Precedents;
import io.labelops.program.Datasets;
import io.labelops.program.LabelRulebook;
import io.labelops.shared.DatasetVersionId;
import io.labelops.task.LabelRules;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Shows what was ruled on questions about the classes that somebody decides between. */
@Component
class PrecedentFigures {

  private static final int MOST = 5;
  private static final int LONGEST_NAME = 160;

  private final Precedents precedents;
  private final Batches batches;
  private final Datasets datasets;
  private final LabelRulebook rulebook;

  PrecedentFigures(
      Precedents precedents, Batches batches, Datasets datasets, LabelRulebook rulebook) {
    this.precedents = precedents;
    this.batches = batches;
    this.datasets = datasets;
    this.rulebook = rulebook;
  }

  List<Evidence.Figure> of(String batchId, Collection<List<String>> contested) {
    DatasetVersionId dataset = batches.require(batchId).dataset();
    LabelRules rules = rulebook.of(dataset);
    Set<String> classes = new TreeSet<>();
    contested.forEach(labels -> labels.forEach(label -> classes.addAll(rules.classes(label))));
    return precedents.about(datasets.require(dataset).guidelineKey(), classes, MOST).stream()
        .map(PrecedentFigures::figure)
        .toList();
  }

  private static Evidence.Figure figure(Precedent precedent) {
    String name = "Precedent: " + precedent.situation();
    return Evidence.Figure.of(
        name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name,
        precedent.ruling() + " (" + precedent.ruleCited() + ")");
  }
}
