package io.labelops.review;

import io.labelops.access.ActingPerson;
import io.labelops.access.Role;
import io.labelops.annotation.BatchView;
import io.labelops.annotation.Batches;
import io.labelops.clarification.Precedents;
import io.labelops.guideline.GuidelineVersion;
import io.labelops.guideline.Guidelines;
import io.labelops.program.Datasets;
import io.labelops.program.LabelRulebook;
import io.labelops.shared.NotAllowed;
import io.labelops.task.LabelRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Lays out what reviewers and adjudicators read before they decide. */
@Component
class ReviewDesk {

  private static final int MOST_RULINGS = 30;

  private final ReviewItems items;
  private final Batches batches;
  private final Datasets datasets;
  private final Guidelines guidelines;
  private final LabelRulebook rulebook;
  private final Precedents rulings;
  private final JdbcClient jdbc;

  ReviewDesk(
      ReviewItems items,
      Batches batches,
      Datasets datasets,
      Guidelines guidelines,
      LabelRulebook rulebook,
      Precedents rulings,
      JdbcClient jdbc) {
    this.items = items;
    this.batches = batches;
    this.datasets = datasets;
    this.guidelines = guidelines;
    this.rulebook = rulebook;
    this.rulings = rulings;
    this.jdbc = jdbc;
  }

  /** Refuses people outside the group that decides. */
  static void requireMember(ActingPerson person, ReviewKind kind) {
    if (person.role() != Role.ADMIN && !person.groups().contains(kind.group())) {
      throw new NotAllowed("%s is not in the group %s".formatted(person.username(), kind.group()));
    }
  }

  ReviewPage reviews(String batchId) {
    BatchView batch = batches.require(batchId);
    LabelRules rules = rulebook.of(batch.dataset());
    Map<Long, String> payloads = payloads(batch, ReviewKind.REVIEW);
    return new ReviewPage(
        batchId,
        batch.round(),
        guideline(batch).classes(),
        items.of(batchId, batch.round(), ReviewKind.REVIEW).stream()
            .map(item -> row(item, rules, payloads.getOrDefault(item.itemId(), "null")))
            .toList());
  }

  AdjudicationPage adjudications(String batchId, String reader) {
    BatchView batch = batches.require(batchId);
    GuidelineVersion guideline = guideline(batch);
    LabelRules rules = rulebook.of(batch.dataset());
    Map<Long, String> payloads = payloads(batch, ReviewKind.ADJUDICATION);
    Map<List<String>, Map<String, Integer>> precedents = precedents(batch);
    List<ReviewItem> open = items.of(batchId, batch.round(), ReviewKind.ADJUDICATION);
    return new AdjudicationPage(
        batchId,
        batch.round(),
        guideline.guidelineKey(),
        guideline.version(),
        guideline.body(),
        guideline.classes(),
        rulings.about(guideline.guidelineKey(), contested(open, rules), MOST_RULINGS),
        open.stream()
            .map(
                item ->
                    row(
                        item,
                        rules,
                        reader,
                        payloads.getOrDefault(item.itemId(), "null"),
                        precedents.getOrDefault(Votes.contested(item.votes()), Map.of())))
            .toList());
  }

  private static Set<String> contested(List<ReviewItem> open, LabelRules rules) {
    Set<String> classes = new TreeSet<>();
    open.forEach(
        item ->
            Votes.contested(item.votes()).forEach(label -> classes.addAll(rules.classes(label))));
    return classes;
  }

  private GuidelineVersion guideline(BatchView batch) {
    return guidelines.current(datasets.require(batch.dataset()).guidelineKey());
  }

  private static ReviewRow row(ReviewItem item, LabelRules rules, String payload) {
    return new ReviewRow(
        item.item(),
        item.reason(),
        payload,
        item.votesShown() ? shown(item, rules) : null,
        item.votesShown() ? rules.value(item.majority(rules)) : null,
        item.state(),
        item.verdict().verdict(),
        value(rules, item.verdict().label()),
        item.verdict().rationale());
  }

  private static AdjudicationRow row(
      ReviewItem item,
      LabelRules rules,
      String reader,
      String payload,
      Map<String, Integer> precedents) {
    return new AdjudicationRow(
        item.item(),
        payload,
        Votes.shuffled(item.votes(), reader, item.id()).stream().map(rules::value).toList(),
        precedents,
        item.state(),
        value(rules, item.verdict().label()),
        item.verdict().ruleCited(),
        item.verdict().guidelineSilent(),
        item.verdict().rationale());
  }

  private static Object shown(ReviewItem item, LabelRules rules) {
    return rules.isNominal() ? item.votes() : votes(item, rules);
  }

  private static List<ReviewRow.Vote> votes(ReviewItem item, LabelRules rules) {
    return new TreeMap<>(item.votes())
        .entrySet().stream()
            .map(vote -> new ReviewRow.Vote(rules.value(vote.getKey()), vote.getValue()))
            .toList();
  }

  private static @Nullable JsonNode value(LabelRules rules, @Nullable String label) {
    return label == null ? null : rules.value(label);
  }

  private Map<Long, String> payloads(BatchView batch, ReviewKind kind) {
    Map<Long, String> payloads = new HashMap<>();
    jdbc.sql(
            """
            SELECT i.id, i.payload::text FROM review_item r JOIN item i ON i.id = r.item_id
             WHERE r.batch_id = :batch AND r.round = :round AND r.kind = :kind
            """)
        .param("batch", batch.batchId())
        .param("round", batch.round())
        .param("kind", kind.name())
        .query((row, _) -> payloads.put(row.getLong("id"), row.getString("payload")))
        .list();
    return payloads;
  }

  /** Counts recorded adjudications under the same guideline by the labels they were between. */
  private Map<List<String>, Map<String, Integer>> precedents(BatchView batch) {
    Map<List<String>, Map<String, Integer>> precedents = new HashMap<>();
    jdbc.sql(
            """
            WITH asked AS (
              SELECT DISTINCT contested FROM review_item
               WHERE batch_id = :batch AND round = :round AND kind = 'ADJUDICATION')
            SELECT p.contested, p.label, count(*) AS cases
              FROM review_item p
              JOIN asked USING (contested)
              JOIN dataset d ON d.key = p.dataset_key
              JOIN dataset own ON own.key = :dataset AND own.guideline_key = d.guideline_key
             WHERE p.verdict = 'ADJUDICATED' AND p.closed_at IS NOT NULL
             GROUP BY p.contested, p.label
            """)
        .param("batch", batch.batchId())
        .param("round", batch.round())
        .param("dataset", batch.datasetKey())
        .query(
            (row, _) ->
                precedents
                    .computeIfAbsent(
                        List.of((String[]) row.getArray("contested").getArray()),
                        _ -> new HashMap<>())
                    .put(row.getString("label"), row.getInt("cases")))
        .list();
    return precedents;
  }
}
