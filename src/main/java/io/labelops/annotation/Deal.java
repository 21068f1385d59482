package io.labelops.annotation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Items in the order in which they fill batches of equal size, and the vendor of each batch.
 *
 * <p>Chosen gold takes its share of each batch, so that a batch with gold is no larger than one
 * without. Nothing is planted twice: who has answered a gold item is not asked again, so a second
 * place for it might never be filled.
 */
record Deal(List<Long> items, List<String> vendors) {

  static Deal of(List<Long> all, Planting planting, int size, Supplier<String> nextVendor) {
    List<Long> work = all.stream().filter(item -> !planting.heldBack().contains(item)).toList();
    Map<String, Deque<Long>> choices = new HashMap<>();
    planting.choices().forEach((vendor, gold) -> choices.put(vendor, new ArrayDeque<>(gold)));
    Set<Long> planted = new HashSet<>();
    List<Long> items = new ArrayList<>(all.size());
    List<String> vendors = new ArrayList<>();
    double owed = 0;
    for (int done = 0; done < work.size(); ) {
      String vendor = nextVendor.get();
      int left = work.size() - done;
      owed += planting.share() * Math.min(size, left / (1 - planting.share()));
      int wanted = Math.min((int) Math.round(owed), size - 1);
      owed -= wanted;
      List<Long> gold = next(choices.getOrDefault(vendor, new ArrayDeque<>()), wanted, planted);
      int taken = Math.min(size - gold.size(), left);
      List<Long> batch = new ArrayList<>(work.subList(done, done + taken));
      if (batch.addAll(gold)) {
        Collections.shuffle(batch, new Random(done));
      }
      items.addAll(batch);
      vendors.add(vendor);
      done += taken;
    }
    return new Deal(List.copyOf(items), List.copyOf(vendors));
  }

  private static List<Long> next(Deque<Long> choices, int wanted, Set<Long> planted) {
    List<Long> next = new ArrayList<>();
    while (next.size() < wanted && !choices.isEmpty()) {
      Long item = choices.removeFirst();
      if (planted.add(item)) {
        next.add(item);
      }
    }
    return next;
  }
}
