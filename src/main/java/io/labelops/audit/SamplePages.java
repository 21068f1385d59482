package io.labelops.audit;

import io.labelops.guideline.GuidelineVersion;
import io.labelops.shared.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads samples part by part, without the released label where the auditor has not answered. */
@Component
class SamplePages {

  private static final int LARGEST = 1_000;

  private final JdbcClient jdbc;
  private final Json json;

  SamplePages(JdbcClient jdbc, Json json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  SamplePage page(Audit audit, GuidelineVersion guideline, @Nullable String after, int limit) {
    int size = Math.clamp(limit, 1, LARGEST);
    List<SamplePage.Row> rows = rows(audit.id(), after == null ? "" : after, size + 1);
    boolean more = rows.size() > size;
    List<SamplePage.Row> shown = more ? rows.subList(0, size) : rows;
    return new SamplePage(
        audit.id(),
        audit.recorded(),
        guideline.guidelineKey(),
        guideline.version(),
        guideline.classes(),
        shown,
        more ? shown.getLast().item() : null);
  }

  private List<SamplePage.Row> rows(String auditId, String after, int limit) {
    return jdbc.sql(
            """
            SELECT i.key, i.payload::text AS payload, s.auditor_label, s.severity, s.note,
                   CASE WHEN s.auditor_label IS NOT NULL THEN s.released_label END AS released_label
              FROM audit_sample s JOIN item i ON i.id = s.item_id
             WHERE s.audit_id = :id AND i.key COLLATE "C" > :after
             ORDER BY i.key COLLATE "C" LIMIT :limit
            """)
        .param("id", auditId)
        .param("after", after)
        .param("limit", limit)
        .query(
            (row, _) ->
                new SamplePage.Row(
                    row.getString("key"),
                    json.read(row.getString("payload"), JsonNode.class),
                    row.getString("auditor_label"),
                    row.getString("severity"),
                    row.getString("note"),
                    row.getString("released_label")))
        .list();
  }
}
