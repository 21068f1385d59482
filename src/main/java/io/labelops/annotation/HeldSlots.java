package io.labelops.annotation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The slots of a batch that annotators hold, and which of them a submission has filled. */
final class HeldSlots {

  private final Map<String, Long> items = new HashMap<>();
  private final Map<Holder, Deque<HeldSlot>> free = new HashMap<>();
  private final Map<Long, Work> work = new HashMap<>();
  private int unfilled;

  /** Adds an item of the batch, with the number of its unfilled slots, held or not. */
  void addItem(String key, long id, int unfilledSlots) {
    items.put(key, id);
    unfilled += unfilledSlots;
  }

  /** Adds a slot behind those that are to be filled before it. */
  void add(String annotator, HeldSlot slot) {
    free.computeIfAbsent(new Holder(slot.itemId(), annotator), _ -> new ArrayDeque<>(1)).add(slot);
    work.computeIfAbsent(slot.annotatorId(), _ -> new Work()).held++;
  }

  /** Counts a slot that no line may fill. */
  void withhold(HeldSlot slot) {
    work.computeIfAbsent(slot.annotatorId(), _ -> new Work()).held++;
  }

  /** The item's id, null when the batch has no such item. */
  @Nullable Long item(String key) {
    return items.get(key);
  }

  /** The next slot for a line, null when there is none or none left; no line gets it again. */
  @Nullable HeldSlot next(long itemId, String annotator) {
    Deque<HeldSlot> slots = free.get(new Holder(itemId, annotator));
    return slots == null ? null : slots.poll();
  }

  /** Whether the annotator held the item when the submission came. */
  boolean had(long itemId, String annotator) {
    return free.containsKey(new Holder(itemId, annotator));
  }

  void fill(HeldSlot slot) {
    Work own = work.get(slot.annotatorId());
    if (own == null) {
      throw new IllegalArgumentException("not held: " + slot);
    }
    own.filled.add(slot);
  }

  /** Whether what was filled are all unfilled slots of the batch. */
  boolean completeBatch() {
    return unfilled > 0
        && work.values().stream().mapToInt(own -> own.filled.size()).sum() == unfilled;
  }

  /** Annotators who filled every slot they held. */
  List<Long> doneAnnotators() {
    return work.entrySet().stream()
        .filter(own -> own.getValue().isDone())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The filled slots of annotators who hold more. */
  List<HeldSlot> filledOfOthers() {
    return work.values().stream()
        .filter(own -> !own.isDone())
        .flatMap(own -> own.filled.stream())
        .toList();
  }

  private record Holder(long itemId, String annotator) {}

  private static final class Work {

    private int held;
    private final List<HeldSlot> filled = new ArrayList<>();

    boolean isDone() {
      return filled.size() == held;
    }
  }
}
