package io.labelops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DemoWorldTest {

  private final DemoWorld world = new DemoWorld(7);

  @Test
  void theSameSeedGivesTheSameWorld() {
    assertThat(new DemoWorld(7).items()).isEqualTo(world.items());
    assertThat(new DemoWorld(8).items()).isNotEqualTo(world.items());
  }

  @Test
  void textsDifferSoThatNoItemCountsAsDuplicate() {
    assertThat(world.items()).hasSize(1_200);
    assertThat(world.items().stream().map(DemoWorld.Item::text)).doesNotHaveDuplicates();
  }

  @Test
  void onlyThePlantedAnnotatorIsBelowTheContract() {
    for (String vendor : List.of("vendor-a", "vendor-b", "vendor-c")) {
      for (String annotator : DemoWorld.annotators(vendor)) {
        double accuracy = goldAccuracy(annotator);
        if (annotator.equals(DemoWorld.CARELESS)) {
          assertThat(accuracy).as(annotator).isLessThan(0.7);
        } else {
          assertThat(accuracy).as(annotator).isGreaterThan(0.88);
        }
      }
    }
  }

  @Test
  void refundsSplitAnnotatorsUntilTheGuidelineSpeaks() {
    assertThat(refundAccuracy(DemoWorld.FIRST)).isBetween(0.35, 0.6);
    assertThat(refundAccuracy(DemoWorld.CLARIFIED)).isGreaterThan(0.9);
  }

  private double goldAccuracy(String annotator) {
    List<DemoWorld.Item> gold = world.items().stream().filter(DemoWorld.Item::gold).toList();
    return accuracy(gold, annotator, DemoWorld.FIRST);
  }

  private double refundAccuracy(String guideline) {
    List<DemoWorld.Item> refunds = world.items().stream().filter(DemoWorld.Item::refund).toList();
    return accuracy(refunds, "a1", guideline);
  }

  private double accuracy(List<DemoWorld.Item> items, String annotator, String guideline) {
    return items.stream()
            .filter(item -> world.label(annotator, item.key(), guideline).equals(item.truth()))
            .count()
        / (double) items.size();
  }
}
