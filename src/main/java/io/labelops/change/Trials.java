package io.labelops.change;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.labelops.access.ActingPerson;
import io.labelops.change.TrialFigures.AgreementUnder;
import io.labelops.guideline.ChangeClass;
import io.labelops.guideline.ClassMigration;
import io.labelops.guideline.GuidelineDocument;
import io.labelops.guideline.Guidelines;
import io.labelops.guideline.NewVersions;
import io.labelops.guideline.Ontology;
import io.labelops.measure.Proportion;
import io.labelops.shared.NotAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tries a draft on real items: experts label them blind under the rule before and after. */
@Service
public class Trials {

  /** Items a trial has, where there are as many. */
  public static final int ITEMS = 50;

  private static final int EXPERTS = 2;
  private static final Set<String> EXPERT_GROUPS = Set.of("adjudicators", "reviewers");

  private final JdbcClient jdbc;
  private final ChangeRows rows;
  private final Guidelines guidelines;
  private final Clock clock;

  Trials(JdbcClient jdbc, ChangeRows rows, Guidelines guidelines, Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.guidelines = guidelines;
    this.clock = clock;
  }

  /** Draws the items a change would touch; wording needs no trial. */
  int draw(GuidelineChange change, NewVersions.Prospect prospect) {
    if (prospect.changeClass() == ChangeClass.PATCH) {
      return 0;
    }
    return jdbc.sql(
            """
            INSERT INTO change_trial_item (change_id, round, item_id, place)
            SELECT :id, :round, item_id, row_number() OVER (ORDER BY draw)
              FROM (SELECT DISTINCT n.item_id, md5(:id || ':' || :round || ':' || n.item_id) AS draw
                      FROM annotation n JOIN dataset d ON d.key = n.dataset_key
                     WHERE d.guideline_key = :guideline AND n.superseded_at IS NULL
                       AND (cardinality(:affected) = 0 OR n.label = ANY (:affected))
                     ORDER BY draw LIMIT :items) drawn
            ON CONFLICT DO NOTHING
            """)
        .param("id", change.id())
        .param("round", change.round())
        .param("guideline", change.guidelineKey())
        .param("affected", prospect.affectedClasses().toArray(String[]::new))
        .param("items", ITEMS)
        .update();
  }

  /** The next items for an expert under one rule, without anybody's labels. */
  @Transactional(readOnly = true)
  public TrialSheet sheet(String id, TrialRule rule, int size, ActingPerson person) {
    GuidelineChange change = running(id, person);
    GuidelineDocument document = document(change, rule);
    List<TrialItem> open =
        jdbc.sql(
                """
                SELECT i.key AS item, i.dataset_key, i.payload::text AS payload
                  FROM change_trial_item t JOIN item i ON i.id = t.item_id
                 WHERE t.change_id = :id AND t.round = :round
                   AND NOT EXISTS (SELECT FROM change_trial_label l
                                    WHERE l.change_id = t.change_id AND l.round = t.round
                                      AND l.item_id = t.item_id AND l.rule = :rule
                                      AND l.expert = :expert)
                 ORDER BY md5(t.item_id || :expert || :rule) LIMIT :size
                """)
            .param("id", id)
            .param("round", change.round())
            .param("rule", rule.name())
            .param("expert", person.username())
            .param("size", size)
            .query(
                (row, _) ->
                    new TrialItem(
                        row.getString("dataset_key"),
                        row.getString("item"),
                        row.getString("payload")))
            .list();
    return new TrialSheet(rule, document.body(), document.ontology(), open);
  }

  /** Takes an expert's labels; the same again replaces it while the trial runs. */
  @Transactional
  public TrialFigures take(String id, List<TrialLabel> labels, ActingPerson person) {
    rows.lock(id);
    GuidelineChange change = running(id, person);
    for (TrialLabel each : labels) {
      TrialRule rule = each.rule();
      String label = each.label();
      if (rule == null || label == null) {
        throw new InvalidChange("each label needs dataset, item, rule (BEFORE or AFTER) and label");
      }
      if (document(change, rule).ontology().labels().stream()
          .noneMatch(known -> known.code().equals(label))) {
        throw new InvalidChange("%s is no label of the rule %s".formatted(label, rule));
      }
      int taken =
          jdbc.sql(
                  """
                  INSERT INTO change_trial_label
                  SELECT t.change_id, t.round, t.item_id, :rule, :expert, :label, :now
                    FROM change_trial_item t JOIN item i ON i.id = t.item_id
                   WHERE t.change_id = :id AND t.round = :round
                     AND i.dataset_key = :dataset AND i.key = :item
                  ON CONFLICT (change_id, round, item_id, rule, expert)
                  DO UPDATE SET label = excluded.label, labelled_at = excluded.labelled_at
                  """)
              .param("rule", rule.name())
              .param("expert", person.username())
              .param("label", label)
              .param("now", ChangeRows.at(clock.instant()))
              .param("id", id)
              .param("round", change.round())
              .param("dataset", each.datasetKey())
              .param("item", each.item())
              .update();
      if (taken == 0) {
        throw new InvalidChange(
            "%s %s is not in the trial".formatted(each.datasetKey(), each.item()));
      }
    }
    return figures(id);
  }

  /** What the trial of the newest round shows. */
  @Transactional(readOnly = true)
  public TrialFigures figures(String id) {
    GuidelineChange change = rows.find(id).orElseThrow(() -> new UnknownChange(id));
    List<LabelFigures.Row> before = labels(change, TrialRule.BEFORE);
    List<LabelFigures.Row> after = labels(change, TrialRule.AFTER);
    ClassMigration migration = new ClassMigration(change.document().ontology());
    Map<Long, String> was = LabelFigures.majorities(before);
    Map<Long, String> is = LabelFigures.majorities(after);
    List<Long> compared = was.keySet().stream().filter(is::containsKey).toList();
    int changed =
        (int)
            compared.stream()
                .filter(
                    item ->
                        !Objects.equals(
                            migration.migrate(Objects.requireNonNull(was.get(item))).to(),
                            is.get(item)))
                .count();
    List<String> missing = missing(change);
    return new TrialFigures(
        count(change),
        EXPERTS,
        agreement(before),
        agreement(after),
        compared.size(),
        changed,
        compared.isEmpty()
            ? null
            : Proportion.of(changed, compared.size(), LabelFigures.CONFIDENCE).interval(),
        missing.size(),
        missing.stream().limit(10).toList());
  }

  /** Closes the trial; every item needs two experts under both rules. */
  @Transactional
  public TrialFigures close(String id) {
    GuidelineChange change = rows.lock(id);
    change.requireState(ChangeState.TRIAL, "it has no trial to close");
    TrialFigures figures = figures(id);
    if (!figures.isComplete()) {
      throw new InvalidChange(
          "%d of %d items lack labels of %d experts under both rules: %s"
              .formatted(
                  figures.incomplete(),
                  figures.items(),
                  figures.needed(),
                  String.join(", ", figures.missing())));
    }
    rows.move(id, ChangeState.REVIEW, clock.instant());
    return figures;
  }

  private GuidelineChange running(String id, ActingPerson person) {
    GuidelineChange change = rows.find(id).orElseThrow(() -> new UnknownChange(id));
    change.requireState(ChangeState.TRIAL, "nothing is tried");
    if (person.groups().stream().noneMatch(EXPERT_GROUPS::contains)) {
      throw new NotAllowed("trials are labelled by people of the groups " + EXPERT_GROUPS);
    }
    if (change.concerned().contains(person.username())) {
      throw new NotAllowed("nobody tries their own request or draft");
    }
    return change;
  }

  private GuidelineDocument document(GuidelineChange change, TrialRule rule) {
    return rule == TrialRule.AFTER
        ? change.document()
        : guidelines.document(change.guidelineKey(), change.baseVersion());
  }

  private static AgreementUnder agreement(List<LabelFigures.Row> rows) {
    return LabelFigures.agreement(rows);
  }

  private List<LabelFigures.Row> labels(GuidelineChange change, TrialRule rule) {
    return jdbc.sql(
            """
            SELECT item_id, label FROM change_trial_label
             WHERE change_id = :id AND round = :round AND rule = :rule ORDER BY item_id, expert
            """)
        .param("id", change.id())
        .param("round", change.round())
        .param("rule", rule.name())
        .query(LabelFigures.Row.class)
        .list();
  }

  private int count(GuidelineChange change) {
    return jdbc.sql(
            "SELECT count(*) FROM change_trial_item WHERE change_id = :id AND round = :round")
        .param("id", change.id())
        .param("round", change.round())
        .query(Integer.class)
        .single();
  }

  private List<String> missing(GuidelineChange change) {
    return jdbc.sql(
            """
            SELECT i.dataset_key || ' ' || i.key FROM change_trial_item t JOIN item i ON i.id = t.item_id
             WHERE t.change_id = :id AND t.round = :round
               AND (SELECT count(*) FROM (
                      SELECT rule FROM change_trial_label l
                       WHERE l.change_id = t.change_id AND l.round = t.round
                         AND l.item_id = t.item_id
                       GROUP BY rule HAVING count(*) >= :experts) full_rules) < 2
             ORDER BY t.place
            """)
        .param("id", change.id())
        .param("round", change.round())
        .param("experts", EXPERTS)
        .query(String.class)
        .list();
  }

  /** What an expert labels next, with the rule to label by. */
  public record TrialSheet(
      TrialRule rule, String guideline, Ontology ontology, List<TrialItem> items) {}

  /** An item to be labelled. */
  public record TrialItem(String datasetKey, String item, @JsonRawValue String payload) {}

  /** An expert's label. */
  public record TrialLabel(
      @Nullable String datasetKey,
      @Nullable String item,
      @Nullable TrialRule rule,
      @Nullable String label) {}
}
