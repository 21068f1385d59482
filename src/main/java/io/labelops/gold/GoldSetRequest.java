package io.labelops.gold;

import io.labelops.shared.Key;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which items are to become gold.
 *
 * @param name the caller's name for the set, one per dataset
 * @param items with choice HAND
 * @param count how many, with STRATA of each stratum
 * @param stratum a field of the payload, with STRATA; none makes one stratum of all
 * @param seed of the draw; without one it follows from dataset and name
 */
public record GoldSetRequest(
    @Nullable String name,
    @Nullable GoldChoice choice,
    @Nullable List<@Nullable String> items,
    @Nullable Integer count,
    @Nullable String stratum,
    @Nullable Long seed) {

  private static final int MOST = 2_000;

  String checkedName() {
    if (name == null || !Key.isKey(name)) {
      throw new InvalidGoldSet("a gold set's name has " + Key.RULE + ", not " + name);
    }
    return name;
  }

  GoldChoice checkedChoice() {
    if (choice == null) {
      throw new InvalidGoldSet("choice is missing: HAND, STRATA, ADJUDICATED or SUSPENDED");
    }
    return choice;
  }

  List<String> checkedItems() {
    if (items == null || items.isEmpty() || items.size() > MOST) {
      throw new InvalidGoldSet("items has to name from 1 to %d items".formatted(MOST));
    }
    return items.stream().map(String::valueOf).distinct().toList();
  }

  int checkedCount() {
    if (count == null || count < 1 || count > MOST) {
      throw new InvalidGoldSet("count has to be from 1 to " + MOST);
    }
    return count;
  }
}
