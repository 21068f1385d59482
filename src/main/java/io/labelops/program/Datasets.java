package io.labelops.program;

import io.labelops.shared.DatasetVersionId;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Looks up the settings of datasets. */
@Service
public class Datasets {

  private final DatasetRows rows;

  Datasets(DatasetRows rows) {
    this.rows = rows;
  }

  public Optional<Dataset> find(String key) {
    return rows.findById(key);
  }

  public Dataset require(String key) {
    return find(key).orElseThrow(() -> new UnknownDataset(key));
  }

  public Dataset require(DatasetVersionId id) {
    return require(id.datasetKey());
  }
}
