package io.labelops.dashboard;

import io.labelops.shared.DatasetVersionId;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Measures a dataset version, each figure by one query, for page, API and CSV alike. */
@Component
class DatasetFigures {

  private final LabelFigures labels;
  private final DeliveryFigures deliveries;
  private final LotFigures lots;
  private final JdbcClient jdbc;

  DatasetFigures(
      LabelFigures labels, DeliveryFigures deliveries, LotFigures lots, JdbcClient jdbc) {
    this.labels = labels;
    this.deliveries = deliveries;
    this.lots = lots;
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true)
  public List<Figure> of(DatasetVersionId id) {
    // What is grouped and sorted of 100,000 items fits in that, and else goes by way of the disk.
    jdbc.sql("SET LOCAL work_mem = '32MB'").update();
    return Stream.of(
            labels.throughput(id),
            deliveries.sla(id),
            deliveries.turnaround(id),
            labels.firstVerdicts(id),
            labels.gold(id),
            labels.agreement(id),
            lots.audits(id),
            lots.costs(id),
            deliveries.backlog(id))
        .flatMap(List::stream)
        .toList();
  }
}
