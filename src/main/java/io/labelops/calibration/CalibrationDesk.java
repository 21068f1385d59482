package io.labelops.calibration;

import io.labelops.guideline.GuidelineVersion;
import io.labelops.guideline.Guidelines;
import io.labelops.guideline.LabelClass;
import io.labelops.program.LabelRulebook;
import io.labelops.shared.DatasetVersionId;
import io.labelops.shared.ImportReport;
import io.labelops.shared.Json;
import io.labelops.shared.RowRefused;
import io.labelops.task.LabelRules;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Where a reviewer labels the items of a calibration, blind: without keys, votes, or gold. */
@Service
class CalibrationDesk {

  private final CalibrationRows rows;
  private final Guidelines guidelines;
  private final LabelRulebook rulebook;
  private final ApplicationEventPublisher events;
  private final JdbcClient jdbc;
  private final Json json;
  private final Clock clock;

  CalibrationDesk(
      CalibrationRows rows,
      Guidelines guidelines,
      LabelRulebook rulebook,
      ApplicationEventPublisher events,
      JdbcClient jdbc,
      Json json,
      Clock clock) {
    this.rows = rows;
    this.guidelines = guidelines;
    this.rulebook = rulebook;
    this.events = events;
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** One item by its place, with the reviewer's own label so far. */
  record Row(String item, JsonNode payload, @Nullable JsonNode label) {}

  /** What a reviewer has to label, and by which rules. */
  record Page(
      long calibration,
      String guidelineKey,
      String guidelineVersion,
      String rules,
      List<LabelClass> classes,
      List<Row> items) {}

  /** A reviewer's label of one item. */
  record Answer(@Nullable String item, @Nullable JsonNode label) {}

  private record Place(int position, String payload, @Nullable String label) {}

  @Transactional(readOnly = true)
  Page page(long id, String reviewer) {
    Calibration calibration = asked(id, reviewer);
    GuidelineVersion guideline = guidelines.current(calibration.guidelineKey());
    LabelRules rules = rules(id);
    return new Page(
        id,
        guideline.guidelineKey(),
        guideline.version(),
        guideline.body(),
        guideline.classes(),
        places(id, reviewer).stream().map(place -> row(place, rules)).toList());
  }

  /** Takes labels, each by itself; they may change until everybody is done or time is up. */
  @Transactional
  ImportReport take(long id, List<@Nullable Answer> sent, String reviewer) {
    rows.lock(id);
    Calibration calibration = asked(id, reviewer);
    if (calibration.closedAt() != null) {
      throw new CalibrationConflict("calibration %d is measured already".formatted(id));
    }
    boolean waited = !rows.waiting(id).isEmpty();
    LabelRules rules = rules(id);
    var report = new ImportReport.Collector();
    long line = 0;
    for (Answer answer : sent) {
      line++;
      try {
        put(id, reviewer, answer, calibration.items(), rules);
        report.take();
      } catch (RowRefused refused) {
        report.refuse(line, refused.field(), refused.reason());
      }
    }
    if (waited && rows.waiting(id).isEmpty()) {
      events.publishEvent(new CalibrationAnswered(id));
    }
    return report.report();
  }

  private void put(long id, String reviewer, @Nullable Answer answer, int items, LabelRules rules)
      throws RowRefused {
    int position = answer == null ? 0 : position(answer.item());
    if (answer == null || position < 1 || position > items) {
      throw new RowRefused("item", "is none of c-1 to c-" + items);
    }
    JsonNode written = answer.label();
    if (written == null || written.isNull()) {
      throw new RowRefused("label", "is missing");
    }
    jdbc.sql(
            """
            INSERT INTO calibration_answer (calibration_id, username, position, label, answered_at)
            VALUES (:id, :reviewer, :position, :label, :now)
            ON CONFLICT (calibration_id, username, position) DO UPDATE
               SET label = excluded.label, answered_at = excluded.answered_at
            """)
        .param("id", id)
        .param("reviewer", reviewer)
        .param("position", position)
        .param("label", rules.canonical(written))
        .param("now", CalibrationRows.at(clock.instant()))
        .update();
  }

  private static int position(@Nullable String item) {
    return item != null && item.matches("c-[1-9]\\d{0,3}")
        ? Integer.parseInt(item.substring(2))
        : 0;
  }

  /** The rules of the datasets the items come from, which are of one guideline and task type. */
  LabelRules rules(long id) {
    return rulebook.of(
        jdbc.sql(
                """
                SELECT i.dataset_key FROM calibration_item c JOIN item i ON i.id = c.item_id
                 WHERE c.calibration_id = ? ORDER BY c.position LIMIT 1
                """)
            .param(id)
            .query((row, _) -> new DatasetVersionId(row.getString(1), 1))
            .single());
  }

  private Calibration asked(long id, String reviewer) {
    return rows.find(id)
        .filter(
            found -> found.reviewers().stream().anyMatch(each -> each.reviewer().equals(reviewer)))
        .orElseThrow(
            () -> new UnknownCalibration("calibration %d does not ask %s".formatted(id, reviewer)));
  }

  private List<Place> places(long id, String reviewer) {
    return jdbc.sql(
            """
            SELECT c.position, i.payload::text AS payload, a.label
              FROM calibration_item c JOIN item i ON i.id = c.item_id
              LEFT JOIN calibration_answer a ON a.calibration_id = c.calibration_id
                                            AND a.position = c.position AND a.username = :reviewer
             WHERE c.calibration_id = :id ORDER BY c.position
            """)
        .param("reviewer", reviewer)
        .param("id", id)
        .query(Place.class)
        .list();
  }

  private Row row(Place place, LabelRules rules) {
    String label = place.label();
    return new Row(
        "c-" + place.position(),
        json.read(place.payload(), JsonNode.class),
        label == null ? null : rules.value(label));
  }
}
