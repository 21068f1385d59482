package io.labelops.release;

import io.labelops.shared.DatasetVersionId;
import java.util.Map;
import java.util.TreeMap;

/** Where the evidence of a dataset version is served. */
record Links(DatasetVersionId dataset) {

  String base() {
    return "/api/v1/datasets/" + dataset.datasetKey() + "/versions/" + dataset.version();
  }

  String gate() {
    return base() + "/gate";
  }

  String release() {
    return base() + "/release";
  }

  String audits() {
    return base() + "/audits";
  }

  String gateResults() {
    return base() + "/gate-results";
  }

  String batches() {
    return "/api/v1/batches?dataset=" + dataset.datasetKey() + "&version=" + dataset.version();
  }

  String quality() {
    return base() + "/quality";
  }

  Map<String, String> all() {
    return new TreeMap<>(
        Map.of(
            "audits", audits(),
            "batches", batches(),
            "gateResults", gateResults(),
            "quality", quality(),
            "release", release()));
  }
}
