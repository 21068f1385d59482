package io.labelops.dashboard;

import java.math.BigDecimal;

/** What a dataset version cost in one category. */
record CostRow(String category, BigDecimal quantity, BigDecimal amount, String currency) {}
