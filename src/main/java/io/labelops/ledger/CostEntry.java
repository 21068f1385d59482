package io.labelops.ledger;

import io.labelops.shared.DatasetVersionId;
import java.math.BigDecimal;

/** Money spent on a dataset version; the key makes a repeat harmless. */
public record CostEntry(
    String key,
    DatasetVersionId dataset,
    CostCategory category,
    BigDecimal quantity,
    BigDecimal amount,
    String currency,
    String subject) {}
