package io.labelops.gold;

/** The label of active gold is doubted, and somebody has to decide. */
public record GoldChallenged(long challengeId, String datasetKey) {}
