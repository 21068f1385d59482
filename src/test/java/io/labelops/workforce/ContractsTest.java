package io.labelops.workforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelops.ModuleTest;
import io.labelops.TestClock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class ContractsTest {

  private final Contracts contracts;
  private final Vendors vendors;
  private final Annotators annotators;
  private final JdbcClient jdbc;

  ContractsTest(Contracts contracts, Vendors vendors, Annotators annotators, JdbcClient jdbc) {
    this.contracts = contracts;
    this.vendors = vendors;
    this.annotators = annotators;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void enterProgramAndVendors() {
    jdbc.sql("TRUNCATE program, vendor CASCADE").update();
    jdbc.sql(
            "INSERT INTO program (key, title, time_zone, currency) VALUES ('birds', 'Birds', 'UTC', 'EUR')")
        .update();
    vendors.enter("north", "North");
    vendors.enter("south", "South");
  }

  @Test
  void newTermsAreANewVersionAndTheSameTermsAreNot() {
    assertThat(contracts.agree("north", terms("0.05", 1)).created()).isTrue();
    assertThat(contracts.agree("north", terms("0.0500", 1)).created()).isFalse();
    assertThat(contracts.agree("north", terms("0.06", 1)).value().version()).isEqualTo(2);

    Contract current = contracts.current("north", "birds").orElseThrow();
    assertThat(current.ratePerLabel()).isEqualByComparingTo("0.06");
    assertThat(current.validFrom()).isEqualTo(TestClock.START);
    assertThat(contracts.ofVendor("north")).extracting(Contract::version).containsExactly(2, 1);
  }

  @Test
  void aProgramsWorkIsSharedByVendorsWithAShareOnly() {
    contracts.agree("north", terms("0.05", 3));
    contracts.agree("south", terms("0.05", 2));
    contracts.agree("south", terms("0.05", 0));

    assertThat(contracts.ofProgram("birds"))
        .extracting(Contract::vendorKey)
        .containsExactly("north");
    assertThat(contracts.ofProgram("fish")).isEmpty();
  }

  @Test
  void termsInAnotherCurrencyOrWithoutSenseAreRefused() {
    assertThatThrownBy(
            () ->
                contracts.agree(
                    "north",
                    new ContractTerms("birds", 60, 30, 60, 60, 0.9, BigDecimal.ONE, "USD", 1)))
        .isInstanceOf(InvalidContract.class)
        .hasMessageContaining("EUR");
    assertThatThrownBy(
            () ->
                contracts.agree(
                    "north",
                    new ContractTerms("birds", 60, 90, 60, 60, 0.9, BigDecimal.ONE, "EUR", 1)))
        .isInstanceOf(InvalidContract.class)
        .hasMessageContaining("reminderSeconds");
    assertThatThrownBy(() -> contracts.agree("nobody", terms("1", 1)))
        .isInstanceOf(UnknownVendor.class);
  }

  @Test
  void annotatorsAreEnteredOnceAndBadPseudonymsAreReported() {
    List<String> pseudonyms = new ArrayList<>(Arrays.asList("a1", "a2", "a1", " ", null, " a3"));

    var report = annotators.enter("north", pseudonyms);
    annotators.enter("north", List.of("a1", "a9"));

    assertThat(report.taken()).isEqualTo(2);
    assertThat(report.refusals()).extracting("line").containsExactly(3L, 4L, 5L, 6L);
    assertThat(annotators.of("north"))
        .extracting(Annotator::pseudonym)
        .containsExactly("a1", "a2", "a9");
    assertThat(annotators.find("south", "a1")).isEmpty();
  }

  @Test
  void onlyAnnotatorsUnderContractCountForAProgram() {
    annotators.enter("north", List.of("a1", "a2"));
    annotators.enter("south", List.of("b1"));
    assertThat(annotators.countActive("birds")).isZero();

    contracts.agree("north", terms("0.05", 1));

    assertThat(annotators.countActive("birds")).isEqualTo(2);
  }

  private static ContractTerms terms(String rate, int share) {
    return new ContractTerms(
        "birds", 3600, 1800, 1800, 600, 0.9, new BigDecimal(rate), "EUR", share);
  }
}
