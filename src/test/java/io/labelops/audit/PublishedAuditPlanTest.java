package io.labelops.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps the audit's published chances of passing true. */
class PublishedAuditPlanTest {

  private static final double[] RATES = {0.01, 0.02, 0.03, 0.051, 0.08, 0.12};

  @ParameterizedTest
  @ValueSource(ints = {300, 1_000, 10_000, 100_000})
  void theChanceThatALotPassesIsAsPublished(int lot) throws IOException {
    TwoStagePlan plan = TwoStagePlan.of(lot, 2, 0.05, 0.95);
    String row =
        plan.operatingCharacteristic(RATES).stream()
            .map(point -> String.format(Locale.ROOT, "%.1f %%", 100 * point.acceptance()))
            .collect(
                Collectors.joining(
                    " | ",
                    String.format(
                        Locale.ROOT,
                        "| %,d | %d, then %d | ",
                        lot,
                        plan.sampleSize(),
                        plan.extendedSampleSize()),
                    " |"));

    assertThat(Files.readString(Path.of("docs/gate-rules.md")))
        .as("docs/gate-rules.md is not current for defect rates %s", Arrays.toString(RATES))
        .contains(row);
  }
}
