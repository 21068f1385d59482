package io.labelops.gold;

/** A gold set was asked for through the API, and its candidates are chosen. */
public record GoldSetRequested(String goldSetId, String datasetKey) {}
