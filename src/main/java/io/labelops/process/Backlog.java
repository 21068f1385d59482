package io.labelops.process;

import java.time.Duration;

/** What the engine was not told yet: how many publications, and for how long the oldest waits. */
record Backlog(long publications, Duration oldest) {}
