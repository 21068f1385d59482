package io.labelops.cli;

import io.labelops.cli.ReplayFolder.LabelClass;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;

/**
 * The demo's planted truth: support tickets of five classes, some of them about refunds, on which
 * the first guideline is silent, and annotators of known skill. The same seed gives the same world.
 */
final class DemoWorld {

  static final String FIRST = "1.0.0";
  static final String CLARIFIED = "2.0.0";
  static final String RULE = "Choose the class of what the customer wants to have done.";
  static final String CLARIFIED_RULE = RULE + " Refunds of what was sent back belong to returns.";
  static final String CARELESS = "b5";

  private static final int ITEMS = 1_200;
  private static final double GOLD_SHARE = 0.15;
  private static final double REFUND_SHARE = 0.5;
  private static final int PER_VENDOR = 8;

  static final List<LabelClass> CLASSES =
      List.of(
          new LabelClass("billing", "Charges and invoices"),
          new LabelClass("delivery", "Parcel on its way or lost"),
          new LabelClass("returns", "Sending something back"),
          new LabelClass("product", "How the product works or fails"),
          new LabelClass("account", "Login and settings"));

  private static final List<List<String>> TEXTS =
      List.of(
          List.of("I was charged twice for order %d", "The invoice of order %d shows a wrong tax"),
          List.of("Order %d should have been here on Monday", "The parcel of order %d is lost"),
          List.of("How do I send back order %d", "The return label of order %d does not print"),
          List.of("The device of order %d does not start", "Order %d came with a broken screen"),
          List.of("I cannot log in to see order %d", "Change the address in my account, %d"));

  private static final List<String> REFUNDS =
      List.of("Where is the refund for order %d", "I sent back order %d and still have no money");

  record Item(String key, String text, String truth, boolean refund, boolean gold) {}

  private final long seed;
  private final Map<String, Item> items = new LinkedHashMap<>();

  DemoWorld(long seed) {
    this(seed, ITEMS);
  }

  DemoWorld(long seed, int size) {
    this.seed = seed;
    Random random = new Random(seed);
    for (int i = 1; i <= size; i++) {
      int kind = random.nextInt(CLASSES.size());
      String truth = CLASSES.get(kind).code();
      boolean refund =
          (truth.equals("billing") || truth.equals("returns"))
              && random.nextDouble() < REFUND_SHARE;
      List<String> texts = refund ? REFUNDS : TEXTS.get(kind);
      String text = texts.get(random.nextInt(texts.size())).formatted(10_000 + 7 * i);
      boolean gold = !refund && random.nextDouble() < GOLD_SHARE;
      String key = "ticket-%04d".formatted(i);
      items.put(key, new Item(key, text, refund ? "returns" : truth, refund, gold));
    }
  }

  List<Item> items() {
    return new ArrayList<>(items.values());
  }

  Item item(String key) {
    Item item = items.get(key);
    if (item == null) {
      throw new CommandFailure("The demo has no item " + key);
    }
    return item;
  }

  static List<String> annotators(String vendor) {
    String letter = vendor.substring(vendor.length() - 1);
    List<String> annotators = new ArrayList<>();
    for (int i = 1; i <= PER_VENDOR; i++) {
      annotators.add(letter + i);
    }
    return annotators;
  }

  /** The label an annotator gives under a guideline version; the same question, the same answer. */
  String label(String annotator, String key, String guideline) {
    Item item = item(key);
    Random random = new Random(hash(annotator + "|" + key + "|" + guideline));
    if (random.nextDouble() > skill(annotator)) {
      return CLASSES.get(random.nextInt(CLASSES.size())).code();
    }
    boolean silent = item.refund() && guideline.equals(FIRST);
    return silent && random.nextBoolean() ? "billing" : item.truth();
  }

  private double skill(String annotator) {
    return annotator.equals(CARELESS)
        ? 0.4
        : 0.93 + 0.06 * new Random(hash(annotator)).nextDouble();
  }

  private long hash(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return seed * 1_000_003 + crc.getValue();
  }
}
