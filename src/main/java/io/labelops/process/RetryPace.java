package io.labelops.process;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long a job waits after a fault that passes by itself: doubled each time, up to 30 s. */
final class RetryPace {

  private static final int REMEMBERED = 10_000;
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Map<Long, Integer> tries =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Integer> eldest) {
          return size() > REMEMBERED;
        }
      };

  synchronized Duration next(long jobKey) {
    return Pauses.before(tries.merge(jobKey, 1, Integer::sum), FIRST, LONGEST);
  }
}
