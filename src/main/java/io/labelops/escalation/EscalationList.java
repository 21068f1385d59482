package io.labelops.escalation;

import io.labelops.shared.PageQuery;
import io.labelops.shared.ResultPage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Lists escalations, the most urgent first. */
@Service
public class EscalationList {

  private final EscalationRows rows;

  EscalationList(EscalationRows rows) {
    this.rows = rows;
  }

  /**
   * Lists one page.
   *
   * @param open whether those that wait or those that are decided; null for both
   */
  public ResultPage<Escalation> page(
      @Nullable Boolean open, @Nullable String dataset, PageQuery page) {
    return page.of(
        rows.list(open, dataset, page.limit(), page.offset()), rows.count(open, dataset));
  }
}
