package io.labelops.review;

import io.labelops.annotation.BatchView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows who labelled items of a batch themselves, and who is an expert of its classes. */
@Component
class Standings {

  private final JdbcClient jdbc;

  Standings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Standing of(BatchView batch, int round, String guidelineKey) {
    return new Standing(labellers(batch.batchId(), round), experts(guidelineKey));
  }

  /** Labels in any batch and version of the dataset count, superseded ones too. */
  Map<Long, Set<String>> labellers(String batchId, int round) {
    Map<Long, Set<String>> labellers = new HashMap<>();
    jdbc.sql(
            """
            SELECT DISTINCT n.item_id, s.username
              FROM review_item r
              JOIN annotation n ON n.item_id = r.item_id
              JOIN staff_annotator s ON s.annotator_id = n.annotator_id
             WHERE r.batch_id = :batch AND r.round = :round
            """)
        .param("batch", batchId)
        .param("round", round)
        .query(
            row -> {
              labellers
                  .computeIfAbsent(row.getLong("item_id"), _ -> new HashSet<>())
                  .add(row.getString("username"));
            });
    return labellers;
  }

  /** Experts who can adjudicate at all: enabled, and in the group. */
  private Map<String, Set<String>> experts(String guidelineKey) {
    Map<String, Set<String>> experts = new HashMap<>();
    jdbc.sql(
            """
            SELECT e.class_code, e.username
              FROM expertise e
              JOIN app_user u ON u.username = e.username AND u.enabled
              JOIN user_group g ON g.username = e.username AND g.group_name = :group
             WHERE e.guideline_key = :guideline
            """)
        .param("group", ReviewKind.ADJUDICATION.group())
        .param("guideline", guidelineKey)
        .query(
            row -> {
              experts
                  .computeIfAbsent(row.getString("class_code"), _ -> new HashSet<>())
                  .add(row.getString("username"));
            });
    return experts;
  }
}
