package io.labelops.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One CSV record as bytes per cell, or what is wrong with it. */
record CsvRecord(long line, List<byte[]> cells, @Nullable String problem) {}
