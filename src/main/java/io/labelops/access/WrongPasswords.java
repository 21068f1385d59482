package io.labelops.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Slows down guessing: from the fifth wrong password in a row a name has to wait, ever longer. */
@Component
class WrongPasswords {

  private static final int FREE_TRIES = 5;
  private static final int REMEMBERED = 10_000;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final Clock clock;
  private final Map<String, Row> rows =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Row> eldest) {
          return size() > REMEMBERED;
        }
      };

  WrongPasswords(Clock clock) {
    this.clock = clock;
  }

  /** How long the name has to wait before the next try counts. */
  synchronized Optional<Duration> wait(String username) {
    Row row = rows.get(username);
    Instant now = clock.instant();
    return row != null && now.isBefore(row.blockedUntil())
        ? Optional.of(Duration.between(now, row.blockedUntil()))
        : Optional.empty();
  }

  synchronized void wrong(String username) {
    Row row = rows.get(username);
    int tries = row == null ? 1 : row.tries() + 1;
    rows.put(username, new Row(tries, clock.instant().plus(waitAfter(tries))));
  }

  synchronized void right(String username) {
    rows.remove(username);
  }

  private static Duration waitAfter(int tries) {
    if (tries < FREE_TRIES) {
      return Duration.ZERO;
    }
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(tries - FREE_TRIES, 10));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  private record Row(int tries, Instant blockedUntil) {}
}
