package io.labelops.program;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** What datasets are made for, with its time zone and budget. */
@Table("program")
public record Program(
    @Id String key,
    String title,
    String timeZone,
    @Nullable BigDecimal budgetAmount,
    String currency,
    @Version @JsonIgnore @Nullable Integer revision) {

  boolean isSameAs(Program other) {
    return title.equals(other.title)
        && timeZone.equals(other.timeZone)
        && currency.equals(other.currency)
        && sameAmount(budgetAmount, other.budgetAmount);
  }

  private static boolean sameAmount(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null || other == null ? one == other : one.compareTo(other) == 0;
  }
}
