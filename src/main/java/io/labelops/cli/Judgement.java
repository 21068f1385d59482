package io.labelops.cli;

import java.util.List;
import java.util.Optional;

/** What a scripted colleague knows of the items, where a person would look at them. */
interface Judgement {

  /** A blind answer to a disagreement. */
  record Answer(String label, boolean guidelineSilent, String rationale) {}

  /** The answer to a late batch. */
  enum Late {
    EXTEND,
    PULL
  }

  Answer adjudicate(String item, List<String> votes);

  /** The label a reviewer holds right, where the majority says something. */
  String review(String item, String majority);

  /** The auditor's own label; empty where the auditor has nothing to compare with. */
  Optional<String> audit(String item);

  /** The answer to a late batch; empty while the colleague waits for somebody else's decision. */
  Optional<Late> late(String batchId);

  /** Whether reviewers blame the labelers for what a batch disagrees on. */
  default boolean blames(String batchId, int round) {
    return false;
  }
}
