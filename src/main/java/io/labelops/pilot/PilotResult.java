package io.labelops.pilot;

import io.labelops.quality.Verdict;

/**
 * The facts the pilot-verdict decision takes.
 *
 * @param verdict PASS only when the lower bound of α reaches the threshold
 * @param maxRounds the fewer of what the dataset asks for and the policy allows
 * @param guidelineCurrent whether the labels were made under the major version in force
 */
public record PilotResult(Verdict verdict, int round, int maxRounds, boolean guidelineCurrent) {}
