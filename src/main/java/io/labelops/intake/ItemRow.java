package io.labelops.intake;

import org.jspecify.annotations.Nullable;

/** An item as it was delivered, checked by itself; the payload is JSON with sorted fields. */
record ItemRow(
    long line, String key, String payload, byte[] payloadHash, @Nullable Integer labelsRequired) {}
