package io.labelops.release;

import io.labelops.LabelledDataset;
import io.labelops.audit.AuditDraws;
import io.labelops.audit.AuditSheet;
import io.labelops.audit.AuditVerdict;
import io.labelops.audit.Audits;
import io.labelops.shared.DatasetVersionId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes datasets to the points the tests start from. */
@Component
class ReleasedDataset {

  static final String QUALITY_LEAD = "quality-lead";

  private final JdbcClient jdbc;
  private final AuditDraws draws;
  private final Audits audits;
  private final Releases releases;
  private final SignOffs signOffs;

  ReleasedDataset(
      JdbcClient jdbc, AuditDraws draws, Audits audits, Releases releases, SignOffs signOffs) {
    this.jdbc = jdbc;
    this.draws = draws;
    this.audits = audits;
    this.releases = releases;
    this.signOffs = signOffs;
  }

  LabelledDataset labelled() {
    return LabelledDataset.create(jdbc, "d" + UUID.randomUUID().toString().substring(0, 8), 300);
  }

  LabelledDataset audited(AuditVerdict verdict) {
    LabelledDataset dataset = labelled();
    AuditSheet audit = draws.draw(dataset.id(), 1).orElseThrow();
    dataset.find(audit.id(), verdict == AuditVerdict.PASS ? 1 : 30, "cat");
    audits.record(audit.id(), true, null, "auditor-1");
    audits.settle(audit.id(), verdict, "by the table", "1");
    return dataset;
  }

  Candidate assembled(LabelledDataset dataset) {
    return releases.assemble(dataset.id());
  }

  void sign(DatasetVersionId dataset, Candidate candidate, Duty duty, String actor) {
    signOffs.sign(dataset, duty, true, candidate.manifestHash(), null, actor);
  }

  /** A dataset that everybody signed who has to. */
  LabelledDataset signed() {
    LabelledDataset dataset = audited(AuditVerdict.PASS);
    Candidate candidate = assembled(dataset);
    sign(dataset.id(), candidate, Duty.QUALITY, QUALITY_LEAD);
    sign(dataset.id(), candidate, Duty.REQUESTER, LabelledDataset.REQUESTER);
    return dataset;
  }
}
