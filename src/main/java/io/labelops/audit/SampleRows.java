package io.labelops.audit;

import io.labelops.task.LabelRules;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sampled labels of audits and what the auditors found. */
@Repository
class SampleRows {

  /** How far an audit is: defects are labels that are not right by the auditor's. */
  record Count(int sampled, int labelled, int defects) {}

  /** One sampled label as the checks of a finding need it. */
  record Sampled(long itemId, String key, String releasedLabel, @Nullable String auditorLabel) {}

  private final JdbcClient jdbc;

  SampleRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(String auditId, int stage, List<Lot.Entry> sample, LabelRules rules) {
    jdbc.sql(
            """
            INSERT INTO audit_sample (audit_id, item_id, stage, released_label, released_class,
                                      vendor_key, stratum)
            SELECT :id, s.item_id, :stage, s.label, s.class, s.vendor, s.vendor || ' / ' || s.class
              FROM unnest(:items::bigint[], :labels::text[], :classes::text[], :vendors::text[])
                   AS s (item_id, label, class, vendor)
            """)
        .param("id", auditId)
        .param("stage", stage)
        .param("items", sample.stream().map(Lot.Entry::itemId).toArray(Long[]::new))
        .param("labels", sample.stream().map(Lot.Entry::label).toArray(String[]::new))
        .param(
            "classes",
            sample.stream()
                .map(entry -> LabelClasses.of(rules, entry.label()))
                .toArray(String[]::new))
        .param("vendors", sample.stream().map(Lot.Entry::vendorKey).toArray(String[]::new))
        .update();
  }

  Count count(String auditId) {
    return jdbc.sql("SELECT sampled, labelled, defects FROM v_audit WHERE id = :id")
        .param("id", auditId)
        .query(
            (row, _) ->
                new Count(row.getInt("sampled"), row.getInt("labelled"), row.getInt("defects")))
        .single();
  }

  List<Sampled> sampled(String auditId) {
    return jdbc.sql(
            """
            SELECT s.item_id, i.key, s.released_label, s.auditor_label
              FROM audit_sample s JOIN item i ON i.id = s.item_id
             WHERE s.audit_id = :id
            """)
        .param("id", auditId)
        .query(Sampled.class)
        .list();
  }

  void find(String auditId, FindingCheck.Taken taken, Finding finding, String auditor, Instant at) {
    jdbc.sql(
            """
            UPDATE audit_sample
               SET auditor_label = :label, auditor_class = :class, defect = :defect,
                   severity = coalesce(:severity, severity),
                   note = coalesce(:note, note), found_by = coalesce(found_by, :auditor),
                   found_at = coalesce(found_at, :at)
             WHERE audit_id = :id AND item_id = :item
            """)
        .param("id", auditId)
        .param("item", taken.itemId())
        .param("label", taken.label())
        .param("class", taken.labelClass())
        .param("defect", taken.defect())
        .param("severity", finding.severity())
        .param("note", finding.note())
        .param("auditor", auditor)
        .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
        .update();
  }

  /** Defects and labels per value of a column, in its order. */
  List<Slice> slices(String auditId, SliceBy by) {
    return jdbc.sql(
            """
            SELECT %s AS name, count(*)::int AS labels,
                   (count(*) FILTER (WHERE defect))::int AS defects
              FROM audit_sample WHERE audit_id = :id
             GROUP BY 1 ORDER BY 1
            """
                .formatted(by.column()))
        .param("id", auditId)
        .query(Slice.class)
        .list();
  }

  /** How often labels of one class were found to be of another, or else wrong. */
  record Confusion(String released, String found, int count) {}

  List<Confusion> confusions(String auditId) {
    return jdbc.sql(
            """
            SELECT released_class AS released, auditor_class AS found, count(*)::int AS count
              FROM audit_sample WHERE audit_id = :id AND defect
             GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2
            """)
        .param("id", auditId)
        .query(Confusion.class)
        .list();
  }

  /** Defects by severity; those the auditor did not weigh are UNRATED. */
  List<Slice> severities(String auditId) {
    return jdbc.sql(
            """
            SELECT coalesce(severity, 'UNRATED') AS name, count(*)::int AS labels,
                   count(*)::int AS defects
              FROM audit_sample WHERE audit_id = :id AND defect
             GROUP BY 1 ORDER BY 1
            """)
        .param("id", auditId)
        .query(Slice.class)
        .list();
  }
}
