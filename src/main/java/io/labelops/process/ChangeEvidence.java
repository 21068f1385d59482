package io.labelops.process;

import io.labelops.change.ChangeDrafts;
import io.labelops.change.ChangeReviews;
import io.labelops.change.FollowUps;
import io.labelops.change.FollowUps.FollowUp;
import io.labelops.change.GuidelineChange;
import io.labelops.change.Impact;
import io.labelops.change.TrialFigures;
import io.labelops.change.TrialFigures.AgreementUnder;
import io.labelops.change.Trials;
import io.labelops.guideline.NewVersions;
import io.labelops.measure.Interval;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows a guideline change to those who draft, try, review and approve it. */
@Component
class ChangeEvidence {

  private final ChangeDrafts drafts;
  private final ChangeReviews reviews;
  private final FollowUps followUps;
  private final Links links;

  ChangeEvidence(ChangeDrafts drafts, ChangeReviews reviews, FollowUps followUps, Links links) {
    this.drafts = drafts;
    this.reviews = reviews;
    this.followUps = followUps;
    this.links = links;
  }

  Evidence draft(GuidelineChange change, Impact impact) {
    return evidence(
        change,
        "Draft “%s” for guideline %s, then hand it in."
            .formatted(change.title(), change.guidelineKey()),
        "Write it on the page the link leads to, or send it as a zip of files. Reason: "
            + change.reason(),
        impact(impact),
        touched(impact));
  }

  Evidence trial(GuidelineChange change, TrialFigures figures) {
    return evidence(
        change,
        "Label %d items blind under the rule before and after “%s”."
            .formatted(figures.items(), change.title()),
        "The page the link leads to opens the items under either rule; each needs %d experts under both."
            .formatted(figures.needed()),
        List.of(
            new Evidence.Figure(
                "Items that lack labels",
                String.valueOf(figures.incomplete()),
                "0",
                String.valueOf(figures.items()),
                null,
                null)),
        figures.missing().stream()
            .map(item -> new Evidence.Row(item, "lacks labels", null))
            .toList());
  }

  Evidence review(GuidelineChange change, TrialFigures figures) {
    List<Evidence.Figure> shown = new ArrayList<>(difference(change));
    shown.addAll(trial(figures));
    return evidence(
        change,
        "Is “%s” clear, and does it decide what it is meant to?".formatted(change.title()),
        "Its %d named experts say what they think on the page the link leads to; all have to be for it."
            .formatted(change.experts().size()),
        shown,
        reviews.opinions(change).stream()
            .map(
                opinion ->
                    new Evidence.Row(
                        opinion.endorsed() ? "for it" : "against it",
                        opinion.comment() == null ? "no comment" : opinion.comment(),
                        null))
            .toList());
  }

  /** The form "Guideline approval" of the operations handbook. */
  Evidence approval(GuidelineChange change, Impact impact, TrialFigures figures) {
    List<Evidence.Figure> shown = new ArrayList<>(difference(change));
    shown.addAll(trial(figures));
    shown.addAll(impact(impact));
    shown.add(
        Evidence.Figure.of(
            "Takes effect",
            change.effectiveAt() == null
                ? "as soon as it is approved"
                : Instants.readable(change.effectiveAt())));
    shown.add(
        Evidence.Figure.of(
            "Old leases may be finished for",
            Instants.readable(Duration.ofSeconds(change.graceSeconds()))));
    shown.add(
        Evidence.Figure.of(
            "SLA relief owed",
            "%s for each of %d open batches"
                .formatted(
                    Instants.readable(Duration.ofSeconds(change.graceSeconds())),
                    impact.openBatches())));
    return evidence(
        change,
        "Publish %s %s (%s): “%s”?"
            .formatted(
                change.guidelineKey(), change.nextVersion(), change.changeClass(), change.title()),
        "Change note: " + change.changeNote(),
        shown,
        touched(impact));
  }

  Evidence rest(GuidelineChange change, FollowUp opened) {
    FollowUps.Progress progress = followUps.progress(change.id());
    return evidence(
        change,
        "Are the remaining doubtful items of “%s” labelled again too?".formatted(change.title()),
        "The sample is being labelled: the page the link leads to has the newest figures. Decide when enough of it is settled.",
        List.of(
            Evidence.Figure.of("Batches opened", String.valueOf(opened.batches())),
            Evidence.Figure.of("Items sampled", String.valueOf(opened.items())),
            new Evidence.Figure(
                "Items with another label",
                String.valueOf(progress.changed()),
                null,
                String.valueOf(progress.settled()),
                null,
                null)),
        opened.closed().stream()
            .map(
                version ->
                    new Evidence.Row(version, "closed: a next version has to be asked for", null))
            .toList());
  }

  private List<Evidence.Figure> difference(GuidelineChange change) {
    NewVersions.Prospect prospect = drafts.prospect(change);
    return List.of(
        new Evidence.Figure(
            "Class of the change",
            String.valueOf(change.changeClass()),
            "at least " + prospect.derived(),
            null,
            null,
            change.baseVersion() + " → " + change.nextVersion()),
        new Evidence.Figure(
            "Differences of the class tree",
            prospect.difference().ontology().stream()
                .map(
                    each ->
                        each.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                            + " "
                            + each.code())
                .limit(4)
                .reduce((one, other) -> one + "; " + other)
                .orElse("none"),
            null,
            String.valueOf(prospect.difference().ontology().size()),
            null,
            prospect.difference().bodyChanged() ? "text changed too" : "text unchanged"));
  }

  private static List<Evidence.Figure> trial(TrialFigures figures) {
    if (figures.items() == 0) {
      return List.of(
          Evidence.Figure.of("Trial", "none: nothing it touches is labelled, or it is wording"));
    }
    return List.of(
        under("Agreement under the rule before (α)", figures.before()),
        under("Agreement under the rule after (α)", figures.after()),
        new Evidence.Figure(
            "Items with another label",
            String.valueOf(figures.changed()),
            null,
            String.valueOf(figures.compared()),
            interval(figures.changedInterval()),
            figures.items() < Trials.ITEMS
                ? "only %d items exist".formatted(figures.items())
                : null));
  }

  private static Evidence.Figure under(String name, AgreementUnder agreement) {
    return new Evidence.Figure(
        name,
        agreement.alpha() == null ? "–" : Figures.number(agreement.alpha()),
        null,
        String.valueOf(agreement.items()),
        interval(agreement.interval()),
        agreement.percent() == null
            ? null
            : Figures.number(agreement.percent()) + " in percent agreement");
  }

  private static List<Evidence.Figure> impact(Impact impact) {
    return Stream.of(
            figure("Doubtful labels", impact.annotations() + " on " + impact.items() + " items"),
            figure("Doubtful gold items", impact.gold()),
            figure("Open batches", impact.openBatches()),
            figure("Open leases", impact.openLeases()),
            figure("Releases touched", impact.releases()),
            figure("People to recertify", impact.annotators()),
            figure("Labels to be made again", impact.relabelLabels()),
            figure(
                "Cost of relabeling",
                impact.relabelCost() == null
                    ? "not known"
                    : impact.relabelCost() + " " + impact.currency()),
            figure(
                "Days of relabeling",
                impact.relabelDays() == null ? "not known" : Figures.number(impact.relabelDays())))
        .toList();
  }

  private static List<Evidence.Row> touched(Impact impact) {
    return impact.datasets().stream()
        .map(
            each ->
                new Evidence.Row(
                    each.datasetKey() + ":" + each.version(),
                    "%s, %d labels on %d items"
                        .formatted(each.stage(), each.annotations(), each.items()),
                    null))
        .toList();
  }

  private Evidence evidence(
      GuidelineChange change,
      String asked,
      String note,
      List<Evidence.Figure> figures,
      List<Evidence.Row> rows) {
    return new Evidence(
        asked, null, links.to("/guideline-changes/" + change.id()), note, figures, rows, List.of());
  }

  private static Evidence.Figure figure(String name, Object value) {
    return Evidence.Figure.of(name, String.valueOf(value));
  }

  private static @Nullable String interval(@Nullable Interval interval) {
    return interval == null ? null : Figures.interval(interval.lower(), interval.upper());
  }
}
