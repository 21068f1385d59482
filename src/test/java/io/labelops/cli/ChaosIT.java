package io.labelops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A few seeded faults on the real stack, with two copies of the application side by side. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@ExtendWith(LocalStack.class)
class ChaosIT {

  private static final Chaos.Size SMALL = new Chaos.Size(3, 1, 60);

  /** Kills a copy, cuts both copies off the broker, kills PostgreSQL. */
  private static final long SEED = 753;

  @Test
  void nothingIsLostOrDoneTwiceWhilePartsDie() throws IOException, SQLException {
    PrintWriter out = new PrintWriter(System.out, true);

    ChaosReport report;
    try (ChaosStack stack = LocalStack.broken()) {
      report = new Chaos(stack, SMALL, SEED, new Progress(out, true)).run();
    } finally {
      LocalStack.mend();
    }

    report.print(out);
    out.flush();
    assertThat(report.made()).hasSize(SMALL.faults());
    assertThat(report.violations()).isEmpty();
    assertThat(report.work())
        .hasEntrySatisfying("annotations_accepted", n -> assertThat((int) n).isPositive());
  }
}
