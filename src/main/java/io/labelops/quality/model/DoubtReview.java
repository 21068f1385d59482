package io.labelops.quality.model;

import io.labelops.annotation.BatchOpening;
import io.labelops.annotation.OpenedBatches;
import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.ledger.Link;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.Locks;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends labels that a model doubts to people.
 *
 * <p>An item of an open batch is put to the review of its batch. A settled one is labelled anew,
 * blind and by others, in a relabel batch of the open wave; what is frozen for its audit stays as
 * it is, and has to wait for a next version.
 */
@Service
class DoubtReview {

  private final BatchOpening opening;
  private final Ledger ledger;
  private final JdbcClient jdbc;
  private final Clock clock;

  DoubtReview(BatchOpening opening, Ledger ledger, JdbcClient jdbc, Clock clock) {
    this.opening = opening;
    this.ledger = ledger;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private enum Place {
    OPEN,
    SETTLED,
    DECIDING,
    NOWHERE,
    UNPREDICTED
  }

  private record Found(String item, long itemId, Place place) {}

  /** Sends items once; the same key again answers what became of them. */
  @Transactional
  public Sent send(
      DatasetVersionId id, PredictionUpload upload, SendRequest request, String actor) {
    String key = "doubts:%s:%s".formatted(id, request.checkedKey());
    Locks.hold(jdbc, key);
    return ledger.detail(key, Sent.class).orElseGet(() -> sendNow(id, upload, request, actor, key));
  }

  private Sent sendNow(
      DatasetVersionId id, PredictionUpload upload, SendRequest request, String actor, String key) {
    String reason = request.checkedReason();
    List<String> wanted = request.checkedItems();
    Map<String, Found> found = find(id, upload, wanted);
    List<Sent.Refused> refused = new ArrayList<>();
    for (String item : wanted) {
      String why = problem(found.get(item));
      if (!why.isEmpty()) {
        refused.add(new Sent.Refused(item, why));
      }
    }
    Set<Long> open = at(found, Place.OPEN);
    Set<Long> settled = at(found, Place.SETTLED);
    OpenedBatches opened = opening.openAfterChange(id, key, settled);
    if (opened.batches() == 0) {
      found.values().stream()
          .filter(each -> each.place() == Place.SETTLED)
          .forEach(
              each ->
                  refused.add(
                      new Sent.Refused(
                          each.item(),
                          "is settled and no wave is open; ask for a next version instead")));
    }
    doubt(id, open, reason, actor);
    Sent sent =
        new Sent(
            open.size(),
            opened.batches() == 0 ? 0 : settled.size(),
            opened.batches(),
            List.copyOf(refused));
    ledger.record(
        new Decision(
            key,
            null,
            actor,
            "SEND_TO_REVIEW",
            id,
            upload.uploadId(),
            "%d labels that %s %s doubts are reviewed, %d are made again"
                .formatted(
                    sent.inReview(), upload.model(), upload.modelVersion(), sent.relabelled()),
            reason,
            List.of(Link.to("dataset", id.datasetKey())),
            sent));
    return sent;
  }

  private static String problem(@Nullable Found found) {
    return found == null
        ? "is not an item of the dataset"
        : switch (found.place()) {
          case OPEN, SETTLED -> "";
          case DECIDING -> "is in a batch that is being decided; send it when that is settled";
          case NOWHERE -> "has no label";
          case UNPREDICTED -> "is not in the upload";
        };
  }

  private static Set<Long> at(Map<String, Found> found, Place place) {
    return found.values().stream()
        .filter(each -> each.place() == place)
        .map(Found::itemId)
        .collect(Collectors.toSet());
  }

  /** Finds the items in the newest batch they are in. */
  private Map<String, Found> find(
      DatasetVersionId id, PredictionUpload upload, List<String> items) {
    return jdbc
        .sql(
            """
            SELECT i.key, i.id,
                   CASE WHEN NOT EXISTS (SELECT FROM prediction p
                                          WHERE p.upload = :upload AND p.item_id = i.id)
                        THEN 'UNPREDICTED'
                        WHEN b.state IN ('CREATED','LABELING') THEN 'OPEN'
                        WHEN b.state = 'SUBMITTED' THEN
                             CASE WHEN EXISTS (SELECT FROM gate_result r
                                                WHERE r.result_key = b.id || ':' || b.round)
                                  THEN 'DECIDING' ELSE 'OPEN' END
                        WHEN EXISTS (SELECT FROM final_label f
                                      WHERE f.dataset_key = :dataset AND f.version = :version
                                        AND f.item_id = i.id)
                        THEN 'SETTLED' ELSE 'NOWHERE' END AS place
              FROM item i
              LEFT JOIN LATERAL (
                SELECT b.id, b.state, b.round FROM assignment s JOIN batch b ON b.id = s.batch_id
                 WHERE s.item_id = i.id AND b.dataset_key = :dataset AND b.version = :version
                 ORDER BY b.number DESC LIMIT 1) b ON TRUE
             WHERE i.dataset_key = :dataset AND i.key = ANY (:items::text[])
            """)
        .param("dataset", id.datasetKey())
        .param("version", id.version())
        .param("upload", upload.id())
        .param("items", items.toArray(String[]::new))
        .query(
            (row, _) ->
                new Found(
                    row.getString("key"), row.getLong("id"), Place.valueOf(row.getString("place"))))
        .list()
        .stream()
        .collect(Collectors.toMap(Found::item, each -> each));
  }

  private void doubt(DatasetVersionId id, Set<Long> items, String reason, String actor) {
    jdbc.sql(
            """
            INSERT INTO doubted_item (dataset_key, version, item_id, reason, doubted_at, doubted_by)
            SELECT :dataset, :version, unnest(:items::bigint[]), :reason, :now, :actor
            ON CONFLICT DO NOTHING
            """)
        .param("dataset", id.datasetKey())
        .param("version", id.version())
        .param("items", items.toArray(Long[]::new))
        .param("reason", reason)
        .param("now", OffsetDateTime.now(clock))
        .param("actor", actor)
        .update();
  }
}
