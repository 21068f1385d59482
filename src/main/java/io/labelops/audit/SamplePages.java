package io.labelops.audit;

import io.labelops.guideline.GuidelineVersion;
import io.labelops.shared.Json;
import io.labelops.shared.PageQuery;
import io.labelops.task.LabelRules;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads samples page by page, without the released label where the auditor has not answered. */
@Component
class SamplePages {

  private final JdbcClient jdbc;
  private final Json json;

  SamplePages(JdbcClient jdbc, Json json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  SamplePage page(Audit audit, GuidelineVersion guideline, LabelRules rules, PageQuery page) {
    return new SamplePage(
        audit.id(),
        audit.recorded(),
        guideline.guidelineKey(),
        guideline.version(),
        guideline.classes(),
        rows(audit.id(), rules, page),
        page.number(),
        page.limit(),
        drawn(audit.id()));
  }

  private long drawn(String auditId) {
    return jdbc.sql("SELECT count(*) FROM audit_sample WHERE audit_id = :id")
        .param("id", auditId)
        .query(Long.class)
        .single();
  }

  private List<SamplePage.Row> rows(String auditId, LabelRules rules, PageQuery page) {
    return jdbc.sql(
            """
            SELECT i.key, i.payload::text AS payload, s.auditor_label, s.severity, s.note,
                   CASE WHEN s.auditor_label IS NOT NULL THEN s.released_label END AS released_label
              FROM audit_sample s JOIN item i ON i.id = s.item_id
             WHERE s.audit_id = :id
             ORDER BY i.key COLLATE "C" LIMIT :limit OFFSET :offset
            """)
        .param("id", auditId)
        .param("limit", page.limit())
        .param("offset", page.offset())
        .query(
            (row, _) ->
                new SamplePage.Row(
                    row.getString("key"),
                    json.read(row.getString("payload"), JsonNode.class),
                    value(rules, row.getString("auditor_label")),
                    row.getString("severity"),
                    row.getString("note"),
                    value(rules, row.getString("released_label"))))
        .list();
  }

  private static @Nullable JsonNode value(LabelRules rules, @Nullable String label) {
    return label == null ? null : rules.value(label);
  }
}
