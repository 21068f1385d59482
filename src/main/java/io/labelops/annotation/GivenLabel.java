package io.labelops.annotation;

import org.jspecify.annotations.Nullable;

/** A label that is taken, in its slot. */
record GivenLabel(HeldSlot slot, String label, @Nullable Double seconds) {}
