package io.labelops.shared;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Names in every line of the log what the work is about, until it is closed. */
public final class LogContext implements AutoCloseable {

  public static final String DATASET = "dataset";
  public static final String VERSION = "version";
  public static final String BATCH = "batch";
  public static final String JOB_TYPE = "jobType";
  public static final String JOB_KEY = "jobKey";
  private static final int LONGEST = 200;

  private final Map<String, @Nullable String> before = new HashMap<>();

  /** Adds a name; nothing for null. */
  public LogContext with(String name, @Nullable Object value) {
    if (value != null) {
      if (!before.containsKey(name)) {
        before.put(name, MDC.get(name));
      }
      MDC.put(name, oneLine(value.toString()));
    }
    return this;
  }

  /** Adds a batch with the dataset version that its id names. */
  public LogContext withBatch(@Nullable String batchId) {
    if (batchId != null) {
      String[] parts = batchId.split(":", 3);
      if (parts.length == 3) {
        with(DATASET, parts[0]).with(VERSION, parts[1]);
      }
      with(BATCH, batchId);
    }
    return this;
  }

  @Override
  public void close() {
    before.forEach(
        (name, value) -> {
          if (value == null) {
            MDC.remove(name);
          } else {
            MDC.put(name, value);
          }
        });
  }

  // Path variables come from outside: they must not begin a line of their own.
  private static String oneLine(String value) {
    return value.substring(0, Math.min(LONGEST, value.length())).replaceAll("\\p{Cntrl}", "?");
  }
}
