package io.labelops.cli;

import java.io.PrintWriter;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The gate's answer as a table for people. */
final class GateTable {

  private static final String ROW = "  %-34s %-10s %10s %10s %7s  %s%n";

  private GateTable() {}

  static void print(JsonNode gate, PrintWriter out) {
    out.printf(
        "%s version %s: %s%n",
        gate.path("datasetKey").asString(),
        gate.path("version").asString(),
        gate.path("verdict").asString());
    String reason = gate.path("reason").asString("");
    if (!reason.isEmpty()) {
      out.printf("  %s%n", reason);
    }
    out.println();
    out.printf(ROW, "check", "outcome", "value", "threshold", "n", "interval");
    for (JsonNode check : gate.path("checks")) {
      out.printf(
          ROW,
          check.path("check").asString(),
          check.path("outcome").asString(),
          number(check.path("value")),
          number(check.path("threshold")),
          number(check.path("n")),
          interval(check));
    }
  }

  private static String interval(JsonNode check) {
    if (!check.path("lower").isNumber() || !check.path("upper").isNumber()) {
      return "";
    }
    return "[%s, %s]".formatted(number(check.path("lower")), number(check.path("upper")));
  }

  private static String number(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "–";
    }
    return value.isNumber() && !value.isIntegralNumber()
        ? String.format(Locale.ROOT, "%.4f", value.asDouble())
        : value.asString();
  }
}
