package io.labelops.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A fault to plant in the small sound repository.
 *
 * <p>Written as the rule and the file, what stands there (-), what is put in its place (+) and how
 * the violation reads (!).
 */
record Fault(ModelRule rule, String file, String sound, String broken, String violation) {

  static List<Fault> in(Path list) throws IOException {
    return Stream.of(Files.readString(list).split("\n\n")).map(Fault::of).toList();
  }

  private static Fault of(String block) {
    String[] where = lines(block, "@").split(" ");
    return new Fault(
        ModelRule.valueOf(where[0]),
        where[1],
        lines(block, "-"),
        lines(block, "+"),
        lines(block, "!"));
  }

  private static String lines(String block, String sign) {
    return block
        .lines()
        .filter(line -> line.startsWith(sign))
        .map(line -> line.length() < 2 ? "" : line.substring(2))
        .collect(Collectors.joining("\n"));
  }

  @Override
  public String toString() {
    return rule + ": " + violation;
  }
}
