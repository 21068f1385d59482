package io.labelops.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.labelops.measure.SharedData;
import io.labelops.shared.JsonLine;
import io.labelops.shared.RowRefused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Labels of each type as people really gave them, against published values where there are any. */
class PublishedLabelsTest {

  private static final double CONFIDENCE = 0.95;
  private static final long SEED = 7;

  /** Krippendorff 2011, example C: four annotators, twelve units. */
  private static final String[] EXAMPLE = {
    "1 2 3 3 2 1 4 1 2 - - -",
    "1 2 3 3 2 2 4 1 2 5 - 3",
    "- 3 3 3 2 3 4 2 2 5 1 -",
    "1 2 3 3 2 4 4 1 2 5 1 -"
  };

  @Test
  void ratingsHaveTheAlphaOfKrippendorff2011() {
    UnitLabels labels = new UnitLabels();
    for (String annotator : EXAMPLE) {
      String[] given = annotator.split(" ");
      for (int unit = 0; unit < given.length; unit++) {
        if (!given[unit].equals("-")) {
          labels.add(unit, given[unit]);
        }
      }
    }
    List<String> scale = List.of("1", "2", "3", "4", "5");

    assertThat(alpha(TaskType.CLASSIFICATION, scale, labels)).isEqualTo(0.743, within(5e-4));
    assertThat(alpha(TaskType.RATING_ORDINAL, scale, labels)).isEqualTo(0.815, within(5e-4));
    assertThat(alpha(TaskType.RATING_INTERVAL, scale, labels)).isEqualTo(0.849, within(5e-4));
    LabelAgreement ordinal = TaskType.RATING_ORDINAL.rules(scale).agreement(labels, 0.95, SEED);
    assertThat(ordinal.agreement().units()).isEqualTo(11);
    assertThat(ordinal.interval()).isNotNull();
    assertThat(ordinal.interval().contains(0.815)).isTrue();
  }

  @Test
  void preferencesOfPandaLm() {
    SharedData.assumePresent();
    UnitLabels labels = new UnitLabels();
    for (CSVRecord row : SharedData.rows("data/pandalm/labels.csv")) {
      labels.add(Long.parseLong(row.get("item")), row.get("label"));
    }
    JsonNode reference = null;
    for (JsonNode each : SharedData.reference().path("datasets")) {
      if (each.path("dataset").asString().equals("pandalm-testset")) {
        reference = each;
      }
    }

    assertThat(reference).isNotNull();
    LabelAgreement agreement =
        TaskType.PREFERENCE.rules(List.of("0", "1", "2")).agreement(labels, CONFIDENCE, SEED);
    assertThat(agreement.agreement().alpha().orElseThrow())
        .isEqualTo(reference.path("krippendorff_alpha_nominal").doubleValue(), within(1e-12));
    assertThat(agreement.agreement().percent().orElseThrow())
        .isEqualTo(reference.path("percent_agreement_item_mean").doubleValue(), within(1e-12));
  }

  @Test
  void scoresOfTranslationsAndTheSpansBehindThem() throws RowRefused {
    SharedData.assumePresent();
    Map<String, Map<String, Double>> scores = new LinkedHashMap<>();
    Map<String, Map<String, ArrayNode>> spans = new LinkedHashMap<>();
    for (CSVRecord row : SharedData.rows("data/wmt-spans/annotations.csv")) {
      if (row.get("severity").equals("HOTW-test")) {
        continue;
      }
      scores
          .computeIfAbsent(row.get("item"), _ -> new TreeMap<>())
          .merge(row.get("rater"), penalty(row), Double::sum);
      ArrayNode marked =
          spans
              .computeIfAbsent(row.get("item"), _ -> new TreeMap<>())
              .computeIfAbsent(row.get("rater"), _ -> JsonLine.MAPPER.createArrayNode());
      if (row.get("span_side").equals("target")
          && !row.get("span_start").isEmpty()
          && !row.get("span_start").equals(row.get("span_end"))) {
        JsonNode span =
            JsonLine.MAPPER
                .createObjectNode()
                .put("class", row.get("severity"))
                .put("start", (int) Double.parseDouble(row.get("span_start")))
                .put("end", (int) Double.parseDouble(row.get("span_end")));
        if (marked.valueStream().noneMatch(span::equals)) {
          marked.add(span);
        }
      }
    }
    UnitLabels rated = new UnitLabels();
    UnitLabels marked = new UnitLabels();
    LabelRules spanRules = TaskType.TEXT_SPAN.rules(List.of("Major", "Minor"));
    long item = 0;
    for (String key : scores.keySet()) {
      for (String rater : scores.get(key).keySet()) {
        rated.add(item, CanonicalJson.number(scores.get(key).get(rater)));
        marked.add(item, spanRules.canonical(spans.get(key).get(rater)));
      }
      item++;
    }

    assertThat(alpha(TaskType.RATING_INTERVAL, List.of("0", "200"), rated))
        .isEqualTo(
            SharedData.reference()
                .path("other")
                .path("wmt23-sxs-mqm-ende")
                .path("alpha_interval_mqm_score")
                .doubleValue(),
            within(1e-9));
    LabelAgreement agreement = spanRules.agreement(marked, CONFIDENCE, SEED);
    assertThat(agreement.agreement().units()).isEqualTo(1040);
    assertThat(agreement.agreement().alpha().orElseThrow()).isBetween(0.2, 0.6);
    assertThat(agreement.interval().contains(agreement.agreement().alpha().getAsDouble())).isTrue();
  }

  private static double penalty(CSVRecord row) {
    return switch (row.get("severity")) {
      case "Major" -> row.get("category").startsWith("Non-translation") ? 25 : 5;
      case "Minor" -> row.get("category").equals("Fluency/Punctuation") ? 0.1 : 1;
      default -> 0;
    };
  }

  @Test
  void manyClassesOfCrowdTruthAgreeAsAllPairsSay() throws RowRefused {
    SharedData.assumePresent();
    Map<Long, List<List<String>>> given = new LinkedHashMap<>();
    for (CSVRecord row :
        SharedData.rows("data/crowdtruth/person-video-multiple-choice_answers.csv")) {
      List<String> classes =
          JsonLine.MAPPER.readTree(row.get("label")).valueStream().map(JsonNode::asString).toList();
      given
          .computeIfAbsent(Long.parseLong(row.get("item")), _ -> new ArrayList<>())
          .add(classes.stream().distinct().sorted().toList());
    }
    List<String> codes =
        given.values().stream().flatMap(List::stream).flatMap(List::stream).distinct().toList();
    LabelRules rules = TaskType.MULTI_LABEL.rules(codes);
    UnitLabels labels = new UnitLabels();
    for (Map.Entry<Long, List<List<String>>> item : given.entrySet()) {
      for (List<String> classes : item.getValue()) {
        ArrayNode value = JsonLine.MAPPER.createArrayNode();
        classes.forEach(value::add);
        labels.add(item.getKey(), rules.canonical(value));
      }
    }

    LabelAgreement agreement = rules.agreement(labels, CONFIDENCE, SEED);

    assertThat(agreement.agreement().alpha().orElseThrow())
        .as("Passonneau's MASI, all pairs, computed apart")
        .isEqualTo(masiAlpha(given), within(0.01));
  }

  /** α from all pairs of label sets, straight from its definition. */
  private static double masiAlpha(Map<Long, List<List<String>>> given) {
    List<List<String>> all = given.values().stream().flatMap(List::stream).toList();
    double expected = 0;
    for (List<String> one : all) {
      for (List<String> other : all) {
        expected += masi(one, other);
      }
    }
    double n = all.size();
    double observed = 0;
    for (List<List<String>> item : given.values()) {
      double sum = 0;
      for (List<String> one : item) {
        for (List<String> other : item) {
          sum += masi(one, other);
        }
      }
      observed += sum / (item.size() - 1);
    }
    return 1 - observed / n / (expected / (n * (n - 1)));
  }

  private static double masi(List<String> one, List<String> other) {
    long common = one.stream().filter(other::contains).count();
    double union = one.size() + other.size() - common;
    if (one.equals(other)) {
      return 0;
    }
    double monotone =
        common == 0 ? 0 : common == Math.min(one.size(), other.size()) ? 2 / 3.0 : 1 / 3.0;
    return 1 - common / union * monotone;
  }

  @Test
  void whatMostDrewIsRightMoreOftenThanWhatOneDrew() {
    SharedData.assumePresent();
    LabelRules rules = TaskType.BOUNDING_BOX.rules(List.of("pedestrian"));
    Map<String, Map<String, String>> crowd = boxes(rules, "data/boxes/crowd_boxes.csv");
    Map<String, Map<String, String>> experts = boxes(rules, "data/boxes/expert_boxes.csv");
    int gold = 0;
    int merged = 0;
    double single = 0;
    for (Map.Entry<String, Map<String, String>> image : crowd.entrySet()) {
      Map<String, String> expert = experts.getOrDefault(image.getKey(), Map.of());
      if (expert.size() != 1) {
        continue;
      }
      String known = expert.values().iterator().next();
      Map<String, Integer> votes = new HashMap<>();
      image.getValue().values().forEach(label -> votes.merge(label, 1, Integer::sum));
      Settled settled = rules.settle(votes);
      gold++;
      merged += settled.label() != null && rules.isRight(settled.label(), known) ? 1 : 0;
      single +=
          image.getValue().values().stream().filter(each -> rules.isRight(each, known)).count()
              / (double) image.getValue().size();
    }

    assertThat(merged).isGreaterThan((int) single);
  }

  private static Map<String, Map<String, String>> boxes(LabelRules rules, String file) {
    Map<String, Map<String, ArrayNode>> drawn = new LinkedHashMap<>();
    for (CSVRecord row : SharedData.rows(file)) {
      ArrayNode boxes =
          drawn
              .computeIfAbsent(row.get("image"), _ -> new LinkedHashMap<>())
              .computeIfAbsent(row.get("worker"), _ -> JsonLine.MAPPER.createArrayNode());
      if (!row.get("x1").isEmpty()
          && number(row, "x1") < number(row, "x2")
          && number(row, "y1") < number(row, "y2")) {
        boxes
            .addObject()
            .put("class", "pedestrian")
            .put("x1", number(row, "x1"))
            .put("y1", number(row, "y1"))
            .put("x2", number(row, "x2"))
            .put("y2", number(row, "y2"));
      }
    }
    return drawn.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                image ->
                    image.getValue().entrySet().stream()
                        .collect(
                            Collectors.toMap(
                                Map.Entry::getKey, each -> text(rules, each.getValue())))));
  }

  private static String text(LabelRules rules, JsonNode value) {
    try {
      return rules.canonical(value);
    } catch (RowRefused e) {
      throw new AssertionError(value + " " + e.reason(), e);
    }
  }

  private static double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }

  private static double alpha(TaskType type, List<String> codes, UnitLabels labels) {
    return type.rules(codes).agreement(labels, CONFIDENCE, SEED).agreement().alpha().orElseThrow();
  }
}
