package io.labelops.intake;

/** How far an import has come; one that was interrupted stays where it was. */
enum ImportState {
  RECEIVING,
  MERGING,
  COMPLETE
}
