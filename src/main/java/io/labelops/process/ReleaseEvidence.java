package io.labelops.process;

import io.labelops.release.Candidate;
import io.labelops.release.CheckOutcome;
import io.labelops.release.ReleaseCheck;
import io.labelops.release.SignOffFacts;
import io.labelops.release.SignOffSheet;
import io.labelops.shared.DatasetVersionId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows a release on the form that asks for a signature. */
@Component
class ReleaseEvidence {

  private final SignOffFacts facts;
  private final Links links;

  ReleaseEvidence(SignOffFacts facts, Links links) {
    this.facts = facts;
    this.links = links;
  }

  Evidence of(DatasetVersionId dataset, Candidate candidate) {
    SignOffSheet sheet = facts.of(dataset);
    return new Evidence(
        "Sign version "
            + dataset.version()
            + " of “"
            + sheet.title()
            + "” for use as intended, or refuse it",
        candidate.policyVersion(),
        links.to(dataset, "/gate"),
        "You sign the manifest " + candidate.manifestHash(),
        candidate.checks().stream().map(ReleaseEvidence::figure).toList(),
        rows(sheet, candidate),
        List.of(
            new Evidence.Option("SIGN", "The dataset version may be used as intended"),
            new Evidence.Option("REFUSE", "It is not released; a retry is a new version")));
  }

  private static Evidence.Figure figure(ReleaseCheck check) {
    return new Evidence.Figure(
        check.check().replace('_', ' '),
        number(check.value(), "–"),
        check.threshold() == null ? null : Figures.number(check.threshold()),
        check.n() == null ? null : String.valueOf(check.n()),
        Figures.interval(check.lower(), check.upper()),
        check.threshold() == null && check.outcome() == CheckOutcome.PASS
            ? "information"
            : check.outcome().name());
  }

  private static String number(@Nullable Double value, String absent) {
    return value == null ? absent : Figures.number(value);
  }

  private static List<Evidence.Row> rows(SignOffSheet sheet, Candidate candidate) {
    return List.of(
        row("Difference to the last version", difference(sheet)),
        row("Labels", sheet.labels() + " released"),
        row("Intended use", Objects.requireNonNullElse(sheet.purpose(), "not said")),
        row("Not covered", "every other use, and use beyond the licence"),
        row("Licence", Objects.requireNonNullElse(sheet.licence(), "not said")),
        row("Needed by, assembled on", sheet.neededBy() + ", " + candidate.assembledAt()),
        row("Cost against the program's budget", cost(sheet)));
  }

  private static Evidence.Row row(String item, String detail) {
    return new Evidence.Row(item, detail, null);
  }

  private static String difference(SignOffSheet sheet) {
    return Optional.ofNullable(sheet.difference())
        .map(
            since ->
                "against version "
                    + since.version()
                    + ": "
                    + since.added()
                    + " items added, "
                    + since.changed()
                    + " labels changed, "
                    + since.removed()
                    + " items gone")
        .orElse("the first released version");
  }

  private static String cost(SignOffSheet sheet) {
    return sheet.cost()
        + " "
        + sheet.currency()
        + " of "
        + (sheet.budget() == null ? "no set budget" : sheet.budget() + " " + sheet.currency());
  }
}
