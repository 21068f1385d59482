package io.labelops.review;

import io.labelops.annotation.BatchView;
import io.labelops.annotation.Batches;
import io.labelops.guideline.ChangeOrigin;
import io.labelops.guideline.ChangeRaised;
import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.ledger.Link;
import io.labelops.program.Datasets;
import io.labelops.program.LabelRulebook;
import io.labelops.task.LabelRules;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks for a change where adjudicators found a guideline silent, and links the items to it. */
@Service
public class SilentGuidelines {

  private static final int LONGEST_REASON = 2_000;

  private final Batches batches;
  private final Datasets datasets;
  private final LabelRulebook rulebook;
  private final Ledger ledger;
  private final ApplicationEventPublisher events;
  private final JdbcClient jdbc;

  SilentGuidelines(
      Batches batches,
      Datasets datasets,
      LabelRulebook rulebook,
      Ledger ledger,
      ApplicationEventPublisher events,
      JdbcClient jdbc) {
    this.batches = batches;
    this.datasets = datasets;
    this.rulebook = rulebook;
    this.ledger = ledger;
    this.events = events;
    this.jdbc = jdbc;
  }

  /** Names the change that the recorded adjudications of a round ask for. */
  public record Raised(String changeKey) {}

  /** Asks once for the items of a round; a repeat names the same change. */
  @Transactional
  public Raised raise(String batchId, int round) {
    BatchView batch = batches.require(batchId);
    String key = "adjudication:%s:%d".formatted(batchId, round);
    List<Silent> silent = link(batchId, round, key);
    if (!silent.isEmpty()) {
      publish(batch, key, silent);
    }
    return new Raised(key);
  }

  private void publish(BatchView batch, String key, List<Silent> silent) {
    Set<String> classes = new TreeSet<>();
    LabelRules rules = rulebook.of(batch.dataset());
    silent.forEach(item -> item.contested().forEach(label -> classes.addAll(rules.classes(label))));
    String title =
        "The guideline is silent on %d %s between %s"
            .formatted(
                silent.size(), silent.size() == 1 ? "item" : "items", String.join(", ", classes));
    String reason = silent.stream().map(Silent::told).distinct().collect(Collectors.joining("; "));
    String actor = silent.getFirst().decidedBy();
    events.publishEvent(
        new ChangeRaised(
            key,
            datasets.require(batch.dataset()).guidelineKey(),
            ChangeOrigin.ADJUDICATION,
            title,
            reason.substring(0, Math.min(LONGEST_REASON, reason.length())),
            actor,
            classes,
            "/api/v1/batches/" + batch.batchId() + "/adjudications"));
    ledger.record(
        new Decision(
            "raise-change:" + key,
            null,
            actor,
            "ASK_GUIDELINE_CHANGE",
            batch.dataset(),
            batch.batchId(),
            title,
            reason,
            List.of(Link.to("batch", batch.batchId()), Link.to("change", key)),
            List.of()));
  }

  private List<Silent> link(String batchId, int round, String key) {
    return jdbc.sql(
            """
            WITH linked AS (
              UPDATE review_item SET change_key = :key
               WHERE batch_id = :batch AND round = :round AND guideline_silent
                 AND closed_at IS NOT NULL AND change_key IS NULL
              RETURNING item_id, contested, rationale, decided_by)
            SELECT i.key, l.contested, l.rationale, l.decided_by
              FROM linked l JOIN item i ON i.id = l.item_id ORDER BY i.key COLLATE "C"
            """)
        .param("key", key)
        .param("batch", batchId)
        .param("round", round)
        .query(
            (row, _) ->
                new Silent(
                    row.getString("key"),
                    List.of((String[]) row.getArray("contested").getArray()),
                    row.getString("rationale"),
                    row.getString("decided_by")))
        .list();
  }

  private record Silent(String item, List<String> contested, String rationale, String decidedBy) {

    String told() {
      return item + ": " + rationale;
    }
  }
}
