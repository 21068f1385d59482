package io.labelops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.labelops.cli.ExporterLag.Sample;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class LifecycleBenchTest {

  @ParameterizedTest
  @CsvSource({"500,20,100", "220,20,100", "219,20,99", "50,5,22", "10,1,4", "4,1,1"})
  void windowsShrinkWithTheBatches(int batches, int warmUp, int size) {
    assertThat(Windows.of(batches)).isEqualTo(new Windows(warmUp, size));
  }

  @Test
  void tooFewBatchesAreNotCompared() {
    assertThatThrownBy(() -> Windows.of(3)).hasMessageContaining("4 at least");
  }

  @Test
  void warmUpIsLeftOutAndOrderIsThatOfSettling() {
    List<Timing> timings =
        IntStream.rangeClosed(1, 10)
            .mapToObj(n -> new Timing(n - (n == 1 ? 9 : n <= 5 ? 1 : 2), n, n))
            .toList()
            .reversed();

    Windows windows = Windows.of(10);

    assertThat(windows.first(timings)).isEqualTo(new Windows.Pace(1, 1));
    assertThat(windows.last(timings)).isEqualTo(new Windows.Pace(2, 1));
    assertThat(windows.whole(timings).secondsPerBatch()).isEqualTo(2);
  }

  @Test
  void medianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
    assertThat(Median.of(DoubleStream.of(9, 1, 2, 4))).isEqualTo(3);
    assertThat(Median.of(DoubleStream.of(9, 1, 2))).isEqualTo(2);
  }

  @Test
  void figuresAreRatiosOfTheSameRun() {
    List<Timing> timings = paced(10, 1, 0.5);
    List<Timing> bare = paced(10, 0.5, 0.5);
    List<Timing> beside = paced(5, 0.8, 0.5);
    Map<String, Object> json =
        new LifecycleResult(
                2_000,
                11,
                timings,
                bare,
                beside,
                new IngestBench.Result(3, 600, 5_000, 10_000, 12_500),
                new IngestBench.Result(3, 3_000, 7_000, 10_000, 14_000),
                1.25,
                Map.of("labelops", new PartMemory(120, 400)))
            .json();

    assertThat(json)
        .containsEntry("batches", 11)
        .containsEntry("seconds_per_batch_first", 0.5)
        .containsEntry("growth_ratio", 1.0)
        .containsEntry("ratio_to_bare_process", 0.5)
        .containsEntry("ratio_to_bare_process_beside_deliveries", 0.8)
        .containsEntry("ingest_ratio_to_copy", 0.7)
        .containsEntry("ingest_ratio_to_uncommitted_copy", 0.5)
        .containsEntry("ingest_ratio_to_copy_at_200", 0.5)
        .containsEntry("ingest_ratio_to_uncommitted_copy_at_200", 0.4)
        .containsEntry("exporter_lag_seconds", 1.25)
        .containsEntry("heap_mb", Map.of("labelops", 120L))
        .containsEntry("jobs_per_second_last", 3.0);
  }

  private static List<Timing> paced(int batches, double every, double seconds) {
    return IntStream.rangeClosed(1, batches)
        .mapToObj(n -> new Timing(n * every - seconds, n * every, n * every))
        .toList();
  }

  @Test
  void exporterLagIsTheAgeOfTheFirstRecordNotExported() {
    ExporterLag lag = new ExporterLag();
    lag.add(new Sample(0, 100, 100));
    lag.add(new Sample(2, 300, 100));
    lag.add(new Sample(4, 300, 200));
    lag.add(new Sample(6, 300, 300));

    assertThat(lag.longest()).isCloseTo(3, within(1e-9));
  }

  @Test
  void brokerFiguresAreTakenFromItsSlowestPartition() {
    String metrics =
        """
        # TYPE position gauge
        position{partition="1",} 197.0
        position{partition="2",} 12.0
        """;

    assertThat(BrokerMetrics.value(metrics, "position{")).isEqualTo(12);
    assertThatThrownBy(() -> BrokerMetrics.value(metrics, "other{"))
        .hasMessageContaining("does not tell");
  }

  @Test
  void majorityIsAlwaysThereAndRightUnlessATieWasAskedFor() {
    int wrong = 0;
    for (Map<String, Object> row : new BenchWorld(2_000).rows(0, 2_000)) {
      String item = (String) row.get("item");
      List<String> labels =
          IntStream.range(0, 3).mapToObj(seat -> BenchWorld.label(item, seat)).toList();
      Set<String> tied = new HashSet<>();
      IntStream.range(0, 3).forEach(seat -> tied.add(BenchWorld.tied(item, seat)));
      wrong += (int) labels.stream().filter(l -> !l.equals(BenchWorld.truth(item))).count();
      assertThat(labels.stream().filter(BenchWorld.truth(item)::equals).count())
          .isGreaterThanOrEqualTo(2);
      assertThat(tied).hasSize(3);
    }
    assertThat(wrong).isBetween(120, 280);
    assertThat(new BenchWorld(2_000).gold().size()).isBetween(60, 140);
  }

  @Test
  void everyBatchOfADeskIsTimedOnceItIsSettled() {
    BenchClock clock = BenchClock.started();
    List<Timing> timings =
        new Crew(clock, _ -> {})
            .run(
                List.of(
                    List.of(work(clock, true), work(clock, false)), List.of(work(clock, true))));

    assertThat(timings).hasSize(2).allMatch(timing -> timing.seconds() >= timing.delivery());
  }

  private static Crew.Work work(BenchClock clock, boolean awaited) {
    return new Crew.Work() {
      private boolean looked;

      @Override
      public void deliver() {}

      @Override
      public boolean awaited() {
        return awaited;
      }

      @Override
      public OptionalDouble settled() {
        if (!looked) {
          looked = true;
          return OptionalDouble.empty();
        }
        return OptionalDouble.of(clock.now());
      }
    };
  }

  @ParameterizedTest
  @CsvSource({"lifecycle --items 100,--items has to be", "'',say what to measure"})
  void askingForTooLittleIsExplained(String arguments, String complaint) {
    StringWriter told = new StringWriter();
    int exitCode =
        Labelops.explained(new CommandLine(new BenchCommand()).setErr(new PrintWriter(told)))
            .execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));

    assertThat(exitCode).isEqualTo(3);
    assertThat(told.toString()).contains(complaint);
  }
}
