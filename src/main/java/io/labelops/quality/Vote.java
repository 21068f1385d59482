package io.labelops.quality;

/**
 * A current label of an item.
 *
 * @param further whether it was asked for because the planned ones left the item uncertain
 */
record Vote(long itemId, String item, long annotatorId, String label, boolean further) {

  Vote(long itemId, String item, long annotatorId, String label) {
    this(itemId, item, annotatorId, label, false);
  }
}
