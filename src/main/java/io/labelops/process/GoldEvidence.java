package io.labelops.process;

import io.labelops.gold.Challenge;
import io.labelops.gold.GoldApproval;
import io.labelops.gold.GoldSet;
import io.labelops.gold.GoldSetRequest;
import io.labelops.guideline.GuidelineVersion;
import io.labelops.guideline.Guidelines;
import io.labelops.process.Evidence.Figure;
import io.labelops.program.Datasets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows gold sets and challenges on their forms; never who labelled what. */
@Component
class GoldEvidence {

  private final Datasets datasets;
  private final Guidelines guidelines;
  private final Links links;

  GoldEvidence(Datasets datasets, Guidelines guidelines, Links links) {
    this.datasets = datasets;
    this.guidelines = guidelines;
    this.links = links;
  }

  /** What the request of a start form would choose. */
  Evidence request(
      @Nullable String datasetKey, GoldSetRequest wanted, @Nullable Integer candidates) {
    return new Evidence(
        "Shall these items become a gold set of dataset %s? Whoever confirms asks for it."
            .formatted(datasetKey),
        null,
        links.to("/api/v1/datasets"),
        "Candidates are held back from batches that are opened from now on.",
        List.of(
            Figure.of("Name", String.valueOf(wanted.name())),
            Figure.of("Choice", String.valueOf(wanted.choice())),
            Figure.of("Candidates", candidates == null ? "–" : String.valueOf(candidates))),
        List.of(),
        List.of());
  }

  /** What the two experts see: no label of anybody. */
  Evidence labeling(GoldSet set) {
    return new Evidence(
        "Label %d items blind, each as the guideline says (gold set %s)"
            .formatted(set.items(), set.id()),
        null,
        links.to("/workbench/gold-labels/%s".formatted(set.id())),
        "Another expert labels the same items; neither of you sees the other's labels. An item that"
            + " nobody could label is unusable.",
        List.of(
            Figure.of("Items", String.valueOf(set.items())),
            Figure.of("Guideline", set.guidelineKey() + " " + set.guidelineVersion())),
        List.of(),
        List.of());
  }

  /** What the adjudicator and then the lead see once both experts are done. */
  Evidence compared(GoldSet set, GoldApproval.Compared compared) {
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of("Items", String.valueOf(compared.items())));
    figures.add(
        new Figure(
            "Experts agree",
            Figures.number(
                (double) (compared.items() - compared.disagreements()) / compared.items()),
            null,
            String.valueOf(compared.items()),
            null,
            null));
    figures.add(Figure.of("Adjudicated", String.valueOf(compared.disagreements())));
    figures.add(Figure.of("Become gold", String.valueOf(compared.usable())));
    figures.add(Figure.of("Guideline", set.guidelineKey() + " " + set.guidelineVersion()));
    return new Evidence(
        compared.disputed().stream().anyMatch(item -> item.label() == null)
            ? "Decide the items on which two experts differ (gold set %s)".formatted(set.id())
            : "Are these labels the truth annotators are measured by? (gold set %s)"
                .formatted(set.id()),
        null,
        links.to("/workbench/gold-adjudications/%s".formatted(set.id())),
        "Little agreement between experts says that the guideline is not clear.",
        figures,
        compared.disputed().stream()
            .limit(Evidence.MOST_ROWS)
            .map(
                item ->
                    new Evidence.Row(
                        item.item(),
                        item.label() == null
                            ? "the experts differ"
                            : "the experts differ, adjudicated as " + item.label(),
                        null))
            .toList(),
        List.of());
  }

  Evidence challenge(Challenge challenge) {
    GuidelineVersion guideline =
        guidelines.current(datasets.require(challenge.datasetKey()).guidelineKey());
    return new Evidence(
        "Is %s the right label of gold item %s of %s?"
            .formatted(challenge.labelBefore(), challenge.item(), challenge.datasetKey()),
        null,
        links.to("/api/v1/datasets/%s/gold/challenges".formatted(challenge.datasetKey())),
        "While this is open, answers on the item count neither for nor against anybody.",
        List.of(
            Figure.of("Gold label", String.valueOf(challenge.labelBefore())),
            Figure.of("Doubted because", challenge.reason()),
            Figure.of("Raised", Instants.readable(challenge.raisedAt())),
            Figure.of(
                "To be decided by", Instants.readable(Objects.requireNonNull(challenge.dueAt()))),
            Figure.of("Guideline", guideline.guidelineKey() + " " + guideline.version())),
        List.of(),
        guideline.classes().stream()
            .map(each -> new Evidence.Option(each.code(), each.name()))
            .toList());
  }
}
