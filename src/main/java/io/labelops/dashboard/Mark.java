package io.labelops.dashboard;

import java.time.Instant;

/** What a process diagram shows at one of its elements. */
record Mark(String process, String element, long count, Instant oldest, boolean ended) {}
