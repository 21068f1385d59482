package io.labelops.audit;

import io.labelops.access.ActingPerson;
import io.labelops.guideline.GuidelineVersion;
import io.labelops.guideline.Guidelines;
import io.labelops.program.Datasets;
import io.labelops.program.LabelRulebook;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.ImportReport;
import io.labelops.shared.PageQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What auditors see of a sample, what they say about it, and what follows for the labels. */
@Service
public class AuditFindings {

  private final AuditRows audits;
  private final SampleRows samples;
  private final SamplePages pages;
  private final Independence independence;
  private final RelabelTargets targets;
  private final Datasets datasets;
  private final Guidelines guidelines;
  private final LabelRulebook rulebook;
  private final Clock clock;

  AuditFindings(
      AuditRows audits,
      SampleRows samples,
      SamplePages pages,
      Independence independence,
      RelabelTargets targets,
      Datasets datasets,
      Guidelines guidelines,
      LabelRulebook rulebook,
      Clock clock) {
    this.audits = audits;
    this.samples = samples;
    this.pages = pages;
    this.independence = independence;
    this.targets = targets;
    this.datasets = datasets;
    this.guidelines = guidelines;
    this.rulebook = rulebook;
    this.clock = clock;
  }

  SamplePage page(String auditId, PageQuery page) {
    Audit audit = audits.find(auditId).orElseThrow(() -> new UnknownAudit(auditId));
    return pages.page(audit, guideline(audit.dataset()), rulebook.of(audit.dataset()), page);
  }

  /** Takes an auditor's labels; rows that may not be taken are refused one by one. */
  @Transactional
  ImportReport take(String auditId, List<@Nullable Finding> findings, ActingPerson auditor) {
    Audit audit = audits.lock(auditId);
    if (audit.recorded()) {
      throw new FindingsFrozen(auditId);
    }
    var sample =
        samples.sampled(auditId).stream()
            .collect(Collectors.toMap(SampleRows.Sampled::key, Function.identity()));
    var check =
        new FindingCheck(
            sample,
            rulebook.of(audit.dataset()),
            independence.decidedBy(auditId, auditor.username()));
    var report = new ImportReport.Collector();
    Instant now = Instant.now(clock);
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      switch (check.check(finding)) {
        case FindingCheck.Taken taken -> {
          samples.find(auditId, taken, finding, auditor.username(), now);
          report.take();
        }
        case FindingCheck.Wrong wrong -> report.refuse(i + 1L, wrong.field(), wrong.reason());
      }
    }
    return report.report();
  }

  /** The usernames that decided labels of the sample and so may not close the audit. */
  public Set<String> dependentPeople(String auditId) {
    return independence.deciders(auditId);
  }

  /** Chooses what a failed audit sends back to labeling. */
  @Transactional(readOnly = true)
  public Relabel relabel(String auditId) {
    return targets.of(audits.find(auditId).orElseThrow(() -> new UnknownAudit(auditId)));
  }

  private GuidelineVersion guideline(DatasetVersionId dataset) {
    return guidelines.current(datasets.require(dataset).guidelineKey());
  }
}
