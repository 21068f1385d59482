package io.labelops.cli;

import io.labelops.cli.ReplayFolder.LabelClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The items of a benchmark and what annotators say of them: on one item in ten one of three is
 * wrong, so a majority is always there and always right, and five items in a hundred are gold.
 */
record BenchWorld(int items) {

  static final List<LabelClass> CLASSES =
      List.of(
          new LabelClass("billing", "Charges and invoices"),
          new LabelClass("delivery", "Parcel on its way or lost"),
          new LabelClass("returns", "Sending something back"),
          new LabelClass("product", "How the product works or fails"),
          new LabelClass("account", "Login and settings"));

  private static final String PREFIX = "item-";

  /** The rows of an import, from the item numbered {@code from} (0 is the first) on. */
  List<Map<String, Object>> rows(int from, int count) {
    return IntStream.range(from, Math.min(from + count, items))
        .mapToObj(
            n ->
                Map.<String, Object>of(
                    "item", key(n), "payload", Map.of("text", "What about order %d?".formatted(n))))
        .toList();
  }

  List<Map<String, String>> gold() {
    List<Map<String, String>> gold = new ArrayList<>();
    for (int n = 0; n < items; n++) {
      if (isGold(key(n))) {
        gold.add(Map.of("item", key(n), "label", truth(key(n))));
      }
    }
    return gold;
  }

  static String truth(String item) {
    return code(hash(item), 0);
  }

  static boolean isGold(String item) {
    return hash(item) / 7 % 20 == 0;
  }

  /** What the annotator in one of three seats says. */
  static String label(String item, int seat) {
    long hash = hash(item);
    boolean wrong = hash / 1_000 % 10 == 0 && hash / 10_000 % 3 == seat;
    return code(hash, wrong ? 1 : 0);
  }

  /** A different answer in each seat, so that somebody has to adjudicate. */
  static String tied(String item, int seat) {
    return code(hash(item), seat);
  }

  private static String code(long hash, int step) {
    return CLASSES.get((int) ((hash + step) % CLASSES.size())).code();
  }

  private static String key(int n) {
    return PREFIX + "%06d".formatted(n);
  }

  /** A multiplicative hash of the item's number (Knuth, TAOCP 3, 6.4), spread over 31 bits. */
  private static long hash(String item) {
    long number = Long.parseLong(item.substring(PREFIX.length()));
    return (number * 2_654_435_761L & 0xFFFF_FFFFL) >>> 1;
  }
}
