package io.labelops.pilot;

import io.labelops.program.Dataset;
import io.labelops.program.DatasetVersions;
import io.labelops.program.Datasets;
import io.labelops.shared.DatasetVersionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a pilot came to, for staff who do not judge its labels blind. */
@RestController
@Tag(name = "Pilots")
@PreAuthorize("hasAnyRole('OPERATIONS', 'MANAGER')")
@RequestMapping("/api/v1/datasets/{key}/versions/{version}/pilot")
class PilotController {

  private final Pilots pilots;
  private final PilotRows rows;
  private final PilotMeasurement measurement;
  private final Datasets datasets;
  private final DatasetVersions versions;
  private final JdbcClient jdbc;

  PilotController(
      Pilots pilots,
      PilotRows rows,
      PilotMeasurement measurement,
      Datasets datasets,
      DatasetVersions versions,
      JdbcClient jdbc) {
    this.pilots = pilots;
    this.rows = rows;
    this.measurement = measurement;
    this.datasets = datasets;
    this.versions = versions;
    this.jdbc = jdbc;
  }

  @Operation(
      summary =
          "The pilot's rounds with agreement, confusions, the items annotators differ on, and what production would take")
  @GetMapping
  PilotView pilot(@PathVariable String key, @PathVariable int version) {
    DatasetVersionId id = versions.require(key, version).id();
    Dataset dataset = datasets.require(id);
    return new PilotView(
        dataset.pilot(),
        dataset.pilot() == null ? null : measurement.maxRounds(dataset),
        pilots.rounds(id).stream().map(round -> round(id, round)).toList());
  }

  private PilotView.Round round(DatasetVersionId id, PilotRound round) {
    PilotFindings findings = measurement.findings(id, round.round()).orElse(null);
    return new PilotView.Round(
        round,
        rows.strata(id, round.round()),
        measurement.result(id, round.round()).orElse(null),
        findings,
        findings == null ? List.of() : payloads(id, findings));
  }

  private List<PilotView.Payload> payloads(DatasetVersionId id, PilotFindings findings) {
    String lineage =
        "/api/v1/datasets/%s/versions/%d/items/".formatted(id.datasetKey(), id.version());
    return jdbc.sql(
            """
            SELECT i.key AS item, i.payload::text AS payload,
                   :lineage || i.key || '/lineage' AS lineage
              FROM unnest(:items::bigint[]) WITH ORDINALITY AS d(item_id, place)
              JOIN item i ON i.id = d.item_id
             ORDER BY d.place
            """)
        .param("lineage", lineage)
        .param(
            "items",
            findings.disagreements().stream()
                .map(PilotFindings.Disputed::itemId)
                .toArray(Long[]::new))
        .query(PilotView.Payload.class)
        .list();
  }
}
