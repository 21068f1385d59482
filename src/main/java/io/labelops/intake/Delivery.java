package io.labelops.intake;

/** Who delivers items to which dataset, and how they are written. */
record Delivery(
    String datasetKey, String importId, ImportFormat format, boolean gzip, String deliveredBy) {}
