package io.labelops.measure.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.labelops.measure.Votes;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorAnalysisTest {

  @Test
  void aKindCountsForAllAboveIt() {
    ErrorTaxonomy taxonomy = new ErrorTaxonomy();
    taxonomy.add("Fluency/Punctuation", 0.1);
    taxonomy.add("Fluency/Grammar", 1);
    taxonomy.add("Accuracy/Omission", 5);
    taxonomy.add("Other", 1);

    assertThat(taxonomy.errors()).isEqualTo(4);
    assertThat(taxonomy.top(1))
        .containsExactly(
            new ErrorTaxonomy.Kind("Accuracy", 1, 5),
            new ErrorTaxonomy.Kind("Fluency", 2, 1.1),
            new ErrorTaxonomy.Kind("Other", 1, 1));
    assertThat(taxonomy.top(2)).hasSize(3);
    assertThatIllegalArgumentException().isThrownBy(() -> taxonomy.add("", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> taxonomy.add("a", Double.NaN));
  }

  @Test
  void aChangeOfOneKindIsNotFoundInTheOthers() {
    List<ErrorShift> shifts =
        ErrorShift.of(new int[] {60, 20, 31}, 500, new int[] {20, 22, 29}, 500, 0.95);

    assertThat(shifts.getFirst().kind()).isZero();
    assertThat(shifts.getFirst().difference().value()).isCloseTo(-0.08, within(1e-12));
    assertThat(shifts.getFirst().difference().interval().upper()).isNegative();
    assertThat(shifts.getFirst().adjusted())
        .isCloseTo(3 * shifts.getFirst().difference().pValue(), within(1e-15))
        .isLessThan(0.001);
    assertThat(shifts.get(1).adjusted()).isOne();
    assertThat(shifts.get(2).adjusted()).isOne();
    ErrorShift all = ErrorShift.ofAll(111, 500, 71, 500, 0.95);
    assertThat(all.adjusted()).isEqualTo(all.difference().pValue()).isLessThan(0.01);
    assertThat(ErrorShift.count(new int[] {2, 0, 2}, 3)).containsExactly(1, 0, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ErrorShift.of(new int[1], 1, new int[2], 1, 0.95));
  }

  @Test
  void missingLabelsAreCountedAgainstWhatIsRequired() {
    Votes votes =
        Votes.of(4, 3, 2, new int[] {0, 0, 0, 1, 2, 2}, new int[] {0, 1, 2, 0, 0, 1}, new int[6]);
    Missing missing = Missing.of(votes, 3, 0.95);

    assertThat(missing.unlabelled().value()).hasValue(0.25);
    assertThat(missing.incomplete().value()).hasValue(0.5);
    assertThat(missing.lost().successes()).isEqualTo(6);
    assertThat(missing.lost().trials()).isEqualTo(12);
  }
}
