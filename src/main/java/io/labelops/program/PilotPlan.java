package io.labelops.program;

/**
 * The pilot a dataset asks for before its labeling.
 *
 * @param items of each round's sample, at least 10
 * @param annotatorsPerItem who label each of them blind, at least 2
 * @param maxRounds after which a person above decides, unless the gate's policy allows fewer
 */
public record PilotPlan(int items, int annotatorsPerItem, int maxRounds) {}
