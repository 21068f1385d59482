package io.labelops.quality;

/** What a reviewer sees of the labels an item has. */
public enum ReviewVotes {
  /** The reviewer verifies where they lead; that is never agreement of independent people. */
  SHOWN,
  /** The reviewer labels without them. */
  HIDDEN
}
