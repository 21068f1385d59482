package io.labelops.gold;

import io.labelops.ledger.Decision;
import io.labelops.ledger.Ledger;
import io.labelops.program.Dataset;
import io.labelops.program.DatasetVersions;
import io.labelops.program.Datasets;
import io.labelops.program.Programs;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The plans for gold, in versions; a dataset's own beats its program's. */
@Component
class GoldPlans {

  private static final String ALL = "*";

  private final JdbcClient jdbc;
  private final Datasets datasets;
  private final DatasetVersions versions;
  private final Programs programs;
  private final Ledger ledger;
  private final Clock clock;

  GoldPlans(
      JdbcClient jdbc,
      Datasets datasets,
      DatasetVersions versions,
      Programs programs,
      Ledger ledger,
      Clock clock) {
    this.jdbc = jdbc;
    this.datasets = datasets;
    this.versions = versions;
    this.programs = programs;
    this.ledger = ledger;
    this.clock = clock;
  }

  Optional<GoldPlan> of(String datasetKey) {
    return jdbc.sql(
            """
            SELECT version, share, most_per_person, most_people FROM v_gold_plan
             WHERE dataset_key = ?
            """)
        .param(datasetKey)
        .query(GoldPlan.class)
        .optional();
  }

  @Transactional
  GoldPlan forDataset(String datasetKey, GoldPlan wanted, String actor) {
    Dataset dataset = datasets.require(datasetKey);
    return store(dataset.programKey(), datasetKey, wanted.checked(), actor);
  }

  @Transactional
  GoldPlan forProgram(String programKey, GoldPlan wanted, String actor) {
    return store(programs.require(programKey).key(), ALL, wanted.checked(), actor);
  }

  private GoldPlan store(String program, String dataset, GoldPlan.Terms terms, String actor) {
    int version =
        jdbc.sql(
                """
                INSERT INTO gold_plan (program_key, dataset_key, version, share, most_per_person,
                                       most_people, changed_at, changed_by)
                SELECT :program, :dataset, coalesce(max(version), 0) + 1, :share, :perPerson,
                       :people, :now, :actor
                  FROM gold_plan WHERE program_key = :program AND dataset_key = :dataset
                RETURNING version
                """)
            .param("program", program)
            .param("dataset", dataset)
            .param("share", terms.share())
            .param("perPerson", terms.mostPerPerson())
            .param("people", terms.mostPeople())
            .param("now", OffsetDateTime.now(clock))
            .param("actor", actor)
            .query(Integer.class)
            .single();
    ledger.record(
        new Decision(
            "plan-gold:%s:%s:%d".formatted(program, dataset, version),
            null,
            actor,
            "PLAN_GOLD",
            dataset.equals(ALL) ? null : versions.newest(dataset).id(),
            dataset.equals(ALL) ? program : dataset,
            null,
            terms));
    return new GoldPlan(version, terms.share(), terms.mostPerPerson(), terms.mostPeople());
  }
}
