package io.labelops.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.labelops.measure.data.ErrorTaxonomy;
import io.labelops.measure.people.Speed;
import io.labelops.measure.shape.Retrieval;
import io.labelops.measure.shape.ShapeDistance;
import io.labelops.measure.shape.ShapeGold;
import io.labelops.measure.shape.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Error spans of ten raters in translations: figures of segments, spans, categories and times. */
class RecordedSpansTest {

  private List<CSVRecord> rows = List.of();
  private JsonNode reference = JsonMapper.shared().createObjectNode();

  @BeforeEach
  void readsTheSpans() {
    SharedData.assumePresent();
    rows = SharedData.rows("data/wmt-spans/annotations.csv");
    reference = SharedData.reference().path("other").path("wmt23-sxs-mqm-ende");
  }

  private static boolean planted(CSVRecord row) {
    return row.get("severity").equals("HOTW-test");
  }

  private static double mqm(CSVRecord row) {
    String category = row.get("category");
    return switch (row.get("severity")) {
      case "Major" -> category.startsWith("Non-translation") ? 25 : 5;
      case "Minor" -> category.equals("Fluency/Punctuation") ? 0.1 : 1;
      default -> 0;
    };
  }

  /** Sums a figure of the rows of each rater on each segment. */
  private Map<String, Map<String, Double>> bySegment(ToDoubleFunction<CSVRecord> figure) {
    Map<String, Map<String, Double>> sums = new LinkedHashMap<>();
    for (CSVRecord row : rows) {
      if (!planted(row)) {
        sums.computeIfAbsent(row.get("item"), _ -> new LinkedHashMap<>())
            .merge(row.get("rater"), figure.applyAsDouble(row), Double::sum);
      }
    }
    return sums;
  }

  private record Scored(Votes votes, double[] values) {}

  private Scored scored(ToDoubleFunction<CSVRecord> figure, boolean onlyWhether) {
    Map<String, Map<String, Double>> segments = bySegment(figure);
    TreeSet<Double> values = new TreeSet<>();
    segments
        .values()
        .forEach(raters -> raters.values().forEach(v -> values.add(value(v, onlyWhether))));
    List<Double> categories = List.copyOf(values);
    List<int[]> labels = new ArrayList<>();
    int segment = 0;
    for (Map<String, Double> raters : segments.values()) {
      for (Map.Entry<String, Double> each : raters.entrySet()) {
        int rater = Integer.parseInt(each.getKey().substring(5)) - 1;
        labels.add(
            new int[] {segment, rater, categories.indexOf(value(each.getValue(), onlyWhether))});
      }
      segment++;
    }
    return new Scored(
        Votes.of(
            segment,
            10,
            categories.size(),
            labels.stream().mapToInt(l -> l[0]).toArray(),
            labels.stream().mapToInt(l -> l[1]).toArray(),
            labels.stream().mapToInt(l -> l[2]).toArray()),
        categories.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Rounded to tenths, which all weights are, so that sums of tenths are equal where they are. */
  private static double value(double sum, boolean onlyWhether) {
    return onlyWhether ? (sum > 0 ? 1 : 0) : Math.round(sum * 10) / 10.0;
  }

  @Test
  void segmentsAreCountedAndAgreedOnAsInTheReference() {
    Scored major = scored(row -> row.get("severity").equals("Major") ? 1 : 0, true);
    Scored any = scored(row -> row.get("severity").equals("No-error") ? 0 : 1, true);
    Scored score = scored(RecordedSpansTest::mqm, false);

    assertThat(rows).hasSize(reference.path("n_rows").asInt());
    assertThat(major.votes().unitCount()).isEqualTo(reference.path("n_segments").asInt());
    assertThat(NominalTally.of(major.votes()).fleiss().orElseThrow())
        .isCloseTo(reference.path("fleiss_kappa_has_major").asDouble(), within(1e-12));
    assertThat(NominalTally.of(any.votes()).fleiss().orElseThrow())
        .isCloseTo(reference.path("fleiss_kappa_has_any_error").asDouble(), within(1e-12));
    assertThat(NominalTally.of(major.votes()).alpha().orElseThrow())
        .isCloseTo(reference.path("alpha_nominal_has_major").asDouble(), within(1e-12));
    assertThat(Alpha.interval(score.votes(), score.values()).orElseThrow())
        .isCloseTo(reference.path("alpha_interval_mqm_score").asDouble(), within(1e-10));
  }

  @Test
  void theAttentionTestsAreFoundInTheRows() {
    Map<String, int[]> found = new LinkedHashMap<>();
    int[] all = new int[2];
    for (CSVRecord row : rows) {
      if (planted(row)) {
        int right = row.get("category").equals("Found") ? 1 : 0;
        int[] counts = found.computeIfAbsent(row.get("rater"), _ -> new int[2]);
        counts[0] += right;
        counts[1]++;
        all[0] += right;
        all[1]++;
      }
    }

    assertThat(all[0]).isEqualTo(reference.path("honeypot_total").path(0).asInt());
    assertThat(all[1]).isEqualTo(reference.path("honeypot_total").path(1).asInt());
    reference
        .path("honeypot_by_rater")
        .properties()
        .forEach(
            rater -> {
              int[] counts = found.getOrDefault(rater.getKey(), new int[2]);
              Proportion share = Proportion.of(counts[0], counts[1], 0.95);
              JsonNode expected = rater.getValue();
              assertThat(counts[0]).isEqualTo(expected.path("found").asInt());
              assertThat(counts[1]).isEqualTo(expected.path("total").asInt());
              assertThat(share.value().orElseThrow())
                  .isCloseTo(expected.path("rate").asDouble(), within(1e-12));
              assertThat(share.interval().lower())
                  .isCloseTo(expected.path("cp95").path(0).asDouble(), within(1e-12));
              assertThat(share.interval().upper())
                  .isCloseTo(expected.path("cp95").path(1).asDouble(), within(1e-12));
            });
  }

  @Test
  void spansAgreeMoreRelaxedThanExactAndMoreThanByChance() {
    List<String> tops = new ArrayList<>();
    Map<String, Map<String, List<Span>>> spans = new LinkedHashMap<>();
    for (CSVRecord row : rows) {
      if (planted(row)) {
        continue;
      }
      List<Span> own =
          spans
              .computeIfAbsent(row.get("item"), _ -> new LinkedHashMap<>())
              .computeIfAbsent(row.get("rater"), _ -> new ArrayList<>());
      if (row.get("span_side").equals("target")
          && Integer.parseInt(row.get("span_end")) > Integer.parseInt(row.get("span_start"))) {
        String top = row.get("category").split("/", 2)[0];
        if (!tops.contains(top)) {
          tops.add(top);
        }
        own.add(
            new Span(
                tops.indexOf(top),
                Integer.parseInt(row.get("span_start")),
                Integer.parseInt(row.get("span_end"))));
      }
    }
    Retrieval exact = Retrieval.NOTHING;
    Retrieval relaxed = Retrieval.NOTHING;
    List<List<Span>> labels = new ArrayList<>();
    int[] start = new int[spans.size() + 1];
    int segment = 0;
    for (Map<String, List<Span>> raters : spans.values()) {
      List<List<Span>> each = List.copyOf(raters.values());
      labels.addAll(each);
      start[++segment] = labels.size();
      exact = exact.plus(ShapeGold.exactSpans(each.get(0), each.get(1)));
      relaxed = relaxed.plus(ShapeGold.relaxedSpans(each.get(0), each.get(1)));
    }
    double alpha =
        DistanceAlpha.of(start, (a, b) -> ShapeDistance.spans(labels.get(a), labels.get(b)))
            .orElseThrow();

    assertThat(exact.f1().orElseThrow()).isBetween(0.05, relaxed.f1().orElseThrow());
    assertThat(relaxed.f1().orElseThrow()).isLessThan(0.7);
    assertThat(alpha).isBetween(0.2, 0.6);
  }

  @Test
  void errorsHaveTheirTopCategoriesAndRatersTheirSpeed() {
    ErrorTaxonomy taxonomy = new ErrorTaxonomy();
    rows.stream()
        .filter(row -> !planted(row) && mqm(row) > 0)
        .forEach(row -> taxonomy.add(row.get("category"), mqm(row)));
    int[] rater =
        rows.stream()
            .mapToInt(row -> Integer.parseInt(row.get("rater").substring(5)) - 1)
            .toArray();
    double[] seconds =
        rows.stream()
            .mapToDouble(
                row ->
                    row.get("ui_time_ms").isEmpty()
                        ? 0
                        : Double.parseDouble(row.get("ui_time_ms")) / 1e3)
            .toArray();
    List<Speed> speeds = Speed.of(rater, new int[rater.length], seconds, 100);

    assertThat(taxonomy.top(1).getFirst().path()).isEqualTo("Accuracy");
    assertThat(taxonomy.errors())
        .isEqualTo(taxonomy.top(1).stream().mapToLong(ErrorTaxonomy.Kind::count).sum());
    assertThat(speeds).hasSize(10);
    // The two fastest, raters 4 and 9, are the two that miss a third of the attention tests.
    assertThat(speeds).extracting(Speed::annotator).startsWith(3, 8);
    assertThat(speeds).filteredOn(Speed::speeder).extracting(Speed::annotator).containsExactly(3);
    assertThat(Arrays.stream(seconds).filter(each -> each > 0).count()).isGreaterThan(9_000);
  }
}
