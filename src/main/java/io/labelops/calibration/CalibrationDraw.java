package io.labelops.calibration;

import io.labelops.measure.Draw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Draws the items of a calibration: the same seed draws the same from the same stock. */
@Component
class CalibrationDraw {

  private static final String GOLD =
      """
      SELECT g.item_id, g.label AS expected,
             EXISTS (SELECT FROM calibration_item c WHERE c.item_id = g.item_id) AS seen
        FROM gold_item g JOIN dataset d ON d.key = g.dataset_key
       WHERE d.program_key = :program AND d.guideline_key = :guideline AND d.task_type = :task
         AND g.state = 'ACTIVE'
       ORDER BY g.item_id
      """;
  // Where reviewers could differ: adjudicated items, and corrections that were disputed; never
  // gold.
  private static final String HARD =
      """
      SELECT DISTINCT r.item_id, NULL AS expected,
             EXISTS (SELECT FROM calibration_item c WHERE c.item_id = r.item_id) AS seen
        FROM review_item r JOIN dataset d ON d.key = r.dataset_key
       WHERE d.program_key = :program AND d.guideline_key = :guideline AND d.task_type = :task
         AND r.closed_at IS NOT NULL
         AND (r.verdict = 'ADJUDICATED'
              OR EXISTS (SELECT FROM dispute x
                          WHERE x.batch_id = r.batch_id AND x.item_id = r.item_id))
         AND NOT EXISTS (SELECT FROM gold_item g WHERE g.item_id = r.item_id)
       ORDER BY r.item_id
      """;

  private final JdbcClient jdbc;

  CalibrationDraw(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Candidate(long itemId, @Nullable String expected, boolean seen) {}

  /** Notes the items of a new calibration in an order that does not tell gold; returns how many. */
  int draw(long id, CalibrationRows.Opening opening) {
    List<Candidate> gold = candidates(GOLD, opening);
    List<Candidate> hard = candidates(HARD, opening);
    int items = opening.policy().items();
    int wantedHard = Math.max(items / 4, items - gold.size());
    List<Candidate> drawn = new ArrayList<>(sample(hard, wantedHard, opening.seed()));
    drawn.addAll(sample(gold, items - drawn.size(), opening.seed()));
    drawn.sort(Comparator.comparingLong(each -> mixed(each.itemId(), opening.seed())));
    int position = 0;
    for (Candidate each : drawn) {
      jdbc.sql("INSERT INTO calibration_item VALUES (:id, :position, :item, :expected)")
          .param("id", id)
          .param("position", ++position)
          .param("item", each.itemId())
          .param("expected", each.expected())
          .update();
    }
    return position;
  }

  private List<Candidate> candidates(String sql, CalibrationRows.Opening opening) {
    return jdbc.sql(sql)
        .param("program", opening.programKey())
        .param("guideline", opening.guidelineKey())
        .param("task", opening.taskType())
        .query(Candidate.class)
        .list();
  }

  /** Draws items of no earlier calibration first; seen ones only fill up what is missing. */
  private static List<Candidate> sample(List<Candidate> stock, int most, long seed) {
    List<Candidate> fresh = stock.stream().filter(each -> !each.seen()).toList();
    List<Candidate> seen = stock.stream().filter(Candidate::seen).toList();
    List<Candidate> drawn = new ArrayList<>(pick(fresh, most, seed));
    drawn.addAll(pick(seen, most - drawn.size(), seed));
    return drawn;
  }

  private static List<Candidate> pick(List<Candidate> stock, int most, long seed) {
    return Arrays.stream(Draw.sample(seed, stock.size(), Math.min(most, stock.size())))
        .mapToObj(stock::get)
        .toList();
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014): neighbours end up far apart. */
  private static long mixed(long itemId, long seed) {
    long z = itemId * 0x9E3779B97F4A7C15L + seed;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
