package io.labelops.change;

import io.labelops.change.TrialFigures.AgreementUnder;
import io.labelops.quality.Gold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Compares the labels made before a change with those made after it. */
@Service
public class BeforeAfter {

  /** Items with two labels under the new version from which figures are shown. */
  static final int ENOUGH = 50;

  private final JdbcClient jdbc;
  private final ChangeRows rows;
  private final Gold gold;

  BeforeAfter(JdbcClient jdbc, ChangeRows rows, Gold gold) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.gold = gold;
  }

  /**
   * Agreement of independent labels on work of the guideline, gold and replays left out.
   *
   * @param enough whether enough items are labelled under the new version for the figures to be
   *     read
   * @param stillNeeded how many more items that needs
   */
  public record Comparison(
      String changeId,
      String versionBefore,
      String version,
      AgreementUnder before,
      AgreementUnder after,
      boolean enough,
      int stillNeeded) {}

  @Transactional(readOnly = true)
  public Comparison of(String id) {
    GuidelineChange change = rows.find(id).orElseThrow(() -> new UnknownChange(id));
    String published = change.publishedVersion();
    if (published == null) {
      throw ChangeConflict.in(change, "there are no labels under it yet");
    }
    AgreementUnder before = LabelFigures.agreement(labels(change, change.baseVersion()));
    AgreementUnder after = LabelFigures.agreement(labels(change, published));
    return new Comparison(
        id,
        change.baseVersion(),
        published,
        before,
        after,
        after.items() >= ENOUGH,
        Math.max(0, ENOUGH - after.items()));
  }

  private List<LabelFigures.Row> labels(GuidelineChange change, String version) {
    Map<String, Map<Long, String>> known = new HashMap<>();
    List<LabelFigures.Row> labels = new ArrayList<>();
    jdbc.sql(
            """
            SELECT n.dataset_key, n.item_id, n.label FROM annotation n JOIN dataset d ON d.key = n.dataset_key
             WHERE d.guideline_key = :guideline AND d.mode = 'LIVE'
               AND n.guideline_version = :version AND n.round = 1
             ORDER BY n.id
            """)
        .param("guideline", change.guidelineKey())
        .param("version", version)
        .query(
            row -> {
              String dataset = row.getString("dataset_key");
              long item = row.getLong("item_id");
              if (!known.computeIfAbsent(dataset, gold::items).containsKey(item)) {
                labels.add(new LabelFigures.Row(item, row.getString("label")));
              }
            });
    return labels;
  }
}
