package io.labelops.quality;

import java.util.Map;

/**
 * An item whose labels do not settle it, or that somebody looks at anyway.
 *
 * @param votes how often each label was given; whose they are does not matter here
 */
public record ItemInQuestion(long itemId, String item, Reason reason, Map<String, Integer> votes) {

  /** Why it is in question. */
  public enum Reason {
    /** Two or more labels lead together. */
    NO_MAJORITY,
    /** One label leads with too small a share. */
    LOW_SUPPORT,
    /** A label of it is one of the first under a certificate. */
    PROBATION,
    /** Somebody asked for a person to look at it. */
    DOUBTED
  }

  public ItemInQuestion {
    votes = Map.copyOf(votes);
  }
}
