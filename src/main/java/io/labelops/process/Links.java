package io.labelops.process;

import io.labelops.shared.DatasetVersionId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Addresses of labelops for the links on forms, which Tasklist shows on another host. */
@Component
class Links {

  private final String base;

  Links(@Value("${labelops.url}") String base) {
    this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  /** The absolute address of a path such as {@code /api/v1/…}. */
  String to(String path) {
    return base + path;
  }

  /** A path below a dataset version, such as {@code /profile}. */
  String to(DatasetVersionId dataset, String path) {
    return to(
        "/api/v1/datasets/%s/versions/%d%s"
            .formatted(dataset.datasetKey(), dataset.version(), path));
  }
}
