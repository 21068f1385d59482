package io.labelops.cli.doctor;

import org.jspecify.annotations.Nullable;

/** What one check found, and how to mend it where it is not OK. */
record Finding(String check, Level level, String detail, @Nullable String advice) {

  enum Level {
    OK,
    WARN,
    FAIL
  }

  static Finding ok(String check, String detail) {
    return new Finding(check, Level.OK, detail, null);
  }

  static Finding warn(String check, String detail, String advice) {
    return new Finding(check, Level.WARN, detail, advice);
  }

  static Finding fail(String check, String detail, String advice) {
    return new Finding(check, Level.FAIL, detail, advice);
  }

  String line() {
    String mend = advice == null ? "" : " → " + advice;
    return "%-4s  %-20s %s%s".formatted(level, check, detail, mend);
  }
}
