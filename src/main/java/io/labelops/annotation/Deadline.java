package io.labelops.annotation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The running clock of a batch: it leaves pauses out and reports a missed due date once. */
record Deadline(
    @Nullable Instant clockFrom,
    @Nullable Instant dueAt,
    @Nullable Instant reminderAt,
    @Nullable Instant remindedAt,
    @Nullable Instant breachedAt,
    @Nullable Instant breachedDueAt) {

  static final Deadline NONE = new Deadline(null, null, null, null, null, null);
  static final Duration SOONEST = Duration.ofMillis(200);
  static final Duration IDLE = Duration.ofSeconds(30);

  /** Starts the clock anew; what was breached before stays known. */
  Deadline restarted(Instant now, Duration turnaround, Duration reminder) {
    return new Deadline(
        now, now.plus(turnaround), now.plus(reminder), null, breachedAt, breachedDueAt);
  }

  Deadline reminded(Instant now) {
    return new Deadline(clockFrom, dueAt, reminderAt, now, breachedAt, breachedDueAt);
  }

  Deadline breached(Instant now) {
    Instant first = breachedAt == null ? now : breachedAt;
    return new Deadline(clockFrom, dueAt, reminderAt, remindedAt, first, dueAt);
  }

  boolean isBreached() {
    return dueAt != null && dueAt.equals(breachedDueAt);
  }

  DeadlineCheck check(Instant now, PausedTime paused) {
    if (dueAt == null || reminderAt == null || paused.running() || isBreached()) {
      return new DeadlineCheck(DeadlineAction.WAIT, now.plus(IDLE));
    }
    Instant due = dueAt.plus(paused.total());
    Instant reminder = reminderAt.plus(paused.total());
    if (!now.isBefore(due)) {
      return new DeadlineCheck(DeadlineAction.BREACH, now.plus(IDLE));
    }
    if (remindedAt != null) {
      return new DeadlineCheck(DeadlineAction.WAIT, notTooSoon(now, due));
    }
    return now.isBefore(reminder)
        ? new DeadlineCheck(DeadlineAction.WAIT, notTooSoon(now, reminder))
        : new DeadlineCheck(DeadlineAction.REMIND, notTooSoon(now, due));
  }

  private static Instant notTooSoon(Instant now, Instant next) {
    Instant soonest = now.plus(SOONEST);
    return next.isBefore(soonest) ? soonest : next;
  }
}
