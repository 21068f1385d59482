package io.labelops.process;

import io.labelops.certification.Appeal;
import io.labelops.certification.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Shows a suspension to whoever decides the appeal, without the names of anybody. */
@Component
class AppealEvidence {

  private final Links links;

  AppealEvidence(Links links) {
    this.links = links;
  }

  Evidence of(Appeal appeal) {
    var suspension = appeal.suspension();
    List<Evidence.Figure> figures = new ArrayList<>();
    figures.add(Evidence.Figure.of("Suspended", Instants.readable(suspension.suspendedAt())));
    figures.add(Evidence.Figure.of("Because", suspension.reason()));
    figures.add(
        Evidence.Figure.of(
            "Proven by",
            suspension.evidenceKey() == null
                ? "a person's word"
                : "gate result " + suspension.evidenceKey()));
    figures.add(Evidence.Figure.of("Appealed", Instants.readable(appeal.appealedAt())));
    figures.add(Evidence.Figure.of("To be decided by", Instants.readable(appeal.dueAt())));
    figures.add(
        Evidence.Figure.of(
            "Certificate",
            "%s, good until %s"
                .formatted(
                    appeal.certificate().scope().named(appeal.certificate().guidelineMajor()),
                    Instants.readable(appeal.certificate().validUntil()))));
    return new Evidence(
        "Does the suspension of certificate %d hold?".formatted(appeal.certificate().id()),
        appeal.requirementVersion(),
        links.to("/api/v1/certifications/" + suspension.certificationId()),
        "The vendor says: " + suspension.appealReason(),
        figures,
        appeal.scores().stream().map(AppealEvidence::row).toList(),
        List.of());
  }

  private static Evidence.Row row(Score score) {
    return new Evidence.Row(
        score.basis().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        String.format(
            Locale.ROOT,
            "%d of %d right, %.3f to %.3f, required %.3f: %s",
            score.correct(),
            score.answers(),
            score.lowerBound(),
            score.upperBound(),
            score.required(),
            score.outcome() == null ? "not decided" : score.outcome()),
        null);
  }
}
