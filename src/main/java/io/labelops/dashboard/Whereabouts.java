package io.labelops.dashboard;

import io.labelops.shared.DatasetVersionId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells where dataset versions and batches stand, who holds them, and since when. */
@Repository
class Whereabouts {

  private static final int MOST_HELD = 50;

  /** One row per batch of the datasets asked for; {@code :key} null stands for all in work. */
  static final String BATCHES =
      """
      SELECT b.batch_id, b.dataset_key, b.version, b.vendor_key, place.position,
             CASE WHEN place.position = 'BATCH_LABELING' THEN 'VENDOR'
                  WHEN place.position IN ('BATCH_LATE', 'BATCH_ADJUDICATION', 'BATCH_REVIEW') THEN 'GROUP'
                  WHEN b.state NOT IN ('ACCEPTED', 'REJECTED', 'CANCELLED') THEN 'LABELOPS'
             END AS holder_kind,
             CASE place.position
                  WHEN 'BATCH_LABELING' THEN b.vendor_key
                  WHEN 'BATCH_LATE' THEN 'operations'
                  WHEN 'BATCH_ADJUDICATION' THEN 'adjudicators'
                  WHEN 'BATCH_REVIEW' THEN 'reviewers'
                  ELSE CASE WHEN b.state NOT IN ('ACCEPTED', 'REJECTED', 'CANCELLED') THEN 'labelops' END
             END AS holder,
             CASE place.position
                  WHEN 'BATCH_LATE' THEN b.breached_at
                  WHEN 'BATCH_ADJUDICATION' THEN g.decided_at
                  WHEN 'BATCH_REVIEW' THEN greatest(g.decided_at, r.last_decided_at)
                  ELSE b.state_since
             END AS since
        FROM v_batch_state b
        JOIN v_dataset_version d ON d.dataset_key = b.dataset_key AND d.version = b.version
        LEFT JOIN v_gate_result g ON b.state = 'SUBMITTED' AND g.gate = 'BATCH'
                                 AND g.result_key = b.batch_id || ':' || b.round
        LEFT JOIN LATERAL (
          SELECT count(*) FILTER (WHERE i.state = 'OPEN') AS open, max(i.decided_at) AS last_decided_at
            FROM v_review_item i
           WHERE g.outcome = 'REVIEW' AND i.batch_id = b.batch_id AND i.round = b.round
             AND i.kind = 'ADJUDICATION') r ON TRUE
       CROSS JOIN LATERAL (
          SELECT CASE b.state
                   WHEN 'CREATED' THEN 'BATCH_DISPATCHING'
                   WHEN 'LABELING' THEN CASE WHEN b.late THEN 'BATCH_LATE' ELSE 'BATCH_LABELING' END
                   WHEN 'SUBMITTED' THEN
                     CASE g.outcome
                       WHEN 'REVIEW' THEN
                         CASE WHEN r.open > 0 THEN 'BATCH_ADJUDICATION' ELSE 'BATCH_REVIEW' END
                       WHEN 'REWORK' THEN 'BATCH_REWORKING'
                       WHEN 'ACCEPT' THEN 'BATCH_ACCEPTING'
                       WHEN 'REJECT' THEN 'BATCH_REJECTING'
                       ELSE 'BATCH_MEASURING'
                     END
                   ELSE 'BATCH_' || b.state
                 END AS position) place
       WHERE CASE WHEN :key::text IS NULL
                  THEN d.stage NOT IN ('RELEASED', 'FAILED', 'CANCELLED')
                       AND b.state NOT IN ('ACCEPTED', 'REJECTED', 'CANCELLED')
                  ELSE b.dataset_key = :key AND b.version = :version END
      """;

  /** One row per place of the dataset versions asked for; signatures may be open side by side. */
  static final String DATASETS =
      """
      SELECT d.dataset_key, d.version, place.position,
             CASE WHEN place.position IN ('ITEMS_AWAITED', 'SIGN_OFF_REQUESTER') THEN 'PERSON'
                  WHEN place.position IN ('PROFILING', 'AUDIT_SETTLING', 'RELEASE_ASSEMBLING', 'PUBLISHING',
                                            'PILOT_CHANGE', 'PILOT_OPENING')
                    THEN 'LABELOPS'
                  WHEN place.position LIKE 'APPROVAL%' OR place.position LIKE 'SIGN_OFF%'
                    OR place.position IN ('AUDIT', 'PAUSED', 'PILOT_REVIEW') THEN 'GROUP'
             END AS holder_kind,
             CASE place.position
                  WHEN 'ITEMS_AWAITED' THEN d.requester
                  WHEN 'APPROVAL_OPERATIONS' THEN 'operations'
                  WHEN 'APPROVAL_PRIVACY' THEN 'privacy'
                  WHEN 'APPROVAL_OTHERS' THEN 'privacy, budget'
                  WHEN 'AUDIT' THEN 'auditors'
                  WHEN 'SIGN_OFF_QUALITY' THEN 'quality'
                  WHEN 'SIGN_OFF_REQUESTER' THEN d.requester
                  WHEN 'SIGN_OFF_PRIVACY' THEN 'privacy'
                  WHEN 'PAUSED' THEN 'operations'
                  WHEN 'IN_BATCHES' THEN NULL
                  WHEN 'PILOT_LABELING' THEN NULL
                  WHEN 'PILOT_REVIEW' THEN 'quality'
                  ELSE CASE WHEN NOT closed.is THEN 'labelops' END
             END AS holder,
             CASE WHEN place.position = 'PAUSED' THEN d.paused_at
                  WHEN place.position LIKE 'APPROVAL%' THEN coalesce(p.profiled_at, d.stage_since)
                  WHEN place.position = 'AUDIT' THEN coalesce(a.extended_at, a.drawn_at)
                  WHEN place.position = 'AUDIT_SETTLING' THEN a.decided_at
                  WHEN place.position = 'PILOT_LABELING' THEN t.opened_at
                  WHEN place.position LIKE 'PILOT%' THEN coalesce(t.decided_at, t.gate_at)
                  WHEN place.position LIKE 'SIGN_OFF%' THEN r.assembled_at
                  ELSE d.stage_since
             END AS since
        FROM v_dataset_version d
       CROSS JOIN LATERAL (
          SELECT d.stage IN ('RELEASED', 'FAILED', 'CANCELLED') AS is) closed
        LEFT JOIN v_item_profile p ON p.dataset_key = d.dataset_key AND p.version = d.version
        LEFT JOIN LATERAL (
          SELECT * FROM v_audit x
           WHERE d.stage = 'AUDIT' AND x.dataset_key = d.dataset_key AND x.version = d.version
           ORDER BY x.attempt DESC LIMIT 1) a ON TRUE
        LEFT JOIN LATERAL (
          SELECT * FROM v_pilot_round x
           WHERE d.stage = 'PILOT' AND x.dataset_key = d.dataset_key AND x.version = d.version
           ORDER BY x.round DESC LIMIT 1) t ON TRUE
        LEFT JOIN v_release r ON r.dataset_key = d.dataset_key AND r.version = d.version
       CROSS JOIN LATERAL (
          SELECT count(*) FILTER (WHERE l.action = 'DECIDE_INTAKE_OPERATIONS') AS operations,
                 count(*) FILTER (WHERE l.action = 'DECIDE_INTAKE_PRIVACY') AS privacy
            FROM v_decision l
           WHERE d.stage = 'INTAKE' AND l.dataset_key = d.dataset_key AND l.version = d.version) approved
       CROSS JOIN LATERAL (
          SELECT 'PAUSED' AS position WHERE d.paused_at IS NOT NULL AND NOT closed.is
          UNION ALL
          SELECT CASE d.stage
                   WHEN 'REQUESTED' THEN 'ITEMS_AWAITED'
                   WHEN 'INTAKE' THEN
                     CASE WHEN p.profiled_at IS NULL THEN 'PROFILING'
                          WHEN approved.operations = 0 THEN 'APPROVAL_OPERATIONS'
                          WHEN d.sensitive AND approved.privacy = 0 THEN 'APPROVAL_PRIVACY'
                          ELSE 'APPROVAL_OTHERS' END
                   WHEN 'PILOT' THEN
                     CASE WHEN t.outcome IS NULL THEN 'PILOT_LABELING'
                          WHEN t.decision IS NULL THEN 'PILOT_REVIEW'
                          WHEN t.decision = 'CHANGE' THEN 'PILOT_CHANGE'
                          ELSE 'PILOT_OPENING' END
                   WHEN 'AUDIT' THEN CASE WHEN a.verdict IS NULL THEN 'AUDIT' ELSE 'AUDIT_SETTLING' END
                   WHEN 'RELEASED' THEN 'RELEASED'
                   WHEN 'CANCELLED' THEN 'CANCELLED'
                   WHEN 'FAILED' THEN CASE WHEN r.assembled_at IS NULL THEN 'FAILED' ELSE 'BLOCKED' END
                   ELSE 'IN_BATCHES'
                 END
           WHERE d.stage <> 'RELEASE'
          UNION ALL
          SELECT 'RELEASE_ASSEMBLING' WHERE d.stage = 'RELEASE' AND r.assembled_at IS NULL
          UNION ALL
          SELECT coalesce('SIGN_OFF_' || needed.duty, 'PUBLISHING')
            FROM (SELECT) AS one
            LEFT JOIN unnest(ARRAY['QUALITY', 'REQUESTER', 'PRIVACY']) AS needed (duty)
              ON (needed.duty <> 'PRIVACY' OR d.sensitive)
             AND NOT EXISTS (SELECT FROM v_sign_off s
                              WHERE s.dataset_key = d.dataset_key AND s.version = d.version
                                AND s.duty = needed.duty)
           WHERE d.stage = 'RELEASE' AND r.assembled_at IS NOT NULL) place
       WHERE CASE WHEN :key::text IS NULL THEN NOT closed.is
                  ELSE d.dataset_key = :key AND d.version = :version END
      """;

  private static final String STANDING =
      """
      WITH standing AS (
        SELECT dataset_key, version, position, holder_kind, holder, since FROM (%s) batches
        UNION ALL
        SELECT dataset_key, version, position, holder_kind, holder, since FROM (%s) datasets)
      """
          .formatted(BATCHES, DATASETS);
  private static final String GROUPED =
      STANDING
          + """
      SELECT position, holder_kind, holder, count(*) AS count,
             count(DISTINCT (dataset_key, version)) AS datasets, min(since) AS oldest,
             percentile_cont(0.5) WITHIN GROUP (
               ORDER BY extract(epoch FROM :now - since)) AS median
        FROM standing GROUP BY position, holder_kind, holder
       ORDER BY holder IS NULL, oldest, position
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  Whereabouts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Where one dataset version and its batches stand, those longest waiting first. */
  List<WhereRow> of(DatasetVersionId id) {
    return query(id.datasetKey(), id.version());
  }

  /** Who holds what of all that is in work, the longest waiting first. */
  List<WhereRow> held() {
    return query(null, 0).stream().filter(WhereRow::isHeld).limit(MOST_HELD).toList();
  }

  /** Who holds what of each dataset version in work, the longest waiting first. */
  Map<DatasetVersionId, List<Holding>> byDataset() {
    return jdbc
        .sql(
            STANDING
                + """
                SELECT dataset_key, version, position, holder_kind, holder, count(*) AS count,
                       min(since) AS oldest
                  FROM standing WHERE holder IS NOT NULL
                 GROUP BY dataset_key, version, position, holder_kind, holder
                 ORDER BY oldest, position, holder
                """)
        .param("key", null)
        .param("version", 0)
        .query(Holding.class)
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(each -> new DatasetVersionId(each.datasetKey(), each.version())));
  }

  /** What the diagrams of these rows show: a called model's marks show in its caller as well. */
  static Collection<Mark> marks(List<WhereRow> rows) {
    Map<String, Mark> marks = new LinkedHashMap<>();
    for (WhereRow row : rows) {
      Position position = row.position();
      add(marks, row, position.process(), position.element());
      String call = position.call();
      if (call != null) {
        add(marks, row, position.caller(), call);
      }
    }
    return new ArrayList<>(marks.values());
  }

  private static void add(Map<String, Mark> marks, WhereRow row, String process, String element) {
    marks.merge(
        process + "#" + element,
        new Mark(process, element, row.count(), row.oldest(), row.position().isEnd()),
        (one, other) ->
            new Mark(
                process,
                element,
                one.count() + other.count(),
                one.oldest().isBefore(other.oldest()) ? one.oldest() : other.oldest(),
                one.ended() && other.ended()));
  }

  private List<WhereRow> query(@Nullable String key, int version) {
    OffsetDateTime now = OffsetDateTime.now(clock);
    return jdbc.sql(GROUPED)
        .param("key", key)
        .param("version", version)
        .param("now", now)
        .query(
            (row, _) ->
                new WhereRow(
                    Position.valueOf(row.getString("position")),
                    row.getString("holder_kind"),
                    row.getString("holder"),
                    row.getLong("count"),
                    row.getLong("datasets"),
                    instant(row.getObject("oldest", OffsetDateTime.class), now),
                    row.getDouble("median")))
        .list();
  }

  private static Instant instant(@Nullable OffsetDateTime since, OffsetDateTime now) {
    return (since == null ? now : since).toInstant();
  }
}
