package io.labelops.release;

import io.labelops.measure.Agreement;
import io.labelops.measure.AlphaBootstrap;
import io.labelops.measure.Ratings;
import io.labelops.quality.GatePolicy;
import io.labelops.quality.ReleaseTerms;
import io.labelops.shared.DatasetVersionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells how far the labels behind the released ones agree: for information, not a condition. */
@Component
class AgreementCheck {

  /** Fixed, so that the same labels always give the same interval. */
  private static final long SEED = 1;

  private record Vote(long item, String label) {}

  private final JdbcClient jdbc;

  AgreementCheck(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  ReleaseCheck measure(DatasetVersionId dataset, GatePolicy<ReleaseTerms> policy) {
    Ratings ratings = ratings(dataset);
    Agreement agreement = Agreement.of(ratings);
    Double alpha = agreement.alpha().isPresent() ? agreement.alpha().getAsDouble() : null;
    ReleaseCheck check =
        ReleaseCheck.information(
            CheckName.AGREEMENT,
            alpha,
            agreement.units(),
            new Links(dataset).gateResults(),
            alpha == null
                ? "no α: it needs items with two labels, and two labels that differ"
                : "Krippendorff's α over items with two labels or more; for information");
    return Optional.ofNullable(alpha)
        .flatMap(_ -> AlphaBootstrap.of(ratings, policy.terms().confidence(), SEED))
        .map(interval -> check.within(interval.interval().lower(), interval.interval().upper()))
        .orElse(check);
  }

  private Ratings ratings(DatasetVersionId dataset) {
    List<Vote> votes =
        jdbc.sql(
                """
                SELECT a.item_id AS item, a.label
                  FROM final_label f
                  JOIN annotation a ON a.batch_id = f.batch_id AND a.item_id = f.item_id
                                   AND a.superseded_at IS NULL
                 WHERE f.dataset_key = :key AND f.version = :version
                 ORDER BY a.item_id, a.id
                """)
            .param("key", dataset.datasetKey())
            .param("version", dataset.version())
            .query(Vote.class)
            .list();
    Map<Long, Integer> units = new HashMap<>();
    Map<String, Integer> categories = new HashMap<>();
    List<Integer> unit = new ArrayList<>(votes.size());
    List<Integer> category = new ArrayList<>(votes.size());
    for (Vote vote : votes) {
      unit.add(units.computeIfAbsent(vote.item(), _ -> units.size()));
      category.add(categories.computeIfAbsent(vote.label(), _ -> categories.size()));
    }
    return Ratings.of(
        units.size(),
        categories.size(),
        unit.stream().mapToInt(Integer::intValue).toArray(),
        category.stream().mapToInt(Integer::intValue).toArray());
  }
}
