package io.labelops.measure.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.labelops.measure.SharedData;
import io.labelops.measure.shape.Merge.Merged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class MergeTest {

  @Test
  void takesTheMedianOfWhatSeveralDrew() {
    List<Merged<Box>> merged =
        Merge.boxes(
            List.of(
                List.of(new Box(0, 0, 0, 10, 10), new Box(0, 50, 50, 60, 60)),
                List.of(new Box(0, 1, 0, 11, 10)),
                List.of(new Box(0, 2, 0, 11, 10), new Box(1, 0, 0, 10, 10))),
            0.5);

    assertThat(merged)
        .containsExactly(
            new Merged<>(new Box(0, 1, 0, 11, 10), 3),
            new Merged<>(new Box(0, 50, 50, 60, 60), 1),
            new Merged<>(new Box(1, 0, 0, 10, 10), 1));
  }

  @Test
  void neverMergesTwoShapesOfOneAnnotator() {
    assertThat(Merge.spans(List.of(List.of(new Span(0, 0, 10), new Span(0, 0, 9))), 0.5))
        .extracting(Merged::support)
        .containsExactly(1, 1);
  }

  @Test
  void roundsSpansOutwards() {
    assertThat(Merge.spans(List.of(List.of(new Span(0, 0, 10)), List.of(new Span(0, 1, 11))), 0.5))
        .containsExactly(new Merged<>(new Span(0, 0, 11), 2));
    assertThat(Merge.spans(List.of(), 0.5)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> Merge.spans(List.of(), 0));
  }

  @Test
  void goldCountsBoxesAndSpans() {
    List<Box> gold = List.of(new Box(0, 0, 0, 10, 10), new Box(0, 20, 0, 30, 10));
    List<Box> drawn = List.of(new Box(0, 1, 0, 11, 10));

    assertThat(ShapeGold.boxes(drawn, gold, 0.5)).isEqualTo(new Retrieval(1, 1, 2));
    assertThat(ShapeGold.boxes(drawn, gold, 0.9)).isEqualTo(new Retrieval(0, 1, 2));
    assertThat(ShapeGold.boxes(drawn, gold, 0.5).f1()).hasValue(2 / 3.0);
    List<Span> spans = List.of(new Span(0, 0, 5), new Span(0, 8, 9));
    List<Span> known = List.of(new Span(0, 0, 5), new Span(0, 6, 9), new Span(1, 0, 5));
    assertThat(ShapeGold.exactSpans(spans, known)).isEqualTo(new Retrieval(1, 2, 3));
    assertThat(ShapeGold.relaxedSpans(spans, known)).isEqualTo(new Retrieval(2, 2, 3));
    assertThat(Retrieval.NOTHING.f1()).isEmpty();
  }

  @Test
  void whatMostWorkersDrewIsBetterThanWhatOneDrew() {
    SharedData.assumePresent();
    Map<String, Map<String, List<Box>>> crowd = boxes("data/boxes/crowd_boxes.csv");
    Map<String, Map<String, List<Box>>> experts = boxes("data/boxes/expert_boxes.csv");
    Retrieval merged = Retrieval.NOTHING;
    Retrieval single = Retrieval.NOTHING;
    for (String image : crowd.keySet()) {
      if (experts.containsKey(image)) {
        List<Box> gold = experts.get(image).values().stream().flatMap(List::stream).toList();
        List<List<Box>> answers = List.copyOf(crowd.get(image).values());
        List<Box> supported =
            Merge.boxes(answers, 0.5).stream()
                .filter(each -> 2 * each.support() > answers.size())
                .map(Merged::shape)
                .toList();
        merged = merged.plus(ShapeGold.boxes(supported, gold, 0.5));
        for (List<Box> answer : answers) {
          single = single.plus(ShapeGold.boxes(answer, gold, 0.5));
        }
      }
    }

    assertThat(merged.f1().orElseThrow()).isGreaterThan(single.f1().orElseThrow() + 0.04);
    assertThat(merged.f1().orElseThrow()).isGreaterThan(0.85);
  }

  /** Boxes by worker by image; an empty row is a worker that drew nothing. */
  private static Map<String, Map<String, List<Box>>> boxes(String file) {
    Map<String, Map<String, List<Box>>> boxes = new LinkedHashMap<>();
    for (CSVRecord row : SharedData.rows(file)) {
      List<Box> drawn =
          boxes
              .computeIfAbsent(row.get("image"), image -> new LinkedHashMap<>())
              .computeIfAbsent(row.get("worker"), worker -> new ArrayList<>());
      if (!row.get("x1").isEmpty()) {
        drawn.add(
            new Box(0, number(row, "x1"), number(row, "y1"), number(row, "x2"), number(row, "y2")));
      }
    }
    return boxes;
  }

  private static double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
