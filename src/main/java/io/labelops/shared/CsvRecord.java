package io.labelops.shared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One CSV record as bytes per cell, or what is wrong with it. */
public record CsvRecord(long line, List<byte[]> cells, @Nullable String problem) {}
